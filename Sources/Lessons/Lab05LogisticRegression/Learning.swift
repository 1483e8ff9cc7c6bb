import Datasets
import Foundation
import NumericsEngine
import Plotting

extension LogisticRegressionLesson {
  /// From labelled rows to the weights.
  static let learning = [surprising, descending, parting, fitting, growing]

  private static let surprising = Step(
    "How wrong is a probability?", exercise: LogisticRegressionExercises.crossEntropy
  ) { stage in
    try stage.text(
      """
      To learn weights we need a number that says how bad they are. Counting mistakes will not do: \
      turn a weight a little, and the count mostly stays the same, so it does not tell which way to \
      go. And it takes a bold mistake for no worse than a timid one.

      Use the probability itself. The model gave p to class 1 and 1 − p to class 0; so it gave some \
      probability to what really happened. The *cross-entropy* is minus the logarithm of it, \
      averaged over the rows:
      """)
    try stage.verbatim(
      """
      H = −(1/n) · Σ ( y·ln p + (1 − y)·ln(1 − p) )         y the label, 0 or 1
      """)
    try stage.text(
      "Only one of the two terms counts in a row; the other is multiplied by 0. What a row costs:")
    let given = [0.99, 0.9, 0.5, 0.1, 0.01, 0.0001]
    try stage.table(
      "Given to the class that it really was", columns: ["probability", "−ln", "squared error"],
      rows: given.map { p in ["\(p)", (-log(p)).fixed(4), ((1 - p) * (1 - p)).fixed(4)] })
    let x = stride(from: 0.005, through: 0.995, by: 0.005).map { $0 }
    try stage.figure(
      Figure(
        slug: "lab05-cross-entropy", title: "What one row costs",
        x: .init("p, the probability given to class 1"), y: .init("cost", range: 0...5.5),
        layers: [
          .line(
            x: x, y: x.map { -log($0) }, label: "of class 1: −ln p", series: 0, stroke: .solid),
          .line(
            x: x, y: x.map { -log(1 - $0) }, label: "of class 0: −ln(1 − p)", series: 1,
            stroke: .dashed),
          .line(
            x: x, y: x.map { (1 - $0) * (1 - $0) }, label: "squared error, of class 1", series: 2,
            stroke: .dotted),
        ]))
    try stage.text(
      """
      Whoever always says one half pays ln 2 = \(log(2.0).fixed(4)); a useful model must be cheaper. \
      Whoever is certain and wrong pays without limit, where the squared error never charges more than \
      1. There is a reason besides: e^(−n·H) is the product of the probabilities of all labels, \
      their *likelihood*. The weights with the least cross-entropy are those under which the labels \
      are most likely, chosen as μ and σ of a bell are in Lab 3.

      "Without limit" is a nuisance in a computer: ln 0 is −∞, and 0 · ln 0 is 0 · −∞, which is \
      NaN. So p is first *clipped*, moved into ε…1 − ε, with \
      ε = 2⁻⁵² = \(Double.ulpOfOne.significant(3)), the gap between 1 and the next larger Double. \
      The most a row can cost is then −ln ε = \((-log(Double.ulpOfOne)).fixed(2)).

      `labels` are whole numbers, and Swift does not multiply an Int by a Double: write \
      `Double(labels[i])` where a label stands in a formula.
      """)
  }

