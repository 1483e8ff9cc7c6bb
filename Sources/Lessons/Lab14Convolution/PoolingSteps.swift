import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension ConvolutionLesson {
  /// Smaller maps, and the way back through them.
  static let pooling = [shrinking, winning]

  private static let shrinking = Step(
    "Pooling: what, and only roughly where", exercise: ConvolutionExercises.pooled
  ) { stage in
    let digit = Maps.digit(7, seed: 14)
    let map = relu(Maps.convolved(digit, Maps.vertical))  // [28, 28, 1]
    let (largest, mean) = (
      Maps.pooled(map, by: .max, size: 2), Maps.pooled(map, by: .average, size: 2)
    )
    try stage.text(
      """
      A map says to the pixel where something was found. To read a digit, less is enough: \
      there is an edge *somewhere up here*. Pooling puts windows on the map, usually of \
      2 × 2 and side by side, and keeps one number of each: the largest (*max pooling*) or the mean \
      (*average pooling*). It has no weights, and each channel is pooled by itself.
      """)
    let range = 0...max(map.max(), 1)
    try stage.figure(
      .images(
        slug: "lab14-pooling", title: "A map of edges, and what pooling keeps of it",
        panels: [
          Maps.panel("after ReLU", map, range: range),
          Maps.panel("max of 2 × 2", largest, range: range),
          Maps.panel("mean of 2 × 2", mean, range: range),
        ], columns: 3))
    try stage.text(
      """
      A quarter of the numbers is left, so all that follows costs a quarter. And what is left \
      changes less when a digit moves. Here each of the ten digits has moved one pixel to the right, \
      and the table says by how much that changes what a layer sees: ‖a − b‖ / ‖a‖, the mean of the \
      ten.
      """)
    let maps = (0..<10).map { kind in
      let digit = Maps.digit(kind, seed: UInt32(kind))
      return [digit, Maps.moved(digit, right: 1)].map { relu(Maps.convolved($0, Maps.vertical)) }
    }
    func change(_ kind: PoolingKind, _ size: Int) -> String {
      let changes = maps.map { pair in
        let (before, after) = (
          Maps.pooled(pair[0], by: kind, size: size), Maps.pooled(pair[1], by: kind, size: size)
        )
        return Maps.change(from: before, to: after)
      }
      return (changes.reduce(0, +) / Double(changes.count)).fixed(3)
    }
    try stage.table(
      "What a shift of one pixel changes",
      columns: ["", "not pooled", "2 × 2", "4 × 4", "7 × 7"],
      rows: PoolingKind.allCases.map { kind in
        [kind.rawValue] + [1, 2, 4, 7].map { change(kind, $0) }
      })
    try stage.text(
      """
      The larger the window, the less a shift matters, and the less is left of the place. A network \
      pools a little, looks for combinations of what it has found, and pools again.

      At an edge with padding, pooling is more careful than a convolution: zeros would be numbers that \
      nobody has measured. So a maximum is that of the pixels alone (a 0 would win wherever all are \
      negative), and a mean is divided by the number of pixels that are there.
      """)
  }

  private static let winning = Step(
    "Only the winner hears", exercise: ConvolutionExercises.maxPoolingGradient
  ) { stage in
    let map = NDArray([
      [0.0, 2, 1, 1, 3, 0], [1, 4, 0, 1, 2, 3], [5, 1, 0, 0, 2, 0], [2, 1, 6, 0, 2, 1],
    ])
    let delta = NDArray([[1.0, 2, 3], [-1, -2, -3]])
    let tape = Tape<Double>()
    let images = tape.constant(map.reshaped(to: [1, 4, 6, 1]))
    let loss = (tape.constant(delta.reshaped(to: [1, 2, 3, 1])) * maxPool(images, size: 2)).sum()
    let slopes = tape.gradient(of: loss, for: images).value.reshaped(to: [4, 6])
    try stage.text(
      """
      Training needs the way back. How does the loss change with a pixel in front of a max pooling? If \
      it is the largest of its window, the maximum moves along with it, one to one. If it is not, it \
      may move a little and nothing happens. So the delta of a window goes to its largest pixel, whole, \
      and the others get 0.
      """)
    let (left, right) = (Maps.written(map), Maps.written(slopes))
    let deltas = Maps.written(delta)
    try stage.verbatim(
      left.indices.map { row in
        "\(left[row])        "
          + (row < 2 ? deltas[row] : String(repeating: " ", count: deltas[0].count))
          + "        \(right[row])"
      }.joined(separator: "\n") + "\n\nmap                deltas          slopes by the map")
    try stage.figure(
      .heatMap(
        slug: "lab14-pooling-gradient", title: "Where the six deltas of 2 × 2 windows go",
        rows: .init("row", (0..<4).map(String.init)),
        columns: .init("column", (0..<6).map(String.init)), values: slopes.elements,
        colours: .diverging))
    try stage.text(
      """
      In the window at the top in the middle, 1 stands three times. A maximum of equal numbers has no \
      slope in the strict sense; one has to choose, and here it is the first, row by row, as in \
      PyTorch. In the last window below 2 stands twice, and it is the same.

      Where windows overlap, one pixel may win several of them. It hears from all: the deltas are \
      added.
      """)
  }
}
