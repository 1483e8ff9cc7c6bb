import Datasets
import NumericsEngine
import Plotting

extension MultilayerPerceptronLesson {
  /// Digits and labels in the form a network takes.
  static let preparing = [rows, oneHot]

  private static let rows = Step(
    "A digit as numbers", exercise: MultilayerPerceptronExercises.features
  ) { stage in
    let digits = DemonstrationDigits.standard.training
    let index = digits.labels.firstIndex(of: 4) ?? 0
    let image = digits.image(index)
    let bytes = image.map { Int(($0 * 255).rounded()) }
    try stage.text(
      """
      In the steps that follow, networks of the engine's learn on 2 000 digits that the course draws, \
      and are judged on 1 000 others, so that you need not wait. Your own gets all there is, in the \
      milestone. Here is a four of them, and the middle of it as the file has it, rows 10 to 17, \
      columns 6 to 21:
      """)
    try stage.figure(
      .images(
        slug: "lab13-four", title: "A four", panels: [.digit("28 × 28 greys", image)]))
    try stage.verbatim(
      (10...17).map { row in
        (6...21).map { column in
          let text = "\(bytes[Digits.side * row + column])"
          return String(repeating: " ", count: 4 - text.count) + text
        }.joined()
      }.joined(separator: "\n"))
    try stage.text(
      """
      A layer takes a row of numbers, [m, n], so a picture is laid out in one: row 0, then row 1, and \
      so on, 28 · 28 = 784 inputs. Pixel (r, c) becomes input 28·r + c. Two pixels that touch, one above \
      the other, are 28 places apart in the row, and the network is not told so. To it the 784 inputs \
      have no order. Shuffle the pixels, all pictures in the same way, and it would learn as well as \
      before! (In Lab 14 a network is told.)

      The greys are divided by 255. Why? Weights begin small, and are meant for inputs of the order of \
      1 (Lab 12). The slope of a weight is proportional to its input: with greys of 255 the sums \
      are 255 times as large, the slopes too, and a learning rate that suits the biases makes the \
      weights jump. See what plain gradient descent with η = 0.5 does with one and the other, \
      20 steps on the same 2 000 digits:
      """)
    let standard = DemonstrationDigits.standard
    func losses(scale: Float) throws -> [Double] {
      try ScaleTrial(standard.images * scale, standard.labels).losses(steps: 20, rate: 0.5)
    }
    let (scaled, raw) = (try losses(scale: 1), try losses(scale: 255))
    try stage.table(
      "The loss of a network of one layer",
      columns: ["steps"] + [0, 1, 2, 5, 10, 20].map(String.init),
      rows: [("greys 0 … 1", scaled), ("greys 0 … 255", raw)].map { name, losses in
        [name] + [0, 1, 2, 5, 10, 20].map { losses[$0].significant(3) }
      })
    try stage.text(
      """
      All pictures are divided by the same number. Divide each by its own largest grey, and a smudge \
      of grey 20 would look like a firm stroke.
      """)
  }

  private static let oneHot = Step(
    "Ten outputs for ten classes", exercise: MultilayerPerceptronExercises.oneHot
  ) { stage in
    try stage.text(
      """
      What should the network answer? A single output that says 4.0 for a four would be a poor choice. \
      It claims that a four lies between three and five, that a nine is nine times as much as a one, \
      and that somebody who cannot decide between a 4 and a 9 should say 6.5, which looks like a six or \
      a seven. Digits are names here, not amounts.

      So there are ten outputs, one for each class, and the right answer to a picture is a row with a 1 \
      for the true class and nine zeros, *one-hot* as in Lab 4:
      """)
    try stage.verbatim(
      """
      label      0  1  2  3  4  5  6  7  8  9
        4   →    0  0  0  0  1  0  0  0  0  0
        9   →    0  0  0  0  0  0  0  0  0  1
      """)
    try stage.text(
      """
      Any two of these rows are equally far from each other: √2. No class is nearer to another by its \
      number. And a network that cannot decide between 4 and 9 says just that, 0.5 in column 4 and 0.5 \
      in column 9.

      It is also what makes the loss simple: multiplied by ten numbers, a one-hot row picks out the one \
      that belongs to the true class.
      """)
  }
}

/// A network of one layer, trained on all rows at once.
private struct ScaleTrial {
  private let inputs: NDArray<Float>
  private let labels: NDArray<Float>

  init(_ inputs: NDArray<Float>, _ labels: NDArray<Float>) {
    (self.inputs, self.labels) = (inputs, labels)
  }

  /// Before the first step and after each.
  func losses(steps: Int, rate: Double) throws -> [Double] {
    let m = Float(inputs.shape[0])
    var weights = NDArray<Float>.zeros([10, inputs.shape[1]])  // [10, 784]
    var biases = NDArray<Float>.zeros([10])  // [10]
    var losses: [Double] = []
    for _ in 0...steps {
      let logits = inputs.matmul(weights.transposed) + biases  // [m, 10]
      let logarithms = logits - logSumExp(logits, axis: 1, keepingDimensions: true)  // [m, 10]
      losses.append(Double(-(labels * logarithms).sum() / m))
      let delta = (exp(logarithms) - labels) / m  // [m, 10]
      weights = weights - Float(rate) * delta.transposed.matmul(inputs)  // [10, 784]
      biases = biases - Float(rate) * delta.sum(axis: 0)  // [10]
    }
    return losses
  }
}
