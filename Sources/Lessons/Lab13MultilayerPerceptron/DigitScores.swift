import Foundation
import NumericsEngine
import Plotting

extension MultilayerPerceptronLesson {
  /// From ten sums to one number that training can make smaller.
  static let scoring = Step(
    "From scores to a loss", exercise: MultilayerPerceptronExercises.softmaxLoss
  ) { stage in
    let logits = [1.2, 0.3, -0.8, 2.9, -1.5, 2.1, -2.0, 0.1, 1.0, -0.4]
    let powers = logits.map { exp($0) }
    let shares = powers.map { $0 / powers.reduce(0, +) }
    try stage.text(
      """
      The last layer gives ten sums, of any size and sign: the *logits*. The softmax of Lab 8 makes \
      shares of them that add up to 1, and the network's answer is the class with the largest. Say a \
      three has been shown, and these were the sums:
      """)
    try stage.table(
      "A three, and what a network makes of it", columns: ["class", "z", "eᶻ", "softmax", "Y"],
      rows: (0...9).map { k in
        [
          "\(k)", logits[k].fixed(1), powers[k].fixed(3), shares[k].fixed(3), k == 3 ? "1" : "0",
        ]
      })
    try stage.text(
      """
      It says 3, but not with conviction: a five has a share of \(shares[5].fixed(2)). How good is \
      that? Counting right answers is too coarse to learn from. A small change of a weight changes the \
      shares, but as a rule not a single answer, so the slope would be 0. The *cross-entropy* looks at \
      the share of the true class, and takes minus its logarithm:
      """)
    try stage.verbatim(
      """
      J = −1/m · Σ Y · ln softmax(Z)      Z, Y [m, 10], J []
      here −ln \(shares[3].fixed(3)) = \((-log(shares[3])).fixed(3))
      """)
    let grid = (1...200).map { Double($0) / 200 }
    try stage.figure(
      Figure(
        slug: "lab13-cross-entropy", title: "The loss of one row",
        x: .init("share of the true class"), y: .init("−ln p"),
        layers: [
          .line(x: grid, y: grid.map { -log($0) }, stroke: .solid),
          .points(x: [shares[3]], y: [-log(shares[3])], label: "the three above"),
          .points(x: [0.1], y: [-log(0.1)], label: "knows nothing: ln 10 = \(log(10).fixed(3))"),
        ]))
    try stage.text(
      """
      No loss for certainty that is right; more and more, without an end, for certainty that is wrong. \
      A network that knows nothing gives every class a tenth and has ln 10 = \(log(10).fixed(3)): \
      remember that number. An untrained network that begins far above it has weights that are too \
      large.

      Now to the arithmetic. e¹⁰⁰⁰ is more than a Double holds, so Σ eᶻ is infinite and infinity \
      divided by infinity is NaN. And where a share is so small that it rounds to 0, its logarithm is \
      minus infinity. Both go away when logarithm and softmax are one computation, and the largest \
      logit is subtracted first, which changes no share:
      """)
    let hard = [1000.0, 0, -1000]
    let naive = hard.map { exp($0) / hard.map { exp($0) }.reduce(0, +) }
    let shifted = hard.map { $0 - 1000 }
    let sum = shifted.map { exp($0) }.reduce(0, +)
    try stage.verbatim(
      """
      ln softmax(z) = z − ln Σ eᶻ         after z ← z − max z
      """)
    try stage.table(
      "ln softmax of three logits", columns: ["z", "first softmax, then ln", "z − ln Σ eᶻ"],
      rows: (0..<3).map { k in
        [
          hard[k].fixed(0), Self.text(log(naive[k])), Self.text(shifted[k] - log(sum)),
        ]
      })
    try stage.text(
      """
      And the slope? Lab 10 had it for one output: by the chain rule everything cancels, and what \
      remains is the mistake itself.
      """)
    try stage.verbatim(
      """
      ∂J/∂Z = (softmax(Z) − Y) / m        [m, 10]
      for the three: \((0...4).map { Self.signed(shares[$0] - ($0 == 3 ? 1 : 0)) }.joined(separator: " ")) …
      """)
    try stage.text(
      """
      The true class is pulled up by what it lacks, \((1 - shares[3]).fixed(3)), every other is pushed \
      down by what it has too much. The ten numbers add up to 0.

      Rows are handled all at once, as in Lab 2. Here are the words for it, on something else: each row's \
      smallest number becomes 0, then powers are taken, and added up along the row:
      """)
    let table = NDArray([[1.0, 2, 4], [5, 3, 3]])
    let above = table - table.min(axis: 1, keepingDimensions: true)
    try stage.verbatim(
      """
      let table = NDArray([[1.0, 2, 4], [5, 3, 3]])                 // [2, 3]
      let low = table.min(axis: 1, keepingDimensions: true)         // [2, 1]
      let above = table - low       // \(Self.rows(above, 0))
      let powers = exp(above)       // \(Self.rows(exp(above), 2))
      powers.sum(axis: 1, keepingDimensions: true)   // \(Self.rows(exp(above).sum(axis: 1, keepingDimensions: true), 2))
      """)
    try stage.text(
      """
      `max` is called as `min` is. A column [2, 1] meets a table [2, 3] in each of its columns; \
      without `keepingDimensions` it would have shape [2] and not fit. `log` is the natural logarithm \
      of every element.
      """)
  }

  /// A table in brackets.
  private static func rows(_ table: NDArray<Double>, _ decimals: Int) -> String {
    let rows = (0..<table.shape[0]).map { row in
      table.row(row).elements.map { $0.fixed(decimals) }.joined(separator: ", ")
    }
    return "[" + rows.map { "[\($0)]" }.joined(separator: ", ") + "]"
  }

  private static func text(_ value: Double) -> String {
    value.isFinite ? value.fixed(0) : value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞"
  }

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "−" : "+") + value.magnitude.fixed(3)
  }
}
