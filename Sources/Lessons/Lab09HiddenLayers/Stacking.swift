import Foundation
import LabKit
import NumericsEngine
import Plotting

extension HiddenLayersLesson {
  /// Layer upon layer, and what it means to see through one.
  static let stacking = [deepening, moving]

  private static let deepening = Step(
    "Deeper", exercise: HiddenLayersExercises.activations
  ) { stage in
    try stage.text(
      """
      What the hidden layer gives is a table again, [m, hidden], and so another layer can follow it, and \
      another. How many there are is a network's *depth*. A network of depth 3, for two inputs:
      """)
    let units = [2, 4, 3, 1]
    try stage.table(
      "Shapes on the way", columns: ["layer", "W", "b", "O", "numbers to choose"],
      rows: (1..<units.count).map { layer in
        let (n, u) = (units[layer - 1], units[layer])
        return ["\(layer)", "[\(u), \(n)]", "[\(u)]", "[m, \(u)]", "\(u * n + u)"]
      })
    try stage.text(
      """
      Without activations none of this would help. Two layers of weighted sums are one layer of \
      weighted sums:
      """)
    try stage.verbatim(
      """
      (X·W¹ᵀ + b¹)·W²ᵀ + b²  =  X·(W²·W¹)ᵀ + (W²·b¹ + b²)
      [m, n]·[n, h]·[h, u]      [m, n]·[n, u]   [u]
      """)
    var generator = RandomGenerator(seed: 9)
    func drawn(_ shape: [Int]) -> NDArray<Double> {
      NDArray(
        shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in generator.normal() })
    }
    let (x, w1, b1, w2, b2) = (
      drawn([3, 2]), drawn([4, 2]), drawn([4]), drawn([1, 4]), drawn([1])
    )
    let sums = x.matmul(w1.transposed) + b1  // [m, h]
    let two = sums.matmul(w2.transposed) + b2  // [m, u]
    let one = x.matmul(w2.matmul(w1).transposed) + (w2.matmul(b1) + b2)  // [m, u]
    let bent = tanh(sums).matmul(w2.transposed) + b2  // [m, u]
    try stage.text(
      "With numbers: random weights, three random rows, four hidden units, one output.")
    try stage.table(
      "Two layers, the one layer W²·W¹, and two layers with a bend",
      columns: ["row", "two layers", "one layer", "with tanh between them"],
      rows: (0..<3).map { row in
        ["\(row)", two[row, 0].fixed(6), one[row, 0].fixed(6), bent[row, 0].fixed(6)]
      })
    try stage.text(
      """
      So the bend is not decoration; it is all that makes depth worth having. And depth is worth a lot. \
      Take two ReLU units that fold the interval 0…1 once, t(x) = 2·relu(x) − 4·relu(x − ½), and \
      feed the result into the same two units again:
      """)
    let steps = Array(stride(from: 0.0, through: 1.0, by: 1.0 / 256))
    func fold(_ x: NDArray<Double>) -> NDArray<Double> { 2 * relu(x) - 4 * relu(x - 0.5) }
    var folded = NDArray(steps)
    var teeth: [Figure.Layer] = []
    for depth in 1...4 {
      folded = fold(folded)
      if depth != 3 {
        let strokes: [Int: Figure.Layer.Stroke] = [1: .dotted, 2: .dashed, 4: .solid]
        teeth.append(
          .line(
            x: steps, y: folded.elements,
            label: depth == 1 ? "one fold" : "\(depth) folds", series: [1: 2, 2: 1, 4: 0][depth],
            stroke: strokes[depth]))
      }
    }
    try stage.figure(
      Figure(
        slug: "lab09-folds", title: "Two units a layer: every layer doubles the teeth",
        x: .init("x"), y: .init("output"), layers: teeth))
    try stage.text(
      """
      Four layers, eight units: eight teeth with 15 bends. In a single hidden layer every ReLU unit has \
      one bend, so it would take at least 15 units; and for ten layers with their 20 units, 1 023. M. Telgarsky (*Benefits \
      of Depth in Neural Networks*, COLT 2016) proved from such teeth that some functions need depth.

      In the exercise each layer is a value of the type `Layer`, with `weights`, `biases` and its own \
      `activation`, one of
      """)
    try stage.verbatim(
      """
      .identity  z                        .tanh     tanh z
      .step      1 where z ≥ 0, else 0    .relu     max(0, z)
      .sigmoid   1 / (1 + e⁻ᶻ)            .softmax  eᶻ / Σ eᶻ along each row
      """)
    try stage.text(
      """
      All but the last work on each number by itself. Softmax looks at a whole row and makes shares of it; \
      the engine's `softmax(z, axis: 1)` subtracts each row's largest number first, so that no exponential \
      overflows.
      """)
  }

  private static let moving = Step(
    "New coordinates", exercise: HiddenLayersExercises.exclusiveOr
  ) { stage in
    let layers = 1000
    var generator = RandomGenerator(seed: 94)
    var helpful = 0
    var best: (gap: Double, places: [SIMD2<Double>])?
    for _ in 0..<layers {
      let numbers = (0..<6).map { _ in 2 * generator.normal() }
      let places = Corners.all.map { corner in
        SIMD2(
          tanh(numbers[0] * corner.x + numbers[1] * corner.y + numbers[2]),
          tanh(numbers[3] * corner.x + numbers[4] * corner.y + numbers[5]))
      }
      guard let parting = Parting(places), parting.gap > 1e-6 else { continue }
      helpful += 1
      if parting.gap > best?.gap ?? 0 { best = (parting.gap, places) }
    }
    try stage.text(
      """
      There is another way to look at a hidden layer. Two inputs are a point of a plane; two hidden outputs are \
      a point too, of another plane. The layer *moves* points: it gives each of them new coordinates. The \
      output neuron never sees the old ones. It draws its line in the new plane, and all it needs is that a \
      line can do it *there*.

      Do the four corners have to be moved cleverly? Throw dice: \(layers.grouped) hidden layers of two tanh units, \
      all weights and biases drawn from N(0, 2²). In \(helpful) of them a line parts the classes after the \
      move. This is where the corners came to in the best of these, rounded to tenths:
      """)
    // Rounded, or the weights could be computed from the figure.
    let shown = (best?.places ?? []).map { (10 * $0).rounded(.toNearestOrAwayFromZero) / 10 }
    if shown.count == 4, let parting = Parting(shown) {
      let plane = -1.25...1.25
      try stage.figure(
        Figure(
          slug: "lab09-corners-moved",
          title: "The four corners, moved by a hidden layer: now a line parts them",
          x: .init("output of hidden unit 1", range: plane),
          y: .init("output of hidden unit 2", range: plane),
          layers: [
            .field(
              PlaneGrid(plane).cells { rows in rows.map { parting.line($0) > 0 ? 0.0 : 1.0 } },
              x: plane,
              y: plane, colours: .classes, label: "side of the line: class 1, class 0")
          ] + Corners.points(at: shown), aspect: .equal))
    }
    try stage.text(
      """
      Nothing was torn: between the corners the square is stretched and bent, so that a line finds its way \
      between the classes. Which weights do that is not shown here: now it is your turn. You need no dice and \
      no training. Draw the square, draw two lines, and think of the bump.

      An array of rows is written
      """)
    try stage.verbatim(
      """
      NDArray([[0.5, -1.25], [0.75, 0.25]])     [2, 2]
      [0.25, -0.5]                              [2], where an NDArray is expected
      """)
  }
}
