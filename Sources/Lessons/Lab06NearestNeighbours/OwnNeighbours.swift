import Datasets
import LabKit
import NumericsEngine
import Plotting

extension NearestNeighboursLesson {
  /// Rows beyond these are left out, so that code without optimisation is done in time.
  private static let mostRows = 1500

  /// The student's own table, classified by the student's own functions.
  static func ownTable(
    _ table: LabelledTable, on lab: any NearestNeighboursLab, _ stage: Stage
  ) throws {
    var generator = RandomGenerator(seed: 6)
    let rows = Array(generator.permutation(table.count).prefix(mostRows))
    let split = table[rows].split(test: 0.25, using: &generator)
    let (training, test) = (split.training, split.test)
    guard test.count > 0, training.count >= 4 else {
      try stage.text(
        "Your table has \(table.count) rows. With fewer than six there is nothing to hold out.")
      return
    }
    try stage.text(
      """
      Your table: \(table.count.grouped) rows, \(table.columns.count) \
      column\(table.columns.count == 1 ? "" : "s"), \
      \(table.classes.count) classes.\(rows.count < table.count
        ? " A random \(rows.count.grouped) of the rows are used, so that it does not take long." : "") \
      \(training.count.grouped) rows are for training and \(test.count.grouped) for the test. Both are \
      scaled by your `scaled`, with the means and deviations of the training rows.
      """)
    let scaled = try lab.scaled(training.features, test.features)
    let k = try chooseK(training, scaled.training, on: lab, using: &generator, stage)
    let guesses = try lab.classified(
      scaled.test, training: scaled.training, labels: training.labels, k: k)
    try report(guesses, training, test, stage)
    if table.columns.count >= 2 {
      try drawPlane(training, scaled.training, k: k, on: lab, stage)
    }
  }

  private static func chooseK(
    _ training: LabelledTable, _ features: NDArray<Double>, on lab: any NearestNeighboursLab,
    using generator: inout RandomGenerator, _ stage: Stage
  ) throws -> Int {
    let folds = min(5, training.count)
    let smallest = training.count - (training.count + folds - 1) / folds
    let candidates = [1, 3, 5, 7, 9, 13, 19, 29, 45].filter { $0 <= smallest }
    let order = generator.permutation(training.count)
    var rates: [Double] = []
    for k in candidates {
      rates += try lab.crossValidation(
        features, labels: training.labels, candidates: [k], folds: folds, order: order
      ).errorRates
      try stage.progress("your cross-validation", done: rates.count, of: candidates.count)
    }
    try stage.table(
      "Error rate by your cross-validation, \(folds) folds", columns: ["k", "wrong"],
      rows: zip(candidates, rates).map { ["\($0)", "\((100 * $1).fixed(1)) %"] })
    return rates.indices.min { rates[$0] < rates[$1] }.map { candidates[$0] } ?? 1
  }

  private static func report(
    _ guesses: [Int], _ training: LabelledTable, _ test: LabelledTable, _ stage: Stage
  ) throws {
    let wrong = zip(guesses, test.labels).count { $0 != $1 }
    let counts = Dictionary(grouping: training.labels) { $0 }.mapValues(\.count)
    let usual = counts.keys.min { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) } ?? 0
    let lazy = test.labels.count { $0 != usual }
    func share(_ count: Int) -> String {
      "\((100 * Double(count) / Double(test.count)).fixed(1)) %"
    }
    try stage.table(
      "\(test.count) test rows", columns: ["", "wrong", "rate"],
      rows: [
        ["your classifier", "\(wrong)", share(wrong)],
        ["always \"\(training.classes[usual].prefix(30))\"", "\(lazy)", share(lazy)],
      ])
    let size = test.classes.count
    var cells = [Double](repeating: 0, count: size * size)
    for (guess, label) in zip(guesses, test.labels) { cells[size * label + guess] += 1 }
    try stage.figure(
      .heatMap(
        slug: "lab06-own-confusion", title: "What was taken for what",
        rows: .init("true class", test.classes), columns: .init("predicted class", test.classes),
        values: cells))
    try stage.text(
      wrong < lazy
        ? "It does better than the answer that needs no neighbours."
        : """
        It does no better than the answer that needs no neighbours. Perhaps these columns do not \
        tell the classes apart, or too many columns that say nothing drown those that do.
        """)
  }

  /// The regions in the two columns whose class means lie farthest apart.
  private static func drawPlane(
    _ training: LabelledTable, _ features: NDArray<Double>, k: Int,
    on lab: any NearestNeighboursLab, _ stage: Stage
  ) throws {
    let chosen = training.columns.indices.sorted {
      separation(features.column($0), training.labels)
        > separation(features.column($1), training.labels)
    }.prefix(2).sorted()
    let shown = min(training.count, 400)
    let plane = LabelledTable(
      columns: chosen.map { training.columns[$0] + ", scaled" },
      features: features.gathering(chosen, axis: 1)[0..<shown], classes: training.classes,
      labels: Array(training.labels.prefix(shown)))
    try stage.text(
      """
      A picture needs two columns. These are the two whose class means lie farthest apart, with \
      \(shown) training rows; the regions are what your `classified` answers from these two \
      alone.
      """)
    try stage.figure(
      try regions(
        of: plane, slug: "lab06-own-regions",
        title: "Regions of k = \(min(k, shown)) in two columns",
        side: 40,
        predict: { places in
          try lab.classified(
            places, training: plane.features, labels: plane.labels, k: min(k, shown))
        }))
  }

  /// How far the class means of a scaled column lie from its own mean, 0: Σ n·mean².
  private static func separation(_ column: NDArray<Double>, _ labels: [Int]) -> Double {
    Dictionary(grouping: zip(column.elements, labels)) { $0.1 }.values.reduce(0.0) { sum, rows in
      let total = rows.reduce(0.0) { $0 + $1.0 }
      return sum + total * total / Double(rows.count)
    }
  }
}
