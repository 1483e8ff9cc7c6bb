import Datasets
import Foundation
import Models
import NumericsEngine
import Plotting

extension DecisionTreesLesson {
  /// Where to cut, and which column.
  static let splitting = [threshold, split]

  private static let threshold = Step(
    "Where to cut", exercise: DecisionTreesExercises.bestThreshold
  ) { stage in
    let irises = Iris.table
    let (petals, sepals) = (Question.all(2, of: irises), Question.all(1, of: irises))
    try stage.text(
      """
      Which threshold is best for one column? As long as a threshold moves between two neighbouring \
      values, no row changes sides, and nothing changes at all. So there are only finitely many \
      questions to try: one for each gap. The petal length of \(irises.count) irises has \
      \(petals.count + 1) different values, so \(petals.count) gaps.
      """)
    try stage.figure(
      Figure(
        slug: "lab07-gain", title: "What each threshold would tell about the kind of iris",
        x: .init("threshold (cm)"), y: .init("information gain (bits)"),
        layers: [
          .line(
            x: petals.map(\.threshold), y: petals.map(\.gain), label: "petal length",
            stroke: .solid),
          .line(
            x: sepals.map(\.threshold), y: sepals.map(\.gain), label: "sepal width",
            stroke: .dashed),
        ]))
    let lengths = Set(irises.features.column(2).elements).sorted()
    guard let best = Question.best(2, of: irises),
      let second = petals.filter({ $0.threshold > 4 }).max(by: { $0.gain < $1.gain }),
      let low = lengths.last(where: { $0 < best.threshold }),
      let high = lengths.first(where: { $0 > best.threshold })
    else { return }
    try stage.text(
      """
      Petal length has two good places: at \(best.threshold.significant(4)) cm, where the setosas end, \
      and a second at \(second.threshold.significant(4)) cm, between the other two kinds. Sepal width \
      has none that is nearly as good.

      Within its gap the threshold is put *halfway*. For the rows you have, any place in the gap would \
      do: the longest petal of a setosa has \(low) cm, the shortest of the others \(high) cm. But the \
      next setosa may have \((low + 0.1).fixed(1)) cm. A threshold on the value itself, \(low), would \
      send it to the wrong side; halfway is the place that keeps most distance from both.

      A rule is needed for ties, or two programs that are both right would grow different trees: here \
      *the lowest threshold wins*. Mind the rounding. Two gains that are equal on paper can differ in \
      the sixteenth digit, so a later candidate must be better by more than 10⁻¹².

      And a leaf with one single row says little. Therefore you may ask for a least number of rows on \
      each side; thresholds that leave fewer are out.

      How much work is it? Trying every gap by looking at all n rows takes about n² steps. If you sort \
      the rows once and let one after the other change sides, counting along, it takes about n·log₂ n. For \
      \(60_000.grouped) images, as MNIST has, these are \
      \(Int(60_000 / log2(60_000.0)).grouped) times fewer. Write the plain way first.
      """)
  }

  private static let split = Step(
    "Which column to ask", exercise: DecisionTreesExercises.bestSplit
  ) { stage in
    let irises = Iris.table
    let best = irises.columns.indices.compactMap { Question.best($0, of: irises) }
    try stage.text(
      """
      With several columns you try them one after the other: the best threshold of each, and of those \
      the best. For the irises:
      """)
    try stage.table(
      "The best question about each column", columns: ["column", "threshold", "gain (bits)"],
      rows: best.map {
        [irises.columns[$0.column], "\($0.threshold.significant(4))", $0.gain.fixed(4)]
      })
    try stage.text(
      """
      Here is a tie in real data. Either petal column alone tells the setosas from all others, and \
      both gain the same: the same rows go left. The rule says that *the lower column wins*, so the \
      tree asks for petal length first. scikit-learn would toss a coin, and so its tree of the same \
      data looks different from run to run unless you fix its seed.

      Note what the search does *not* need. Nothing was scaled: a threshold in millimetres would be \
      ten times as large, and the same rows would go left. No distance, no gradient, no starting \
      point. A column that tells nothing is never asked.
      """)
  }
}
