import Datasets
import LabKit
import NumericsEngine
import Plotting

extension LogisticRegressionLesson {
  /// Splits, learns, judges and, where there are two columns, draws a table of the student's.
  static func analysis(
    of table: LabelledTable, by lab: any LogisticRegressionLab, on stage: Stage
  ) throws {
    let ones = table.labels.count { $0 == 1 }
    // A student's code is not optimised: about ten seconds at most, also for long tables.
    let steps = min(1000, max(50, 20_000_000 / max(1, table.count * table.columns.count)))
    let (seed, testShare, penalty): (UInt32, Double, Double) = (5, 0.3, 0.01)
    try stage.text(
      """
      Your own table: \(count(table.count, "row")), \(count(table.columns.count, "column")). Class 0 is "\(short(table.classes[0]))" \
      (rows: \(table.count - ones)), class 1 "\(short(table.classes[1]))" (rows: \(ones)). \
      Everything that follows is computed by the functions you wrote.

      Put aside by seed \(seed), as test rows: \
      \(Int((testShare * Double(table.count)).rounded())) of the \(count(table.count, "row")) \
      (\((100 * testShare).fixed(0)) %, rounded). Each column is scaled by the mean \
      and deviation of the training rows; then \(steps) steps of descent, with λ = \(penalty).
      """)
    var generator = RandomGenerator(seed: seed)
    let split = try lab.shuffledSplit(
      table.features, labels: table.labels, testShare: testShare, using: &generator)
    guard !split.test.labels.isEmpty, Set(split.training.labels).count == 2 else {
      try stage.text(
        """
        That leaves \(count(split.training.labels.count, "training row")) and \
        \(count(split.test.labels.count, "test row")), and \
        \(split.test.labels.isEmpty ? "nothing to judge by" : "only one class to learn from"). \
        The table is too small, or one of its classes too rare, to learn and to judge.
        """)
      return
    }
    try stage.progress("learning", done: 0, of: 2)
    let model = try StudentModel(
      lab, learning: split.training.features, split.training.labels, steps: steps,
      penalty: penalty)
    try stage.progress("judging", done: 1, of: 2)
    let judged = try model.judged(split.test)
    let learned = try model.judged(split.training)
    try stage.progress("judging", done: 2, of: 2)
    try stage.table(
      "At the threshold 0.5; class 1 is \(short(table.classes[1]))",
      reports: [
        ("training", split.training.labels.count, learned),
        ("test", split.test.labels.count, judged),
      ])
    try stage.table(
      "The test rows", confusion: judged.report.confusion,
      classes: table.classes.map { short($0, 14) })
    if !split.test.labels.contains(1) {
      try stage.text(
        "No test row is of class 1, so there is none to find. What is 0 / 0 counts as 0 in the table."
      )
    }
    let frequent = split.training.labels.count { $0 == 1 } * 2 >= split.training.labels.count
    let guessed = split.test.labels.count { $0 == (frequent ? 1 : 0) }
    try stage.text(
      """
      Always saying "\(short(table.classes[frequent ? 1 : 0]))", the more frequent class of the \
      training rows, would be right for \
      \((100 * Double(guessed) / Double(split.test.labels.count)).fixed(0)) % of the test rows. The steepest slope left in the loss is \
      \(model.steepest < 1e-6 ? "below 0.000001" : model.steepest.significant(1))\
      \(model.steepest > 0.001 ? ": more steps would still change the weights." : ".")
      """)
    try stage.table(
      "What speaks for class 1: by one standard deviation more",
      columns: ["column", "weight", "odds multiplied by"],
      rows: zip(table.columns, model.fit.weights).sorted { $0.1.magnitude > $1.1.magnitude }
        .prefix(15).map { [short($0.0, 36), $0.1.fixed(3), exponential($0.1)] })
    try draw(table, model, on: stage)
  }

  private static func draw(
    _ table: LabelledTable, _ model: StudentModel, on stage: Stage
  ) throws {
    guard table.columns.count == 2 else {
      try stage.text(
        """
        A boundary can be drawn for two columns; your table has \(table.columns.count). In a table \
        of two of them it would be a line.
        """)
      return
    }
    let x = range(of: table.features.column(0))
    let y = range(of: table.features.column(1))
    var lines: [(label: String, line: (slope: Double, intercept: Double))] = []
    do {
      let line = try model.boundary()
      lines = [("p = ½", line)]
      try stage.text(
        """
        The boundary is \(short(table.columns[1])) = \(line.slope < 0 ? "−" : "")\(line.slope.magnitude.significant(4)) · \
        \(short(table.columns[0])) \(line.intercept < 0 ? "−" : "+") \
        \(line.intercept.magnitude.significant(4)).
        """)
    } catch LabError.invalidParameter {
      try stage.text("The second weight is 0: the boundary is vertical, or there is none.")
    }
    try stage.figure(
      PlaneFigure(
        slug: "lab05-own-table", title: "Your table, and your boundary", table: table, x: x, y: y,
        lines: lines
      ).figure(probabilities: model.probabilities))
  }

  /// All values, with a little room on both sides.
  private static func range(of values: NDArray<Double>) -> ClosedRange<Double> {
    let (low, high) = (values.min(), values.max())
    let room = high > low ? 0.05 * (high - low) : 1
    return (low - room)...(high + room)
  }

  /// "1 row", "2 rows".
  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func exponential(_ weight: Double) -> String {
    exp(NDArray([weight])).elements[0].significant(3)
  }

  /// A name from a file, cut so that tables keep their width.
  private static func short(_ name: String, _ most: Int = 24) -> String {
    name.count <= most ? name : name.prefix(most - 1) + "…"
  }
}
