#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The exponential distribution: of the time until the next of events that come at a steady rate.
///
/// ```
/// f(x) = λ exp(−λx)        x ≥ 0
/// ```
public struct Exponential: ContinuousDistribution {
  /// λ > 0: events per unit of time.
  public let rate: Double

  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless `rate` and its inverse
  ///   are finite and above 0.
  public init(rate: Double) throws(EngineError) {
    self.rate = try positive(rate, "rate")
    _ = try positive(1 / rate, "1 / rate")
  }

  /// 1 / λ
  public var mean: Double { 1 / rate }

  /// 1 / λ²
  public var variance: Double { mean * mean }

  public func density(_ x: Double) -> Double { x < 0 ? 0 : rate * exp(-rate * x) }

  public func cumulative(_ x: Double) -> Double { x < 0 ? 0 : -expm1(-rate * x) }

  public func survival(_ x: Double) -> Double { x < 0 ? 1 : exp(-rate * x) }

  /// 0 gives 0 and 1 gives +∞.
  public func quantile(_ probability: Double) throws(EngineError) -> Double {
    0 - log1p(-(try NumericsEngine.probability(probability))) / rate
  }

  public func sample(using generator: inout RandomGenerator) -> Double {
    generator.exponential(rate: rate)
  }

  public func sample(count: Int, using generator: inout RandomGenerator) -> [Double] {
    generator.exponential(rate: rate, count: count)
  }
}
