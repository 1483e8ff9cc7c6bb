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

  /// A function of the GNU Scientific Library reported a failure.
  case gsl(function: String, code: Int, message: String)
}