  private static let descending = Step(
    "Which way is down", exercise: LogisticRegressionExercises.gradient
  ) { stage in
    try stage.text(
      """
      Now the slope of the loss by every parameter, its *gradient*. Take one row. By the chain \
      rule, from the cost over p and z to a weight:
      """)
    try stage.verbatim(
      """
      dσ/dz = p·(1 − p)

      y = 1:   d(−ln p)/dz        =  −1/p · p·(1 − p)        =  p − 1
      y = 0:   d(−ln(1 − p))/dz   =  1/(1 − p) · p·(1 − p)   =  p − 0
      both:    dH/dz = p − y,     dz/dβⱼ = xⱼ,     dz/dβ₀ = 1
      """)
    try stage.text(
      """
      The factor p·(1 − p) cancels, and what is left is simply the *error*, p − y. Averaged over \
      the rows:
      """)
    try stage.verbatim(
      """
      ∂H/∂β  = Xᵀ·(p − y) / n              [k, n]·[n] = [k]
      ∂H/∂β₀ = mean of p − y
      """)
    try stage.text(
      """
      Had we taken the squared error instead, the factor would have stayed, and a model that is \
      certain and wrong, with p·(1 − p) near 0, would hardly learn at all.

      Never trust a gradient that you have derived by hand: compare it with what the loss really \
      does when a parameter moves a little. For the films, put on one scale (each column \
      minus its mean, divided by its standard deviation), with β₀ = 0.2 and \
      β = (0.5, −0.3), and steps of h = 10⁻⁵ to both sides:
      """)
    let table = MovieGenres.table
    let features = Scaling(table.features)(table.features)
    let labels = NDArray(table.labels.map(Double.init))
    func loss(_ parameters: [Double]) -> Double {
      let z = features.matmul(NDArray(Array(parameters[1...]))) + parameters[0]
      return -(labels * log(sigmoid(z)) + (1 - labels) * log(1 - sigmoid(z))).mean()
    }
    let point = [0.2, 0.5, -0.3]
    let errors = sigmoid(features.matmul(NDArray([0.5, -0.3])) + 0.2) - labels
    let slopes = [errors.mean()] + (errors.matmul(features) / Double(table.count)).elements
    try stage.table(
      "The gradient, derived and measured", columns: ["by", "Xᵀ(p − y)/n", "(H(+h) − H(−h)) / 2h"],
      rows: ["β₀ (intercept)", "β₁ (kisses)", "β₂ (kicks)"].indices.map { index in
        var (right, left) = (point, point)
        right[index] += 1e-5
        left[index] -= 1e-5
        return [
          ["β₀ (intercept)", "β₁ (kisses)", "β₂ (kicks)"][index], slopes[index].fixed(9),
          ((loss(right) - loss(left)) / 2e-5).fixed(9),
        ]
      })
  }

  private static let parting = Step(
    "Rows to learn from, rows to be judged by", exercise: LogisticRegressionExercises.shuffledSplit
  ) { stage in
    var generator = RandomGenerator(seed: 5)
    let (rows, columns, fresh) = (24, 16, 2000)
    let noise = NDArray(
      shape: [rows + fresh, columns], elements: generator.normal(count: (rows + fresh) * columns))
    let coins = generator.integers(in: 0..<2, count: rows + fresh)
    let training = noise[0..<rows]
    var descent = Descent(training, Array(coins[..<rows]))
    descent.descend(steps: 2000, learningRate: 1)
    let learned = descent.accuracy(training, Array(coins[..<rows]))
    let judged = descent.accuracy(noise[rows...], Array(coins[rows...]))
    try stage.text(
      """
      An experiment. \(rows) rows of \(columns) random numbers each, and for every row a coin is \
      thrown: its label. There is nothing to learn. Logistic regression learns it all the same, \
      from these \(rows) rows, and is then asked about \(fresh.grouped) fresh ones of the same \
      kind:
      """)
    try stage.table(
      "Right answers about coins", columns: ["rows", "share right"],
      rows: [
        ["the \(rows) learned from", "\((100 * learned).fixed(1)) %"],
        ["\(fresh.grouped) fresh ones", "\((100 * judged).fixed(1)) %"],
      ])
    try stage.text(
      """
      With enough columns a model learns the rows by heart. The first number says how well it has \
      done that; only the second says what it is worth. So before anything is learned, some rows \
      are put aside, the *test* rows, and nobody looks at them until the end. The others are the \
      *training* rows.

      Which ones? Not the last ones: tables are often sorted, by date or even by class. They are \
      *shuffled* first. Three things to take care of: every row goes to exactly one part; a row \
      keeps its label; and the shuffle comes from a generator with a seed, so that the same split \
      can be made again. What you need:
      """)
    try stage.verbatim(
      """
      generator.permutation(5)            0…4 shuffled, such as [3, 0, 4, 1, 2]
      order[..<2], order[2...]            the first two of them, and the rest
      features.gathering(rows, axis: 0)   the rows at these indices, in this order
      rows.map { labels[$0] }             their labels, in the same order
      """)
    try stage.text(
      """
      The generator comes with `inout`: it moves on when it is used, so two splits in a row differ. \
      Call it on the parameter itself, not on a copy.
      """)
  }

