/// A fault that a correct program can meet, as facts.
///
/// The sentences made of these facts are in `EngineError+Description.swift`.
public enum EngineError: Error, Equatable, Sendable {
  /// The operation has no value for an empty input.
  case emptyInput(operation: String)

  /// A parameter lies outside what the operation is defined for.
  case invalidParameter(name: String, value: Double, requirement: String)

  /// A NaN or an infinity stands where only finite numbers have a meaning.
  case notFinite(index: Int, value: Double)

  /// The input holds fewer values than the operation needs.
  case tooFewValues(needed: Int, got: Int)

  /// An operation on square matrices was given another one.
  case notSquare(rows: Int, columns: Int)

  /// The leading part of `order` rows and columns is the first whose determinant is not above 0.
  case notPositiveDefinite(order: Int)

  /// The matrix has no inverse, or none that could be told from rounding errors.
  case singularMatrix(reciprocalCondition: Double, limit: Double)

  /// The columns of the matrix depend on each other, as far as rounding errors let tell.
  case rankDeficient(columns: Int, reciprocalCondition: Double, limit: Double)

  /// There are fewer equations (rows) than unknowns (columns).
  case underdetermined(rows: Int, columns: Int)

  /// A function of the GNU Scientific Library reported a failure.
  case gsl(function: String, code: Int, message: String)
}
