import Foundation
import NumericsEngine
import Plotting

extension ForwardPropagationLesson {
  /// From one neuron to a layer of them.
  static let neurons = [deciding, stacking, bending]

  private static let deciding = Step(
    "One neuron", exercise: ForwardPropagationExercises.neuron
  ) { stage in
    try stage.text(
      """
      A network is made of *neurons*, also called *units*, and a neuron is small. It takes numbers, \
      multiplies each by a *weight*, adds them up with a number of its own, the *bias*, and passes \
      the sum through a curve, its *activation*. What comes out is one number.
      """)
    try stage.verbatim(
      """
      z = w₁·x₁ + w₂·x₂ + … + wₙ·xₙ + b     x [n], w [n]; b and z are one number
      o = sigmoid(z) = 1 / (1 + e⁻ᶻ)        o is one number between 0 and 1
      """)
    let (weights, bias) = ([-0.4, -1.5], 3.0)
    try stage.text(
      """
      You have met it: this is logistic regression, seen as one part of something larger. Here is a \
      neuron that says whether to go by bicycle. Its inputs are the distance in kilometres and the rain \
      in millimetres per hour, its weights \(weights[0].significant(2).withMinus) and \(weights[1].significant(2).withMinus), \
      because both speak against it, and its bias is \(bias.fixed(0)): with nowhere to go and no \
      rain, it is willing.
      """)
    let trips = [[2, 0], [5, 0.5], [7.5, 0], [3, 2.5]]
    try stage.table(
      "By bicycle?", columns: ["km", "mm/h", "w₁·x₁", "w₂·x₂", "b", "z", "o"],
      rows: trips.map { trip in
        let products = zip(trip, weights).map { $0 * $1 + 0 }  // no −0
        let z = products[0] + products[1] + bias
        return [
          trip[0].significant(2), trip[1].significant(2), products[0].fixed(2),
          products[1].fixed(2), bias.fixed(2), z.fixed(2), (1 / (1 + exp(-z))).fixed(3),
        ]
      })
    try stage.text(
      """
      In the third row z is 0, and the neuron is undecided: o = ½. All points where z is 0 form the \
      neuron's border: a line for two inputs, a plane for three. The weights, drawn as an arrow, \
      stand at right angles to it and point to the side where the neuron says yes. The longer the \
      arrow, the steeper the slope from no to yes; and the bias moves the border without turning \
      it, by −b / |w| along the arrow, from the origin. (|w| is the arrow's length.)
      """)
    let (w, b) = (NDArray([2.0, 1.0]), -1.0)
    let foot = [-b * w[0] / dot(w, w), -b * w[1] / dot(w, w)]
    let range = -2.0...2.0
    try stage.figure(
      Figure(
        slug: "lab08-neuron", title: "One neuron: w = (2, 1), b = −1",
        x: .init("x₁", range: range), y: .init("x₂", range: range),
        layers: [
          field(
            of: { sigmoid($0.matmul(w) + b).reshaped(to: [$0.shape[0], 1]) }, over: range,
            label: "o − ½"),
          .line(
            x: [-0.5, 1.5], y: [2, -2], label: "w·x + b = 0", series: 6, stroke: .dashed),
          .line(
            x: [foot[0], foot[0] + w[0] / 2], y: [foot[1], foot[1] + w[1] / 2],
            label: "w, at half its length", series: 2, stroke: .solid),
          .points(x: [foot[0] + w[0] / 2], y: [foot[1] + w[1] / 2], label: "its tip", series: 2),
        ], aspect: .equal))
    try stage.text(
      """
      The shades are the darker the surer the neuron is: of yes on the arrow's side, of no on the \
      other. The border is \((-b / norm2(w)).fixed(2)) away from the origin here. The first such neurons \
      knew only yes and no (W. S. McCulloch and W. Pitts, *Bulletin of Mathematical Biophysics* 5, \
      1943, p. 115). The first that learned its weights was the perceptron (F. Rosenblatt, \
      *Psychological Review* 65, 1958, p. 386).
      """)
  }