  private static let fitting = Step(
    "Learning", exercise: LogisticRegressionExercises.fit
  ) { stage in
    let table = FakeNews.table
    let articles = Scaling(table.features)(table.features)
    try stage.text(
      """
      Everything is there. Start with all parameters 0, so that every p is one half, and walk \
      downhill: subtract the gradient, multiplied by a *learning rate* η, again and again. A second \
      table for that: \(table.count) articles, half of them made up (class 1), with \
      \(table.columns.count) columns: exclamation marks in 1 000 words, words all in capitals (in \
      percent), and sources that are named. On one scale, with three learning rates:
      """)
    let rates = [0.03, 0.5, 40]
    let steps = 60
    func descent(_ features: NDArray<Double>, rate: Double) -> Descent {
      var descent = Descent(features, table.labels)
      descent.descend(steps: steps, learningRate: rate, recording: true)
      return descent
    }
    let descents = rates.map { descent(articles, rate: $0) }
    try stage.figure(
      Figure(
        slug: "lab05-loss", title: "Cross-entropy while the articles are learned",
        x: .init("step"), y: .init("cross-entropy", range: 0.2...0.8),
        layers: zip(rates, descents).enumerated().map { index, pair in
          .line(
            x: (0..<steps).map(Double.init), y: pair.1.losses,
            label: "η = \(pair.0.significant(3))", series: index)
        }))
    let lowest = Descent.converged(articles, table.labels).loss
    let unscaled = descent(table.features, rate: 2)
    try stage.table(
      "After \(steps) steps; the lowest loss there is: \(lowest.fixed(4))",
      columns: ["η", "columns", "loss", "highest on the way"],
      rows: (zip(rates, descents).map { ($0, "on one scale", $1) } + [(2, "as counted", unscaled)])
        .map { rate, columns, descent in
          [
            rate.significant(3), columns, descent.loss.fixed(4),
            (descent.losses.max() ?? 0).fixed(4),
          ]
        })
    try stage.text(
      """
      Too small a rate is slow; too large a one jumps to and fro across the valley. There is only \
      one valley: the cross-entropy of logistic regression is convex, a bowl without side valleys, \
      so where you start does not matter for where you end.

      The columns were put on one scale first, by subtracting each column's mean and dividing by \
      its standard deviation. That does not change what can be learned, but it eases the walk: with \
      columns of very different scale the valley is a narrow gorge, and no one rate suits all \
      directions. In the last row, with the columns as counted, the loss first shot up to \
      \((unscaled.losses.max() ?? 0).fixed(1)), from ln 2 = \(log(2.0).fixed(2)), before it came down; \
      the loss at the end alone does not show that.

      A model can be too sure of itself, as you have just seen with the coins. A remedy is to \
      charge for large weights, the *L2 penalty*, with a strength λ that you choose:
      """)
    try stage.verbatim(
      """
      L = H + λ/2 · (β₁² + … + βₖ²)

      β  ← β  − η · (∂H/∂β + λ·β)
      β₀ ← β₀ − η · ∂H/∂β₀                 the intercept is not charged
      """)
    try stage.text(
      """
      Why not the intercept? It only says how frequent class 1 is. Pulling it towards 0 would pull \
      the frequencies towards one half, which is no simpler, only wrong. For the articles, after \
      enough steps to settle:
      """)
    try stage.table(
      "The penalty makes weights small and probabilities cautious",
      columns: ["λ", "β (exclamations, capitals, sources)", "β₀", "H", "accuracy"],
      rows: [0, 0.01, 0.1, 1].map { penalty in
        let descent = Descent.converged(articles, table.labels, penalty: penalty)
        let squares = (descent.weights * descent.weights).sum()
        return [
          penalty.significant(2),
          descent.weights.elements.map { $0.fixed(2) }.joined(separator: "   "),
          descent.intercept.fixed(2), (descent.loss - penalty / 2 * squares).fixed(3),
          descent.accuracy(articles, table.labels).fixed(3),
        ]
      })
    try stage.text(
      """
      (Other programs write it otherwise. scikit-learn multiplies the *sum* of the costs by C \
      instead: its C is 1 / (λ·n).)
      """)
  }

