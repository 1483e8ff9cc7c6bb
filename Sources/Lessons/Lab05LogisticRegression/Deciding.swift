import Datasets
import Foundation
import NumericsEngine
import Plotting

extension LogisticRegressionLesson {
  /// From a number to a decision between two classes.
  static let deciding = [squashing, weighing, choosing]

  private static let squashing = Step(
    "Yes or no, and how sure", exercise: LogisticRegressionExercises.sigmoid
  ) { stage in
    let films = MovieGenres.all
    let romances = films.count { $0.genre == .romance }
    try stage.text(
      """
      A price is a number; many other answers are not. Is this message spam? Is this article made \
      up? Which genre is this film? Sorting things into a few *classes* that are fixed beforehand \
      is called *classification*, and in this lab there are two classes, written 0 and 1. The \
      class that a row really has is its *label*.

      Here is a table of \(films.count) invented films. Somebody has counted the kisses and the \
      kicks in each; \(films.count - romances) are action films (class 0), \(romances) are \
      romances (class 1). Six of them:
      """)
    try stage.table(
      "Films", columns: ["title", "kisses", "kicks", "genre", "label"],
      rows: films.prefix(6).map { film in
        [
          film.title, "\(film.kisses)", "\(film.kicks)", film.genre.rawValue,
          film.genre == .romance ? "1" : "0",
        ]
      })
    let line = leastSquares(films.map { Double($0.kisses) }, MovieGenres.table.labels)
    try stage.text(
      """
      Could a straight line do it, fitted to the labels by least squares? For the kisses alone it \
      gives
      """)
    try stage.verbatim(
      "label ≈ \(line.intercept.fixed(3)) + \(line.slope.fixed(4)) · kisses\n"
        + [0.0, 20, 51].map { kisses in
          "\(kisses.fixed(0)) kisses: \((line.intercept + line.slope * kisses).fixed(2))"
        }.joined(separator: "     "))
    try stage.text(
      """
      Between 0 and 1 you may read that as a probability. But a film with 51 kisses is not a \
      romance with probability \((line.intercept + line.slope * 51).fixed(2)). A line does not \
      know where to stop. So we bend it: whatever number z comes in, what comes out lies between \
      0 and 1, rises with z, and is one half where z is 0. The *logistic function* does that, also \
      called *sigmoid*, for its shape of an S:
      """)
    try stage.verbatim(
      """
      σ(z) = 1 / (1 + e⁻ᶻ)

      σ(−z) = 1 − σ(z)
      """)
    let x = stride(from: -8.0, through: 8, by: 0.1).map { $0 }
    try stage.figure(
      Figure(
        slug: "lab05-sigmoid", title: "The logistic function and the threshold 0.5",
        x: .init("z"), y: .init("σ(z)", range: -0.05...1.05),
        layers: [
          .horizontal(at: 0.5, label: "threshold 0.5: class 1 from here upwards"),
          .line(x: x, y: sigmoid(NDArray(x)).elements, label: "σ(z)", series: 0, stroke: .solid),
        ]))
    let points = [-40.0, -5, -1, 0, 1, 5, 40]
    try stage.table(
      "Some values", columns: ["z", "σ(z)"],
      rows: points.map { [$0.fixed(0), (1 / (1 + exp(-$0))).significant(6)] })
    let ratio = exp(1000.0) / (1 + exp(1000.0))
    try stage.text(
      """
      Far to the right it is so close to 1 that a Double cannot tell; far to the left it is nearly \
      eᶻ, tiny but not nothing, and its digits count as soon as somebody takes a logarithm.

      Written on paper, σ(z) is also eᶻ / (1 + eᶻ). In a computer the two are not the same. A \
      Double ends at 1.8·10³⁰⁸, and e¹⁰⁰⁰ is beyond that: it becomes ∞. At z = 1000 the second \
      form gives ∞ / ∞ = \(ratio.isNaN ? "NaN" : "\(ratio)"), while 1 / (1 + e⁻¹⁰⁰⁰) = \
      \((1 / (1 + exp(-1000.0))).fixed(1)). At z = −1000 the first form meets an ∞ as well, but as \
      1 / ∞ = \((1 / (1 + exp(1000.0))).fixed(1)), which is right.
      """)
  }

