/// Descriptive statistics of a series of numbers.
///
/// Every function but ``histogram(_:bins:range:)`` gives NaN when the series holds one, as NumPy's
/// do. What has no value for too short a series throws.
public enum Statistics {}

extension Statistics {
  /// Throws unless `values` holds at least one number.
  static func requireValues(_ values: [Double], for operation: String) throws(EngineError) {
    if values.isEmpty { throw .emptyInput(operation: operation) }
  }

  /// The divisor n − ddof, if it is above 0.
  static func divisor(count: Int, ddof: Int) throws(EngineError) -> Double {
    guard ddof >= 0 else {
      throw .invalidParameter(name: "ddof", value: Double(ddof), requirement: "0 or more")
    }
    guard count > ddof else { throw .tooFewValues(needed: ddof + 1, got: count) }
    return Double(count - ddof)
  }
}
