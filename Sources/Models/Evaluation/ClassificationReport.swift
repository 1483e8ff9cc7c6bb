import NumericsEngine

/// How well each class is recognised.
///
/// ```
/// precision = hits / predictions of the class        recall = hits / rows of the class
/// F1 = 2 · precision · recall / (precision + recall)
/// ```
/// Where nothing is divided by nothing, the result is 0.
public struct ClassificationReport: Equatable, Sendable {
  public struct Scores: Equatable, Sendable {
    public let precision: Double
    public let recall: Double
    public let f1: Double
    /// The number of rows that count.
    public let support: Int
  }

  /// `[classes]`
  public let classes: [Scores]
  /// The means over the classes, each counting alike. Classes that neither occur nor are predicted
  /// do not count.
  public let macroAverage: Scores
  /// The means over the classes, each counting by its support.
  public let weightedAverage: Scores
  /// The share of rows predicted rightly.
  public let accuracy: Double

  public init(_ matrix: ConfusionMatrix) {
    let labelled = matrix.counts.sum(axis: 1).elements
    let predicted = matrix.counts.sum(axis: 0).elements
    let scores = labelled.indices.map { label in
      Scores(
        hits: matrix.counts[label, label], predicted: predicted[label], labelled: labelled[label])
    }
    let seen = scores.indices.filter { labelled[$0] + predicted[$0] > 0 }.map { scores[$0] }
    classes = scores
    macroAverage = Scores(averaging: seen) { _ in 1 }
    weightedAverage = Scores(averaging: seen) { Double($0.support) }
    accuracy = matrix.accuracy
  }

  /// - Throws: As ``ConfusionMatrix/init(labels:predictions:classCount:)``.
  public init(labels: [Int], predictions: [Int], classCount: Int = 0) throws {
    self.init(
      try ConfusionMatrix(labels: labels, predictions: predictions, classCount: classCount))
  }
}

extension ClassificationReport.Scores {
  fileprivate init(hits: Int, predicted: Int, labelled: Int) {
    precision = share(Double(hits), of: Double(predicted))
    recall = share(Double(hits), of: Double(labelled))
    // The same as from precision and recall, without their rounding.
    f1 = share(Double(2 * hits), of: Double(predicted + labelled))
    support = labelled
  }

  fileprivate init(
    averaging scores: [Self], weight: (Self) -> Double
  ) {
    let total = scores.reduce(0) { $0 + weight($1) }
    func mean(_ value: (Self) -> Double) -> Double {
      share(scores.reduce(0) { $0 + weight($1) * value($1) }, of: total)
    }
    precision = mean(\.precision)
    recall = mean(\.recall)
    f1 = mean(\.f1)
    support = scores.reduce(0) { $0 + $1.support }
  }
}

private func share(_ part: Double, of whole: Double) -> Double {
  whole == 0 ? 0 : part / whole
}

extension ClassificationReport: CustomStringConvertible {
  public var description: String { table() }

  /// The report as a table, with three decimals.
  ///
  /// - Parameter names: What the classes are called; the numbers where there is no name.
  public func table(names: [String] = []) -> String {
    let names = classNames(names, count: classes.count)
    var rows = [["class", "precision", "recall", "F1", "support"]]
    rows += zip(names, classes).map { cells($0, $1) }
    rows.append(["", "", "", "", ""])
    rows.append(["accuracy", "", "", decimals(accuracy), String(weightedAverage.support)])
    rows.append(cells("macro average", macroAverage))
    rows.append(cells("weighted average", weightedAverage))
    return alignedTable(rows)
  }

  private func cells(_ name: String, _ scores: Scores) -> [String] {
    [name] + [scores.precision, scores.recall, scores.f1].map(decimals) + [String(scores.support)]
  }
}

/// A number from 0 to 1 with three decimals.
private func decimals(_ share: Double) -> String {
  let thousandths = String(Int((share * 1000).rounded()))
  let digits = String(repeating: "0", count: max(0, 4 - thousandths.count)) + thousandths
  return digits.dropLast(3) + "." + digits.suffix(3)
}
