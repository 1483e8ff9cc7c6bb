import Foundation
import LabKit
import NumericsEngine
import Plotting

extension HiddenLayersLesson {
  /// What one line cannot do, and what units with a bend can.
  static let bending = [parting, hiding, joining]

  private static let parting = Step("Four points that no line parts") { stage in
    try stage.text(
      """
      A single neuron adds up its inputs with weights, adds a bias, and decides by the sign of the \
      sum. In the plane that is a line: on one side class 1, on the other class 0. So much can be \
      done with a line that one forgets what is beyond it. It takes four points to see it, and the question \
      is whether *exactly one* of two things is the case. It is called *exclusive or*, XOR:
      """)
    try stage.table(
      "Exclusive or", columns: ["x₁", "x₂", "class"],
      rows: zip(Corners.all, Corners.labels).map {
        ["\(Int($0.x))", "\(Int($0.y))", "\($1)"]
      })
    try stage.text("What a line with the weights w₁, w₂ and the bias b would have to do:")
    try stage.verbatim(
      """
      z = w₁x₁ + w₂x₂ + b

      at (0, 0):  b            < 0        at (0, 1):  w₂ + b  > 0
      at (1, 1):  w₁ + w₂ + b  < 0        at (1, 0):  w₁ + b  > 0
      sum:        w₁ + w₂ + 2b < 0        sum:        w₁ + w₂ + 2b > 0
      """)
    try stage.text(
      """
      Both sums are the same number, and it cannot be negative and positive at once. That is the \
      whole proof. With numbers, for three lines that you might try:
      """)
    let tries: [(w1: Double, w2: Double, b: Double)] = [(1, 1, -0.5), (2, -3, 1), (-4, 5, -2)]
    try stage.table(
      "z at the corners, and the two sums",
      columns: ["w₁", "w₂", "b", "(0,0)", "(1,1)", "sum", "(0,1)", "(1,0)", "sum"],
      rows: tries.map { line in
        let z = Corners.all.map { line.w1 * $0.x + line.w2 * $0.y + line.b }
        return [line.w1, line.w2, line.b, z[0], z[3], z[0] + z[3], z[1], z[2], z[1] + z[2]]
          .map { $0.significant(3) }
      })
    let grid = stride(from: -2.0, through: 2, by: 0.25)
    var lines = 0
    var most = 0
    for w1 in grid {
      for w2 in grid {
        for b in grid {
          lines += 1
          let right = zip(Corners.all, Corners.labels).count {
            (w1 * $0.x + w2 * $0.y + b > 0) == ($1 == 1)
          }
          most = max(most, right)
        }
      }
    }
    try stage.text(
      """
      Of \(lines.grouped) lines (all weights and biases from −2 to 2 in steps of ¼) the best \
      gets \(most) of 4 corners right. One of these:
      """)
    try stage.figure(
      Figure(
        slug: "lab09-xor", title: "Exclusive or: the best that a line can do is three of four",
        x: .init("x₁", range: -0.5...1.5), y: .init("x₂", range: -0.5...1.5),
        layers: [
          .field(
            PlaneGrid(-0.5...1.5).cells { rows in
              rows.map { $0.y - $0.x > 0.5 ? 0.0 : 1.0 }
            }, x: -0.5...1.5, y: -0.5...1.5, colours: .classes,
            label: "predicted: class 1, class 0")
        ] + Corners.points(), aspect: .equal))
    try stage.text(
      """
      M. Minsky and S. Papert wrote a book about what a single layer cannot do (*Perceptrons*, MIT \
      Press, 1969). The way out is a layer in between.
      """)
  }

  private static let hiding = Step(
    "A layer in between", exercise: HiddenLayersExercises.hiddenLayer
  ) { stage in
    try stage.text(
      """
      Units between inputs and output are called *hidden*: nobody says what they should answer. \
      Each of them looks at all inputs, as any neuron does, and passes on one number. Its \
      activation here is the *hyperbolic tangent*, the sigmoid's sister:
      """)
    try stage.verbatim(
      """
      σ(z)   = 1 / (1 + e⁻ᶻ)                                  the sigmoid, from 0 to 1
      tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) = 2·σ(2z) − 1          from −1 to 1
      tanh(−z) = −tanh z
      """)
    let x = stride(from: -4.0, through: 4, by: 0.05).map { $0 }
    try stage.figure(
      Figure(
        slug: "lab09-tanh", title: "tanh and the sigmoid",
        x: .init("z"), y: .init("output", range: -1.1...1.1),
        layers: [
          .horizontal(at: 0),
          .line(x: x, y: tanh(NDArray(x)).elements, label: "tanh z", series: 0, stroke: .solid),
          .line(x: x, y: sigmoid(NDArray(x)).elements, label: "σ(z)", series: 1, stroke: .dashed),
        ]))
    try stage.table(
      "Some values", columns: ["z", "tanh z", "σ(z)"],
      rows: [-3.0, -1, -0.1, 0, 0.1, 1, 3].map {
        [$0.significant(2), tanh($0).fixed(4), (1 / (1 + exp(-$0))).fixed(4)]
      })
    try stage.text(
      """
      Near 0 it is almost z itself; far out it says practically −1 or +1. Why not the sigmoid? Its \
      outputs are all positive, around one half, and the next layer would have to subtract that \
      half again. Those of tanh lie around 0, and its steepest slope is 1, not ¼, which will matter at the \
      end of this lab (Y. LeCun, L. Bottou, G. Orr, K.-R. Müller: *Efficient BackProp*, 1998, section 4.4).

      What does one unit see? A line again, w₁x₁ + w₂x₂ + b = 0, where it gives 0; on one side it \
      comes close to +1, on the other to −1. The larger its weights, the sharper the change. Here is one with \
      the weights 1.5 and −1 and the bias 0.5:
      """)
    let plane = -2.0...2.0
    let unit = Layer(weights: NDArray([[1.5, -1]]), biases: [0.5], activation: .tanh)
    try stage.figure(
      Figure(
        slug: "lab09-unit", title: "What one tanh unit sees of the plane",
        x: .init("x₁", range: plane), y: .init("x₂", range: plane),
        layers: [
          .field(
            PlaneGrid(plane).cells(outputs(of: unit)), x: plane, y: plane, colours: .sequential,
            label: "output"),
          .line(
            x: [-1.6667, 1], y: [-2, 2], label: "where it gives 0", series: 6, stroke: .solid),
        ], aspect: .equal))
    try stage.text("A whole layer of units, for all rows at once:")
    try stage.verbatim(
      """
      Z = X·Wᵀ + b       [m, n]·[n, units] + [units] = [m, units]
      O = tanh Z         [m, units]

      X  inputs   [m, n]       m rows, n inputs
      W  weights  [units, n]   a row for each unit
      b  biases   [units]      one for each unit, added to its column
      """)
    try stage.text("What you need:")
    try stage.verbatim(
      """
      weights.transposed              [units, n] becomes [n, units]
      a.matmul(b)                     the matrix product
      z + biases                      [m, units] + [units]: b goes to every row
      tanh(z)                         of every element
      array.rank, array.shape         to check before you multiply
      throw LabError.shapeMismatch    where the shapes do not fit
      """)
  }

