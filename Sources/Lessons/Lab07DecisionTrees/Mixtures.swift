import Datasets
import Foundation
import Models
import NumericsEngine
import Plotting

extension DecisionTreesLesson {
  /// How mixed some rows are, and what a question tells about them.
  static let mixtures = [entropy, gini, gain]

  private static let entropy = Step(
    "A game of questions", exercise: DecisionTreesExercises.entropy
  ) { stage in
    let irises = Iris.table
    let tree = try DecisionTree.fit(
      irises.features, irises.labels, settings: .init(maximumDepth: 2))
    try stage.text(
      """
      You think of an animal, I may ask twenty questions. "Is it a giraffe?" is a bad first question: \
      the answer is nearly always no, and I know hardly more than before. "Has it four legs?" is a \
      good one, because either answer rules out half of the animals.

      A *decision tree* plays this game with the rows of a table. Its questions are all of one kind, \
      "is this column at most that number?", and the computer finds out by itself which ones to ask. \
      Here is what it makes of \(irises.count) irises, of which a botanist measured four lengths:
      """)
    try stage.verbatim(tree.rules(columns: irises.columns, classes: irises.classes))
    try stage.text(
      """
      A line behind a bar is asked only of the flowers that fit the line above it. In brackets is \
      how many flowers ended there, and how many of them get their right name, if not all.

      You can read it, check it, and argue with it; there are no weights and no formulas in it. In \
      this lab you write all of it: choose the questions, grow the tree, use it, cut it back, print it.

      What makes a question good? Behind it, the classes should be *less mixed* than before. So \
      first of all we need a number that says how mixed some rows are. Claude Shannon found one in \
      1948 (*A Mathematical Theory of Communication*, section 6), the *entropy*: with p the share of \
      a class,
      """)
    try stage.verbatim("entropy = −(p₁·log₂ p₁ + p₂·log₂ p₂ + …)     in bits")
    let bits = Impurity.entropy
    let mixtures: [(String, [Int])] = [
      ("50 setosa", [50, 0, 0]), ("49 setosa, 1 virginica", [49, 0, 1]),
      ("25 setosa, 25 versicolor", [25, 25, 0]), ("50 of each", [50, 50, 50]),
      ("8 classes, 10 of each", [Int](repeating: 10, count: 8)),
    ]
    try stage.table(
      "Entropy of some heaps of flowers", columns: ["rows", "bits"],
      rows: mixtures.map { [$0.0, bits($0.1).fixed(3)] })
    try stage.text(
      """
      A bit is one question answered by yes or no. To learn which of eight equally frequent classes \
      a row has you need 3 of them; to learn which of one class, none. Mixtures lie between.

      Only take care of a class without rows: its share is 0, the logarithm of 0 is −∞, and 0 times \
      −∞ is NaN on a computer. But what is meant is the limit of p·log₂ p for p towards 0, and that \
      is 0.
      """)
  }