  private static let growing = Step("Weights without end") { stage in
    var generator = RandomGenerator(seed: 50)
    let table = PlanarSets.separable(count: 60, using: &generator)
    let marks = [10, 100, 1000, 10_000]
    try stage.text(
      """
      You would think that a set that a line parts cleanly is the easiest of all. Here are \
      \(table.count) points on both sides of the line x₁ + x₂ = 0, and the model after more and \
      more steps (η = 1), without a penalty:
      """)
    var free = Descent(table.features, table.labels)
    var charged = Descent(table.features, table.labels, penalty: 0.01)
    var rows: [[String]] = []
    // Every power of 10^¼ up to 10 000: enough for a smooth curve on a logarithmic axis.
    let moments = (0...16).map { Int(pow(10, Double($0) / 4).rounded()) }
    var done = 0
    var norms: [(free: Double, charged: Double)] = []
    for moment in moments {
      free.descend(steps: moment - done, learningRate: 1)
      charged.descend(steps: moment - done, learningRate: 1)
      done = moment
      norms.append((norm2(free.weights), norm2(charged.weights)))
      if marks.contains(moment) {
        rows.append([
          moment.grouped, norm2(free.weights).fixed(2), free.loss.significant(3),
          free.accuracy(table.features, table.labels).fixed(3),
          norm2(charged.weights).fixed(3),
        ])
      }
    }
    try stage.table(
      "A separable set", columns: ["steps", "|β|", "loss", "accuracy", "|β| with λ = 0.01"],
      rows: rows)
    try stage.figure(
      Figure(
        slug: "lab05-growth", title: "The length of the weights on a separable set",
        x: .init("steps", scale: .logarithmic), y: .init("|β|"),
        layers: [
          .line(
            x: moments.map(Double.init), y: norms.map(\.free), label: "without a penalty",
            series: 0, stroke: .solid),
          .line(
            x: moments.map(Double.init), y: norms.map(\.charged), label: "λ = 0.01", series: 1,
            stroke: .dashed),
        ]))
    try stage.text(
      """
      It never settles. Once every point is on its side, doubling all parameters leaves the \
      line where it is and makes every probability more extreme, so the loss falls further, \
      towards 0, and the best weights do not exist: they are infinite. In the long run their length grows like \
      the logarithm of the steps (D. Soudry and others, *Journal of Machine Learning Research* 19, \
      2018, no. 70), slowly enough to pass unnoticed. Watch for huge weights, and probabilities of \
      0.99999 from a handful of rows.

      A penalty ends it: then a finite best exists for any data. So does an overlap. No line parts \
      the \(MovieGenres.all.count) films, and no plane the articles, without a mistake, which is \
      why the weights shown for λ = 0 were finite (A. Albert and J. A. Anderson, *Biometrika* 71, \
      1984, p. 1).
      """)
  }
}

extension Descent {
  /// The parameters where nothing changes any more, for columns on one scale.
  static func converged(
    _ features: NDArray<Double>, _ labels: [Int], penalty: Double = 0
  ) -> Descent {
    var descent = Descent(features, labels, penalty: penalty)
    descent.descend(steps: 3000, learningRate: 1)
    return descent
  }
}
