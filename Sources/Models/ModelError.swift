/// Why examples cannot be learned from, or rows not be predicted, as facts.
///
/// The sentences made of these facts are in `ModelError+Description.swift`.
public enum ModelError: Error, Equatable, Sendable {
  /// There are no examples.
  case noRows
  /// The examples have no columns.
  case noColumns
  /// Features must be a matrix `[rows, columns]`.
  case notMatrix(shape: [Int])
  /// There are not as many targets as rows.
  case lengthMismatch(rows: Int, targets: Int)
  /// The rows have another number of columns than those learned from.
  case columnMismatch(expected: Int, got: Int)
  /// A feature is NaN or infinite.
  case notFinite(row: Int, column: Int, value: Double)
  /// A target is NaN or infinite.
  case targetNotFinite(row: Int, value: Double)
  /// Labels are whole numbers from 0.
  case negativeLabel(row: Int, label: Int)
  /// A label asks for more classes than there may be.
  case labelTooLarge(row: Int, label: Int, largest: Int)
  /// All examples are of one class, so there is nothing to tell apart.
  case oneClass(label: Int)
  /// More neighbours are asked for than there are rows.
  case tooManyNeighbors(neighbors: Int, rows: Int)
  /// A column has the same value in all rows, where the model needs it to vary.
  case constantColumn(column: Int, value: Double)
  /// Columns depend on each other linearly, so that many solutions are equally good.
  case dependentColumns(reciprocalCondition: Double)
  /// There are not more rows than columns, so that many solutions are equally good.
  case tooFewRows(rows: Int, columns: Int)
  /// The numbers are finite, but what is computed from them is not.
  case outOfRange
  /// A setting lies outside of the range it may have.
  case invalidSetting(name: String, value: Double, requirement: String)
  /// A column's different values and the classes are too many to be told apart by 32 bits.
  case tooManyValues(values: Int, classes: Int)
  /// More folds are asked for than there are rows.
  case tooManyFolds(folds: Int, rows: Int)
  /// Every fold is to have a row of each class, but a class has fewer rows.
  case tooFewOfClass(label: Int, rows: Int, folds: Int)
  /// The loss grew beyond all bounds: the step is too large for these features.
  case diverged(iteration: Int)
}
