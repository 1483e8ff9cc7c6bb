import Datasets
import Foundation
import NumericsEngine
import Plotting

extension LogisticRegressionLesson {
  /// How good the decisions are, and what the model looks like in the plane.
  static let judging = [counting, drawing, blooming]

  private static let counting = Step(
    "Counting right and wrong", exercise: LogisticRegressionExercises.report
  ) { stage in
    let (messages, spam) = (1000, 20)
    let (caught, alarms) = (15, 30)
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "0 / 0" : (Double(part) / Double(whole)).fixed(3)
    }
    try stage.text(
      """
      The share of right answers is the *accuracy*. It is the first number everybody asks for, and \
      it misleads as soon as one class is rare. Of \(messages.grouped) messages let \(spam) be \
      spam (class 1). A filter that calls nothing spam is right \(messages - spam) times. Another \
      one catches \(caught) of the \(spam), at the price of \(alarms) false alarms:
      """)
    try stage.table(
      "Two filters", columns: ["", "accuracy", "precision", "recall"],
      rows: [
        ["calls nothing spam", share(messages - spam, messages), share(0, 0), share(0, spam)],
        [
          "catches \(caught)", share(messages - (spam - caught) - alarms, messages),
          share(caught, caught + alarms), share(caught, spam),
        ],
      ])
    try stage.text(
      """
      The useless one has the higher accuracy. So count the four possibilities apart. The \
      *confusion matrix* has a row for each label and a column for each prediction:
      """)
    try stage.verbatim(
      """
                     predicted 0       predicted 1
      class 0        rejected          false alarm          [0, 0]   [0, 1]
      class 1        missed            hit                  [1, 0]   [1, 1]

      accuracy  = (rejected + hits) / all
      precision = hits / (hits + false alarms)   how many of those called 1 are 1
      recall    = hits / (hits + missed)         how many of the 1s are found
      F1        = 2 · precision · recall / (precision + recall)
                = 2 · hits / (2 · hits + false alarms + missed)
      """)
    try stage.text(
      """
      F1 is the *harmonic mean* of the two, which stays near the smaller one: nobody gets a good F1 \
      by being excellent in one of them only. Where a quotient is 0 / 0, because nothing was called \
      1 or nothing is, this lab says 0, as scikit-learn does with `zero_division=0`.

      The \(FakeNews.table.count) articles, split by seed 7, learned with λ = 0.01; class 1 is \
      "made up". On the test rows the threshold trades precision for recall:
      """)
    var generator = RandomGenerator(seed: 7)
    let split = FakeNews.table.split(test: 0.4, using: &generator)
    let scaling = Scaling(split.training.features)
    let model = Descent.converged(
      scaling(split.training.features), split.training.labels, penalty: 0.01)
    let probabilities = model.probabilities(scaling(split.test.features)).elements
    try stage.table(
      "\(split.test.count) test articles",
      columns: ["threshold", "rejected", "false alarms", "missed", "hits", "precision", "recall"],
      rows: [0.1, 0.3, 0.5, 0.7, 0.9].map { threshold in
        var counts = [[0, 0], [0, 0]]
        for (p, label) in zip(probabilities, split.test.labels) {
          counts[label][p >= threshold ? 1 : 0] += 1
        }
        return [
          threshold.fixed(1), "\(counts[0][0])", "\(counts[0][1])", "\(counts[1][0])",
          "\(counts[1][1])", share(counts[1][1], counts[0][1] + counts[1][1]),
          share(counts[1][1], counts[1][0] + counts[1][1]),
        ]
      })
  }

  private static let drawing = Step(
    "The line in the plane", exercise: LogisticRegressionExercises.boundary
  ) { stage in
    let model = FilmModel.learned
    try stage.text(
      """
      With two features you can see the whole model. Class 1 is chosen where p reaches the \
      threshold t, and p = σ(z) does so where z reaches ln(t / (1 − t)), the log-odds of t. The \
      border between the classes, the *decision boundary*, is therefore a straight line:
      """)
    try stage.verbatim(
      """
      β₀ + β₁·x₁ + β₂·x₂ = ln(t / (1 − t))

      x₂ = −β₁/β₂ · x₁  +  (ln(t / (1 − t)) − β₀) / β₂         if β₂ ≠ 0
      """)
    func line(_ threshold: Double) -> (slope: Double, intercept: Double) {
      (
        -model.weights[0] / model.weights[1],
        (log(threshold / (1 - threshold)) - model.intercept) / model.weights[1]
      )
    }
    try stage.text(
      """
      For t = ½ the right side is 0. Other thresholds only move the line; its slope stays. The \
      films, the probability behind them, and three such lines:
      """)
    let thresholds = [0.1, 0.5, 0.9]
    try stage.figure(
      PlaneFigure(
        slug: "lab05-boundary", title: "Films: probability of a romance, and where p = t",
        table: MovieGenres.table, x: 0...55, y: -3...75,
        lines: thresholds.map { ("t = \($0)", line($0)) }
      ).figure { points in
        (0..<points.shape[0]).map {
          model.probability(kisses: points[$0, 0], kicks: points[$0, 1])
        }
      })
    try stage.table(
      "kicks = slope · kisses + intercept", columns: ["t", "slope", "intercept"],
      rows: thresholds.map {
        ["\($0)", line($0).slope.fixed(3), line($0).intercept.fixed(2)]
      })
    try stage.text(
      """
      The closer the lines of t = 0.1 and 0.9 lie together, the surer the model; the weights are \
      long then. If β₂ is 0 the line is vertical, and no equation x₂ = … describes it; if both \
      weights are 0 there is no line at all.
      """)
  }

  private static let blooming = Step("A flower that no line parts") { stage in
    var generator = RandomGenerator(seed: 6)
    let flower = PlanarSets.flower(count: 240, using: &generator)
    let straight = Descent.converged(flower.features, flower.labels)
    let bent = Descent.converged(petals(flower.features), flower.labels)
    try stage.text(
      """
      A straight line is also the limit of this model. Here is a flower whose petals belong to the \
      two classes in turn, and the best that logistic regression can do with x₁ and x₂. The ground \
      shows the class that it chooses:
      """)
    let plane = -1.1...1.1
    try stage.figure(
      PlaneFigure(
        slug: "lab05-flower", title: "A flower, and the best straight boundary",
        table: flower, x: plane, y: plane
      ).figureOfClasses { straight.probabilities($0).elements })
    try stage.text(
      """
      Its accuracy on its own training rows is \
      \((100 * straight.accuracy(flower.features, flower.labels)).fixed(1)) %; guessing gives 50. \
      No learning rate and no number of steps will help: the loss has only one minimum, and this is \
      it. (The least cross-entropy need not mean the most right answers. Here the model is nearly \
      undecided everywhere, and which side of ½ it ends on is chance.)

      The model is linear in its *features*, though, not in the world. Give it one that knows \
      about petals, the sine of three times the angle of a point, and the same algorithm finds a \
      boundary of six rays:
      """)
    try stage.figure(
      PlaneFigure(
        slug: "lab05-petals", title: "The same flower with the feature sin 3θ",
        table: flower, x: plane, y: plane
      ).figureOfClasses { bent.probabilities(petals($0)).elements })
    let wrong = zip(bent.probabilities(petals(flower.features)).elements, flower.labels)
      .enumerated().filter { ($0.element.0 >= 0.5 ? 1 : 0) != $0.element.1 }.map(\.offset)
    let central = wrong.count { norm2(flower.features.row($0)) < 0.3 }
    try stage.text(
      """
      Now \((100 * bent.accuracy(petals(flower.features), flower.labels)).fixed(1)) % are right. Of the \
      \(flower.count) points \(wrong.count) are wrong, and \
      \(central == wrong.count ? "all" : "\(central)") of these lie within 0.3 of the middle, where the noise \
      carries points into another petal. But somebody had to look, and to think of sin 3θ. In Lab 9 a hidden layer finds such features \
      by itself.
      """)
  }

  /// The coordinates and sin 3θ = (3x²y − y³) / r³: `[n, 2]` → `[n, 3]`.
  private static func petals(_ features: NDArray<Double>) -> NDArray<Double> {
    let x = features.column(0)
    let y = features.column(1)
    let radius = sqrt(x * x + y * y + 1e-12)
    let sine = (3 * x * x * y - y * y * y) / (radius * radius * radius)
    return NDArray(stacking: [x, y, sine], axis: 1)
  }
}
