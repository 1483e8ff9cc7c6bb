/// A distribution whose values are real numbers.
///
/// ```swift
/// let waiting = try Exponential(rate: 2)
/// waiting.cumulative(1)        // 0.864…: the share of waits up to 1
/// try waiting.quantile(0.5)    // 0.346…: half of the waits are shorter
/// ```
public protocol ContinuousDistribution: Equatable, Sendable {
  /// The mean; NaN where there is none.
  var mean: Double { get }

  /// The variance; infinite or NaN where there is none.
  var variance: Double { get }

  /// The probability density at `x`, in units of 1/x; NaN at NaN.
  func density(_ x: Double) -> Double

  /// The probability of a value of at most `x`, with relative accuracy where it is small.
  func cumulative(_ x: Double) -> Double

  /// The probability of a value above `x`, with relative accuracy where it is small.
  func survival(_ x: Double) -> Double

  /// The value below which a share of `probability` lies: the inverse of ``cumulative(_:)``.
  ///
  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless `probability` is
  ///   in 0...1.
  func quantile(_ probability: Double) throws(EngineError) -> Double

  /// A random number from this distribution.
  func sample(using generator: inout RandomGenerator) -> Double

  /// `count` random numbers from this distribution.
  ///
  /// - Complexity: O(*count*)
  func sample(count: Int, using generator: inout RandomGenerator) -> [Double]
}

/// `value` as a parameter above 0.
func positive(_ value: Double, _ name: String) throws(EngineError) -> Double {
  guard value.isFinite, value > 0 else {
    throw .invalidParameter(name: name, value: value, requirement: "finite and above 0")
  }
  return value
}

/// `value` as a probability.
func probability(_ value: Double) throws(EngineError) -> Double {
  guard (0...1).contains(value) else {
    throw .invalidParameter(name: "probability", value: value, requirement: "in 0...1")
  }
  return value
}