  private static let stacking = Step(
    "A layer: many neurons, one product", exercise: ForwardPropagationExercises.logits
  ) { stage in
    let x = NDArray([[1.0, 2.0], [0.5, -1.0], [3.0, 0.0]])
    let w = NDArray([[1.0, 0.0], [0.5, 0.5], [-1.0, 2.0], [0.0, -3.0]])
    let b = NDArray([0.0, 1.0, -1.0, 0.5])
    let z = x.matmul(w.transposed) + b
    try stage.text(
      """
      Neurons that see the same inputs form a *layer*. Put the weights of each into a row of a \
      matrix W, and the inputs of each example into a row of a matrix X: then the sums of all \
      neurons for all examples are one matrix product. Row i of X meets row j of W, and that is why \
      W stands there transposed.
      """)
    try stage.verbatim(
      """
      Z = X·Wᵀ + b

      X    [m, n]         m examples, n inputs each
      W    [units, n]     a row of weights for each unit
      Wᵀ   [n, units]
      X·Wᵀ [m, units]     [m, n]·[n, units]: the inner n must agree
      b    [units]        one bias for each unit, added to every row
      Z    [m, units]     Z[i, j] is what unit j makes of example i
      """)
    try stage.text(
      """
      A layer of \(w.shape[0]) units with \(w.shape[1]) inputs, and \(x.shape[0]) examples:
      """)
    try stage.verbatim(
      Self.sideBySide([
        ("X [3, 2]", x), ("Wᵀ [2, 4]", w.transposed), ("b [4]", b.reshaped(to: [1, 4])),
      ]) + "\n\n" + Self.sideBySide([("Z = X·Wᵀ + b [3, 4]", z)]))
    try stage.text(
      """
      Follow one number: Z[1, 2] = \(x[1, 0].significant(2).withMinus) · (\(w[2, 0].significant(2).withMinus)) + \
      (\(x[1, 1].significant(2).withMinus)) · \(w[2, 1].significant(2).withMinus) + (\(b[2].significant(2).withMinus)) = \
      \(z[1, 2].significant(3).withMinus). Write the shapes beside every line of code, as above: most errors \
      in networks are errors of shape, and the shapes show them before anything runs. Beware of one \
      case. If a layer has as many units as inputs, W is square, X·W is a product too, of the same \
      shape as X·Wᵀ, and wrong; nothing will stop you.

      What you need:
      """)
    try stage.verbatim(
      """
      x.matmul(w)          the matrix product
      w.transposed         rows and columns exchanged
      z + b                b of the shape [units] is added to each row of z
      x.rank, x.shape      the number of dimensions, and their lengths
      x[i, k]              one number
      NDArray<Double>.zeros([m, units])     zeros, if you would rather fill in each
      """)
  }

