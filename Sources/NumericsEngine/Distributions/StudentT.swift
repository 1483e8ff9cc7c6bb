/// Student's t distribution: of a mean divided by its own estimated error.
///
/// ```
/// f(x) = Γ((ν + 1)/2) / (√(νπ) Γ(ν/2)) · (1 + x²/ν)^(−(ν + 1)/2)
/// ```
public struct StudentT: ContinuousDistribution {
  /// ν > 0; not necessarily whole.
  public let degreesOfFreedom: Double

  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless `degreesOfFreedom` is
  ///   finite and above 0.
  public init(degreesOfFreedom: Double) throws(EngineError) {
    self.degreesOfFreedom = try positive(degreesOfFreedom, "degreesOfFreedom")
  }

  /// 0; NaN for ν ≤ 1.
  public var mean: Double { degreesOfFreedom > 1 ? 0 : .nan }

  /// ν / (ν − 2); infinite for ν ≤ 2, NaN for ν ≤ 1.
  public var variance: Double {
    if degreesOfFreedom > 2 { return degreesOfFreedom / (degreesOfFreedom - 2) }
    return degreesOfFreedom > 1 ? .infinity : .nan
  }

  public func density(_ x: Double) -> Double { studentTDensity(x, degreesOfFreedom) }

  public func cumulative(_ x: Double) -> Double { survival(-x) }

  public func survival(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    let tail = studentTTail(abs(x), degreesOfFreedom)
    return x < 0 ? 1 - tail : tail
  }

  /// 0 gives −∞ and 1 gives +∞.
  public func quantile(_ probability: Double) throws(EngineError) -> Double {
    let probability = try NumericsEngine.probability(probability)
    return probability == 0.5 ? 0 : searchedQuantile(probability, in: -.infinity...(.infinity))
  }

  public func sample(using generator: inout RandomGenerator) -> Double {
    generator.value(studentTDraw(degreesOfFreedom: degreesOfFreedom))
  }

  public func sample(count: Int, using generator: inout RandomGenerator) -> [Double] {
    generator.values(
      studentTDraw(degreesOfFreedom: degreesOfFreedom), drawCount(count, operation: "sample"))
  }
}