  private static let weighing = Step(
    "Evidence adds up", exercise: LogisticRegressionExercises.logits
  ) { stage in
    let model = FilmModel.learned
    try stage.text(
      """
      Where does z come from? Every feature of a row speaks for class 1 or against it, and each has \
      its say: a *weight*. The *intercept* β₀ is what stands before any feature has spoken.
      """)
    try stage.verbatim(
      """
      z = β₀ + x₁·β₁ + x₂·β₂ + … + xₖ·βₖ                    for one row
      z = β₀ + X·β                     [n, k]·[k] = [n]     for all rows at once
      p = σ(z)                         the probability of class 1
      """)
    try stage.text(
      """
      Turned round, σ says what z is: z = ln(p / (1 − p)). The quotient p / (1 − p) is called the \
      *odds*, three to one for p = ¾, and its logarithm the *log-odds* or *logit*. So in this model \
      evidence *adds* in logits, and odds are multiplied: one more unit of feature j multiplies the \
      odds by e^βⱼ, whatever the other features are.

      These are the weights that a model has learned from the \(MovieGenres.all.count) films, in \
      the way that you will write in this lab:
      """)
    try stage.table(
      "What one more of them means",
      columns: ["", "weight", "the odds of romance are multiplied by"],
      rows: [
        ["a kiss", model.weights[0].fixed(3), exp(model.weights[0]).fixed(2)],
        ["a kick", model.weights[1].fixed(3), exp(model.weights[1]).fixed(2)],
        ["nothing yet (intercept)", model.intercept.fixed(3), "—"],
      ])
    try stage.table(
      "Three films", columns: ["title", "kisses", "kicks", "z", "p"],
      rows: [0, 12, 7].map { index in
        let film = MovieGenres.all[index]
        let (kisses, kicks) = (Double(film.kisses), Double(film.kicks))
        return [
          film.title, "\(film.kisses)", "\(film.kicks)",
          model.logit(kisses: kisses, kicks: kicks).fixed(2),
          model.probability(kisses: kisses, kicks: kicks).significant(3),
        ]
      })
    try stage.text(
      """
      A linear model of the log-odds is what *logistic regression* means. It goes back to D. R. Cox \
      (*Journal of the Royal Statistical Society B* 20, 1958, p. 215). Its name says regression, \
      because it predicts a number, p; what it is used for is classification.

      What you need:
      """)
    try stage.verbatim(
      """
      features.rank                   2 for a table
      features.shape                  [n, k]: how many rows, how many columns
      features[row, column]           one value
      throw LabError.shapeMismatch    where the weights do not fit
      """)
  }

  private static let choosing = Step(
    "Where to draw the line", exercise: LogisticRegressionExercises.classes
  ) { stage in
    let model = FilmModel.learned
    let probabilities = MovieGenres.all.map { film in
      model.probability(kisses: Double(film.kisses), kicks: Double(film.kicks))
    }
    try stage.text(
      """
      In the end somebody wants a decision. You pick a *threshold* and choose class 1 if p is at \
      least that large. One half is the natural choice if both mistakes are equally bad. They often \
      are not: a message wrongly taken for spam is lost, one wrongly let through costs a second.

      A threshold is not learned; you set it, and you can set it after learning. For the films, \
      with the probabilities of the model above:
      """)
    try stage.table(
      "The threshold decides which mistakes are made",
      columns: ["threshold", "called romance", "romances missed", "action called romance"],
      rows: [0.05, 0.3, 0.5, 0.7, 0.95].map { threshold in
        let called = zip(probabilities, MovieGenres.table.labels).filter { $0.0 >= threshold }
        let found = called.count { $0.1 == 1 }
        let romances = MovieGenres.table.labels.count { $0 == 1 }
        return [
          threshold.fixed(2), "\(called.count)", "\(romances - found)", "\(called.count - found)",
        ]
      })
    try stage.text(
      """
      What happens exactly at the threshold is a convention. Here p = threshold means class 1; then \
      a threshold of 0 gives class 1 to every row.
      """)
  }

  /// The line through labels that has the least squared error.
  private static func leastSquares(
    _ x: [Double], _ labels: [Int]
  ) -> (slope: Double, intercept: Double) {
    let x = NDArray(x)
    let y = NDArray(labels.map(Double.init))
    let centred = x - x.mean()
    let slope = (centred * y).sum() / (centred * centred).sum()
    return (slope, y.mean() - slope * x.mean())
  }
}