  private static let bending = Step(
    "Activations", exercise: ForwardPropagationExercises.activated
  ) { stage in
    let first = NDArray([[2.0, 0.0], [1.0, -1.0]])
    let second = NDArray([[1.0, 1.0], [0.0, 3.0]])
    let point = NDArray([[0.5, -2.0]])
    let inTurn = point.matmul(first.transposed).matmul(second.transposed)
    let product = second.matmul(first)
    let atOnce = point.matmul(product.transposed)
    try stage.text(
      """
      Why not pass the sums on as they are? Because layers of plain sums are no more than one layer. \
      Two of them, W¹ and then W², are the single layer W²·W¹. The small number counts the layers, \
      in W¹ as in units¹; it is not a power.
      """)
    try stage.verbatim(
      """
      (X·W¹ᵀ)·W²ᵀ = X·(W²·W¹)ᵀ     X [m, n], W¹ [units¹, n], W² [units², units¹]


      """
        + Self.sideBySide([
          ("X [1, 2]", point), ("W¹ [2, 2]", first), ("W² [2, 2]", second),
        ]) + "\n\n"
        + Self.sideBySide([
          ("W²·W¹ [2, 2]", product), ("(X·W¹ᵀ)·W²ᵀ [1, 2]", inTurn),
          ("X·(W²·W¹)ᵀ [1, 2]", atOnce),
        ]))
    try stage.text(
      """
      So between two layers the numbers are bent by an activation, each number by itself:
      """)
    try stage.verbatim(
      """
      identity   z                          not bent: any number may come out
      step       1 where z ≥ 0, else 0      yes or no
      sigmoid    1 / (1 + e⁻ᶻ)              0 … 1: a probability
      tanh       (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)    −1 … 1, and 0 stays 0
      ReLU       max(0, z)                  nothing negative is left
      """)
    let z = Array(stride(from: -4.0, through: 4, by: 0.05))
    let apart = Array(stride(from: -4.0, through: 4, by: 0.25))
    try stage.figure(
      Figure(
        slug: "lab08-activations", title: "Four activations",
        x: .init("z"), y: .init("activation", range: -1.2...2.2),
        layers: [
          .points(x: apart, y: apart.map { $0 >= 0 ? 1 : 0 }, label: "step", series: 6),
          .line(x: z, y: sigmoid(NDArray(z)).elements, label: "sigmoid", series: 0, stroke: .solid),
          .line(x: z, y: tanh(NDArray(z)).elements, label: "tanh", series: 1, stroke: .dashed),
          .line(x: z, y: relu(NDArray(z)).elements, label: "ReLU", series: 2, stroke: .dotted),
        ]))
    let scores = [2.0, 1, 0]
    let powers = scores.map { exp($0) }
    let sum = powers.reduce(0, +)
    try stage.text(
      """
      ReLU is short for "rectified linear unit". A sixth activation looks at a whole row. If the units of the last layer stand for classes, you want \
      probabilities: positive, with the sum 1. *Softmax* makes them from any numbers, as shares of \
      their exponentials:
      """)
    try stage.verbatim(
      """
      softmax(z)ⱼ = e^zⱼ / (e^z₁ + … + e^zₖ)     row by row: [m, k] → [m, k]
      """)
    try stage.table(
      "A row of scores", columns: ["", "class 0", "class 1", "class 2", "sum"],
      rows: [
        ["z"] + scores.map { $0.fixed(0) } + [""],
        ["eᶻ"] + powers.map { $0.fixed(3) } + [sum.fixed(3)],
        ["softmax"] + powers.map { ($0 / sum).fixed(3) } + [(sum / sum).fixed(0)],
      ])
    let far = exp(1000.0)
    try stage.text(
      """
      On paper that is all. In a computer e¹⁰⁰⁰ is \(far.isInfinite ? "∞" : "\(far)"), and ∞ / ∞ is \
      \((far / far).isNaN ? "NaN" : "\(far / far)"); for a row around −1000 all powers are \
      \(exp(-1000.0).significant(1)), and 0 / 0 is NaN as well. The remedy: subtract the row's \
      largest number m from all of it. The factor e⁻ᵐ stands above and below the fraction line and \
      cancels, so the shares are the same; but now the largest power is e⁰ = 1, nothing can be \
      infinite, and the sum is at least 1.
      """)
    try stage.verbatim(
      """
      softmax(z)ⱼ = e^(zⱼ − m) / Σ e^(zₖ − m)         m the largest of the row
      """)
    try stage.text("What you need:")
    try stage.verbatim(
      """
      z.map { … }                                the same for every number
      exp(z), tanh(z)                            of every number
      z.sum(axis: 1, keepingDimensions: true)    sums of the rows, a column [m, 1]
      z.max(axis: 1, keepingDimensions: true)    their largest, a column [m, 1]
      z - column, z / column                     row by row, [m, units]
      """)
  }

  /// Matrices beside each other, each under its name.
  private static func sideBySide(_ matrices: [(name: String, values: NDArray<Double>)]) -> String {
    let blocks = matrices.map { name, values in
      let rows = (0..<values.shape[0]).map { row in
        (0..<values.shape[1]).map { column in
          let number = values[row, column].significant(3)
          return String(repeating: " ", count: max(0, 5 - number.count)) + number
        }.joined()
      }
      return [name] + rows
    }
    let height = blocks.map(\.count).max() ?? 0
    return (0..<height).map { line in
      blocks.map { block in
        let width = block.map(\.count).max() ?? 0
        let text = line < block.count ? block[line] : ""
        return text + String(repeating: " ", count: width - text.count)
      }.joined(separator: "    ").trimmingTrailingSpaces
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    String(prefix(through: lastIndex { $0 != " " } ?? startIndex))
  }
}