  private static let joining = Step(
    "What the output makes of it", exercise: HiddenLayersExercises.forward
  ) { stage in
    let x = stride(from: -1.0, through: 4.5, by: 0.05).map { $0 }
    let inputs = NDArray(shape: [x.count, 1], elements: x)  // [m, 1]
    let hidden = tanh(inputs.matmul(NDArray([[3.0, 3.0]])) + [-3.0, -7.5])  // [m, 2]
    let outputs = sigmoid(hidden.matmul(NDArray([[3.5], [-3.5]])) - 3.5)  // [m, 1]
    try stage.text(
      """
      One unit alone is a smooth step, up or down. Two of them can do what one cannot: be high *in \
      between*. Take a single input x and two hidden units that rise at different places. The \
      output neuron takes the first and subtracts the second:
      """)
    try stage.verbatim(
      """
      o₁ = tanh(3x − 3)          rises at x = 1
      o₂ = tanh(3x − 7.5)        rises at x = 2.5
      p  = σ(3.5·o₁ − 3.5·o₂ − 3.5)
      """)
    try stage.figure(
      Figure(
        slug: "lab09-bump", title: "Two steps make a bump",
        x: .init("x"), y: .init("output", range: -1.1...1.1),
        layers: [
          .line(
            x: x, y: hidden.column(0).elements, label: "hidden unit 1", series: 1, stroke: .dashed),
          .line(
            x: x, y: hidden.column(1).elements, label: "hidden unit 2", series: 2, stroke: .dotted),
          .line(x: x, y: outputs.elements, label: "output p", series: 0, stroke: .solid),
        ]))
    let chosen = [0.0, 1.0, 1.75, 2.5, 4.0]
    try stage.table(
      "Some inputs on their way", columns: ["x", "o₁", "o₂", "sum", "p"],
      rows: chosen.map { x in
        let (first, second) = (tanh(3 * x - 3), tanh(3 * x - 7.5))
        let sum = 3.5 * first - 3.5 * second - 3.5
        return [
          x.fixed(2), first.fixed(3), second.fixed(3), sum.fixed(3), (1 / (1 + exp(-sum))).fixed(3),
        ]
      })
    try stage.text(
      """
      Left and right of the bump the two units agree and their difference is 0; in between they \
      disagree. With enough bumps of any width and height, and an output neuron that only adds, any continuous \
      function on an interval can be approached as closely as you like. That one hidden layer is enough \
      for this, with as many inputs as you like, is a theorem of G. Cybenko (*Mathematics of Control, Signals and Systems* 2, 1989, p. 303); it does not say \
      how many units that takes, nor how to find them.

      For a table of rows, first the hidden layer, then the *output layer*, with shapes:
      """)
    try stage.verbatim(
      """
      O¹ = tanh(X·W¹ᵀ + b¹)      [m, n]·[n, h] + [h] = [m, h]
      O² = σ(O¹·W²ᵀ + b²)        [m, h]·[h, u] + [u] = [m, u]

      m rows, n inputs, h hidden units, u outputs
      """)
    try stage.text(
      """
      The superscripts count layers; they are no powers. In the network above W¹ is [2, 1] and W² is \
      [1, 2]: the second layer's weights have a column for each unit of the first.

      The network of the exercise is a value of the type `TwoLayerNetwork`, and what you return is \
      `TwoLayerOutputs(hidden: …, outputs: …)`: both layers, because training will need both.
      """)
  }

  /// A layer of one unit as a function of the plane: `[rows, 2]` → `[rows]`.
  static func outputs(of unit: Layer) -> ([SIMD2<Double>]) -> [Double] {
    { rows in
      let inputs = NDArray(shape: [rows.count, 2], elements: rows.flatMap { [$0.x, $0.y] })
      return tanh(inputs.matmul(unit.weights.transposed) + unit.biases).elements
    }
  }
}
