/// The χ² distribution: of the sum of ν squared standard normal numbers.
///
/// ```
/// f(x) = x^(ν/2 − 1) exp(−x/2) / (2^(ν/2) Γ(ν/2))        x > 0
/// ```
public struct ChiSquared: ContinuousDistribution {
  /// ν > 0; not necessarily whole.
  public let degreesOfFreedom: Double

  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless `degreesOfFreedom` is
  ///   finite and above 0.
  public init(degreesOfFreedom: Double) throws(EngineError) {
    self.degreesOfFreedom = try positive(degreesOfFreedom, "degreesOfFreedom")
  }

  /// ν
  public var mean: Double { degreesOfFreedom }

  /// 2ν
  public var variance: Double { 2 * degreesOfFreedom }

  /// At 0 infinite for ν < 2, ½ for ν = 2, and 0 for ν > 2.
  public func density(_ x: Double) -> Double {
    if x == 0 { return degreesOfFreedom < 2 ? .infinity : degreesOfFreedom == 2 ? 0.5 : 0 }
    if x < 0 || x == .infinity { return 0 }
    return chiSquaredDensity(x, degreesOfFreedom)
  }

  public func cumulative(_ x: Double) -> Double {
    if x <= 0 || x == .infinity { return x <= 0 ? 0 : 1 }
    return x.isNaN ? .nan : chiSquaredTails(x, degreesOfFreedom).lower
  }

  public func survival(_ x: Double) -> Double {
    if x <= 0 || x == .infinity { return x <= 0 ? 1 : 0 }
    return x.isNaN ? .nan : chiSquaredTails(x, degreesOfFreedom).upper
  }

  /// 0 gives 0 and 1 gives +∞.
  public func quantile(_ probability: Double) throws(EngineError) -> Double {
    searchedQuantile(try NumericsEngine.probability(probability), in: 0...(.infinity))
  }

  public func sample(using generator: inout RandomGenerator) -> Double {
    generator.value(chiSquaredDraw(degreesOfFreedom: degreesOfFreedom))
  }

  public func sample(count: Int, using generator: inout RandomGenerator) -> [Double] {
    generator.values(
      chiSquaredDraw(degreesOfFreedom: degreesOfFreedom), drawCount(count, operation: "sample"))
  }
}