  private static let gini = Step(
    "A second measure", exercise: DecisionTreesExercises.giniImpurity
  ) { stage in
    try stage.text(
      """
      Entropy is not the only measure of a mixture. Draw a row, put it back, draw another: how often \
      do the two differ in their class? They agree on a class of share p with the chance p·p, so
      """)
    try stage.verbatim("Gini impurity = 1 − (p₁² + p₂² + …)")
    try stage.text(
      """
      It is named after the statistician Corrado Gini, and used for trees since *Classification and \
      Regression Trees* by Breiman, Friedman, Olshen and Stone (1984, section 4.3). It needs no \
      logarithm. Here are both for two classes, and with them a third that suggests itself, the share \
      of errors if you always guess the more frequent class:
      """)
    let shares = (0...100).map { Double($0) / 100 }
    let (bits, differing) = (Impurity.entropy, Impurity.gini)
    func curve(_ measure: (Double) -> Double) -> [Double] { shares.map(measure) }
    func counts(_ p: Double) -> [Int] {
      [Int((100 * p).rounded()), 100 - Int((100 * p).rounded())]
    }
    try stage.figure(
      Figure(
        slug: "lab07-impurity", title: "How mixed are two classes?",
        x: .init("share of the first class"), y: .init("impurity"),
        layers: [
          .line(x: shares, y: curve { bits(counts($0)) }, label: "entropy (bits)"),
          .line(x: shares, y: curve { differing(counts($0)) }, label: "Gini impurity"),
          .line(x: shares, y: curve { min($0, 1 - $0) }, label: "error rate"),
        ]))
    try stage.text(
      """
      All three are 0 for a pure heap and largest at one half. The difference is in the shape. The \
      error rate consists of straight lines, and so it often sees no progress where there is some. \
      Suppose a question turns 40 + 40 rows into 30 + 10 and 10 + 30, another into 20 + 40 and 20 + 0. \
      The second made a pure heap, but the error rate is 20 of 80 behind either. Entropy and Gini are \
      curved, and prefer the second:
      """)
    func remaining(_ measure: Impurity, _ left: [Int], _ right: [Int]) -> String {
      (measure([40, 40]) - measure.gain(left: left, right: right)).fixed(3)
    }
    try stage.table(
      "What is left behind each question",
      columns: ["question", "error rate", "entropy", "Gini"],
      rows: [
        ("30 + 10 | 10 + 30", [30, 10], [10, 30]), ("20 + 40 | 20 +  0", [20, 40], [20, 0]),
      ]
      .map { name, left, right in
        let errors = Double(min(left[0], left[1]) + min(right[0], right[1])) / 80
        return [
          name, errors.fixed(3), remaining(.entropy, left, right),
          remaining(.gini, left, right),
        ]
      })
    try stage.text(
      """
      Mostly, entropy and Gini choose the same question; L. E. Raileanu and K. Stoffel (*Annals of \
      Mathematics and Artificial Intelligence* 41, 2004, p. 77) found them to differ in 2 of 100 cases. \
      This lab uses entropy, whose unit means something; the engine's `DecisionTree` offers both.
      """)
  }

  private static let gain = Step(
    "What a question tells", exercise: DecisionTreesExercises.informationGain
  ) { stage in
    let irises = Iris.table
    let questions = [
      Question(1, at: 3.0, of: irises), Question(0, at: 7.65, of: irises),
      Question(2, at: 2.45, of: irises),
    ]
    let bits = Impurity.entropy
    let before = bits([50, 50, 50])
    try stage.text(
      """
      A question parts the rows into two heaps, and each has an entropy of its own. What the question \
      told is the entropy before it minus what is left, the *information gain* (J. R. Quinlan, \
      *Induction of Decision Trees*, Machine Learning 1, 1986, p. 90):
      """)
    try stage.verbatim(
      """
      gain = entropy(all) − nₗ/n · entropy(left) − nᵣ/n · entropy(right)
      """)
    try stage.text("Three questions about the irises, whose entropy is \(before.fixed(3)) bits:")
    try stage.table(
      "Setosa / versicolor / virginica on both sides",
      columns: ["question", "left", "right", "bits left, right", "gain"],
      rows: questions.map { question in
        [
          "\(irises.columns[question.column].dropLast(5)) <= \(question.threshold)",
          question.left.map(String.init).joined(separator: "/"),
          question.right.map(String.init).joined(separator: "/"),
          "\(bits(question.left).fixed(2)), \(bits(question.right).fixed(2))",
          question.gain.fixed(3),
        ]
      })
    let giraffe = questions[1]
    try stage.text(
      """
      The second one asks for a giraffe. Its right side is pure, but there are only \
      \(giraffe.right.reduce(0, +)) flowers in it. Had both sides the same weight, it would look like a \
      great success: \(before.fixed(3)) − (\(bits(giraffe.left).fixed(3)) + 0)/2 = \
      \((before - bits(giraffe.left) / 2).fixed(3)) bits. Weighted with their rows, \
      \(giraffe.gain.fixed(3)) bits remain. That is why the weights are there.

      The gain is never negative: entropy is curved in such a way that a mixture of two heaps is at \
      least as mixed as the two on average. It is 0 if both sides have the same shares as before.
      """)
  }
}
