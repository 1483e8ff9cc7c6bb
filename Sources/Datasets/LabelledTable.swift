import NumericsEngine

/// Rows of numbers, each with the class it belongs to: what a classifier learns from.
///
/// ```swift
/// let flowers = Iris.table
/// flowers.features.shape              // [150, 4]
/// flowers.classes[flowers.labels[0]]  // "setosa"
/// ```
public struct LabelledTable: Sendable {
  /// What each column measures, with its unit: `[columns]`.
  public let columns: [String]
  /// `[rows, columns]`
  public let features: NDArray<Double>
  /// The names of the classes: `[classes]`.
  public let classes: [String]
  /// The class of each row, an index into ``classes``: `[rows]`.
  public let labels: [Int]

  public var count: Int { labels.count }

  /// Creates a table.
  ///
  /// - Precondition: `features` is `[labels.count, columns.count]`, and every label is an index
  ///   into `classes`.
  public init(
    columns: [String], features: NDArray<Double>, classes: [String], labels: [Int]
  ) {
    if features.shape != [labels.count, columns.count] {
      callerMistake(
        "A table's features do not fit its labels and columns.",
        expected: "the shape \([labels.count, columns.count])", got: "\(features.shape)",
        toDo: "pass a row for each label, and in it a number for each column")
    }
    if let label = labels.first(where: { !classes.indices.contains($0) }) {
      callerMistake(
        "A label is not an index into the classes of a table.",
        expected: "0 ..< \(classes.count)", got: "\(label)",
        toDo: "name a class for each label, the first one for label 0")
    }
    self.columns = columns
    self.features = features
    self.classes = classes
    self.labels = labels
  }

  /// The rows at some indices, in that order.
  public subscript(rows: [Int]) -> LabelledTable {
    LabelledTable(
      columns: columns, features: features.gathering(rows, axis: 0), classes: classes,
      labels: rows.map { labels[$0] })
  }

  /// The table with some of its columns, in that order.
  public func selecting(columns indices: [Int]) -> LabelledTable {
    LabelledTable(
      columns: indices.map { columns[$0] }, features: features.gathering(indices, axis: 1),
      classes: classes, labels: labels)
  }
}
