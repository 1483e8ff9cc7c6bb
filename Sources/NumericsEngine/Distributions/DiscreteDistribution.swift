/// A distribution whose values are whole numbers from 0 on.
///
/// ```swift
/// let heads = try Binomial(trials: 10, probability: 0.5)
/// heads.mass(5)                // 0.246…: exactly five heads
/// try heads.quantile(0.95)     // 8: the smallest k with P(X ≤ k) ≥ 0.95
/// ```
public protocol DiscreteDistribution: Equatable, Sendable {
  /// The mean.
  var mean: Double { get }

  /// The variance.
  var variance: Double { get }

  /// The probability of the value `k`.
  func mass(_ k: Int) -> Double

  /// The probability of a value of at most `k`, with relative accuracy where it is small.
  func cumulative(_ k: Int) -> Double

  /// The probability of a value above `k`, with relative accuracy where it is small.
  func survival(_ k: Int) -> Double

  /// The smallest *k* with P(X ≤ *k*) ≥ `probability`.
  ///
  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless `probability` is
  ///   in 0...1, and such a *k* exists.
  func quantile(_ probability: Double) throws(EngineError) -> Int

  /// A random number from this distribution.
  func sample(using generator: inout RandomGenerator) -> Int

  /// `count` random numbers from this distribution.
  ///
  /// - Complexity: O(*count*)
  func sample(count: Int, using generator: inout RandomGenerator) -> [Int]
}
