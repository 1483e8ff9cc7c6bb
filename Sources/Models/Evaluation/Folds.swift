import NumericsEngine

/// Rows dealt to parts of nearly equal size, each of which is once what is judged on.
public struct Folds: Equatable, Sendable {
  /// The rows of each fold, in random order; every row is in exactly one.
  public let rows: [[Int]]

  /// Deals shuffled rows; the sizes differ by at most one.
  ///
  /// - Parameters:
  ///   - folds: How many parts, from 2.
  ///   - count: How many rows.
  /// - Throws: ``ModelError/invalidSetting(name:value:requirement:)``, and
  ///   ``ModelError/tooManyFolds(folds:rows:)`` for fewer rows than folds.
  public init(_ folds: Int, of count: Int, using generator: inout RandomGenerator) throws {
    try requireAtLeast(2, "folds", folds)
    guard count >= folds else { throw ModelError.tooManyFolds(folds: folds, rows: max(0, count)) }
    self.init(dealing: generator.permutation(count), to: folds)
  }

  /// Deals the shuffled rows of one class after the other, so that every fold has each class in
  /// nearly its share: sizes, and the numbers of rows of a class, differ by at most one.
  ///
  /// - Parameter labels: `[rows]`
  /// - Throws: ``ModelError/invalidSetting(name:value:requirement:)``, ``ModelError/noRows``, and
  ///   ``ModelError/tooFewOfClass(label:rows:folds:)`` for a class with fewer rows than folds.
  public init(
    _ folds: Int, stratifying labels: [Int], using generator: inout RandomGenerator
  ) throws {
    try requireAtLeast(2, "folds", folds)
    guard !labels.isEmpty else { throw ModelError.noRows }
    let classes = Dictionary(grouping: labels.indices) { labels[$0] }
      .sorted { $0.key < $1.key }
    if let (label, rows) = classes.first(where: { $0.value.count < folds }) {
      throw ModelError.tooFewOfClass(label: label, rows: rows.count, folds: folds)
    }
    var order: [Int] = []
    for (_, rows) in classes {
      var rows = rows
      generator.shuffle(&rows)
      order += rows
    }
    self.init(dealing: order, to: folds)
  }

  /// The rows that are not in a fold: what is learned from when it is judged on.
  ///
  /// - Precondition: There is such a fold.
  public func training(without fold: Int) -> [Int] {
    if !rows.indices.contains(fold) {
      callerMistake(
        "training(without:) was asked to leave out a fold that is not there.",
        expected: "a fold in 0 ..< \(rows.count)", got: "\(fold)", toDo: "count folds from 0")
    }
    return rows.indices.filter { $0 != fold }.flatMap { rows[$0] }
  }

  private init(dealing order: [Int], to folds: Int) {
    rows = (0..<folds).map { fold in
      stride(from: fold, to: order.count, by: folds).map { order[$0] }
    }
  }
}
