import NumericsEngine

/// How often each class was taken for each.
///
/// ```swift
/// let matrix = try ConfusionMatrix(labels: [0, 0, 1, 2], predictions: [0, 1, 1, 2])
/// matrix.counts  // [[1 1 0] [0 1 0] [0 0 1]]
/// ```
public struct ConfusionMatrix: Equatable, Sendable {
  /// `[classes, classes]`: rows are the true classes, columns the predicted ones.
  public let counts: NDArray<Int>

  public var classCount: Int { counts.shape[0] }

  /// Counts pairs of a label and a prediction.
  ///
  /// - Parameters:
  ///   - labels: The true classes, `[rows]`: 0, 1, …
  ///   - predictions: `[rows]`
  ///   - classCount: At least how many classes there are; more if a larger label or prediction occurs.
  /// - Throws: ``ModelError/noRows``, ``ModelError/lengthMismatch(rows:targets:)``,
  ///   ``ModelError/negativeLabel(row:label:)``, ``ModelError/labelTooLarge(row:label:largest:)``,
  ///   and ``ModelError/invalidSetting(name:value:requirement:)`` for as large a number of classes.
  public init(labels: [Int], predictions: [Int], classCount: Int = 0) throws {
    guard labels.count == predictions.count else {
      throw ModelError.lengthMismatch(rows: predictions.count, targets: labels.count)
    }
    guard !labels.isEmpty else { throw ModelError.noRows }
    try Examples.check(labels: labels)
    try Examples.check(labels: predictions)
    try requireAtMost(Examples.largestLabel + 1, "classCount", classCount)
    let size = (labels + predictions).reduce(classCount) { max($0, $1 + 1) }
    var counts = NDArray<Int>(repeating: 0, shape: [size, size])
    for (label, prediction) in zip(labels, predictions) { counts[label, prediction] += 1 }
    self.counts = counts
  }

  /// The share of the diagonal.
  public var accuracy: Double {
    let right = (0..<classCount).reduce(0) { $0 + counts[$1, $1] }
    return Double(right) / Double(counts.sum())
  }
}

extension ConfusionMatrix: CustomStringConvertible {
  public var description: String { table() }

  /// The counts as a table, the true classes down and the predicted ones across.
  ///
  /// - Parameter names: What the classes are called; the numbers where there is no name.
  public func table(names: [String] = []) -> String {
    let names = classNames(names, count: classCount)
    let header = ["true \\ predicted"] + names
    let rows = (0..<classCount).map { row in
      [names[row]] + counts.row(row).elements.map(String.init)
    }
    return alignedTable([header] + rows)
  }
}
