/// The uniform distribution: every value of a range equally likely.
///
/// ```
/// f(x) = 1 / (b − a)        a ≤ x ≤ b
/// ```
public struct Uniform: ContinuousDistribution {
  /// From a to b.
  public let range: ClosedRange<Double>

  private var width: Double { range.upperBound - range.lowerBound }

  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless the bounds are finite,
  ///   and a finite distance above 0 apart.
  public init(_ range: ClosedRange<Double>) throws(EngineError) {
    self.range = range
    _ = try positive(range.upperBound - range.lowerBound, "the width of the range")
  }

  /// (a + b) / 2
  public var mean: Double { range.lowerBound + width / 2 }

  /// (b − a)² / 12
  public var variance: Double { width * width / 12 }

  public func density(_ x: Double) -> Double {
    x.isNaN ? .nan : range.contains(x) ? 1 / width : 0
  }

  public func cumulative(_ x: Double) -> Double {
    if x <= range.lowerBound { return 0 }
    return x >= range.upperBound ? 1 : (x - range.lowerBound) / width
  }

  public func survival(_ x: Double) -> Double {
    if x <= range.lowerBound { return 1 }
    return x >= range.upperBound ? 0 : (range.upperBound - x) / width
  }

  /// 0 gives a and 1 gives b.
  public func quantile(_ probability: Double) throws(EngineError) -> Double {
    let probability = try NumericsEngine.probability(probability)
    // From the nearer end, which makes both ends exact.
    return probability < 0.5
      ? range.lowerBound + width * probability : range.upperBound - width * (1 - probability)
  }

  public func sample(using generator: inout RandomGenerator) -> Double {
    generator.uniform(in: range)
  }

  public func sample(count: Int, using generator: inout RandomGenerator) -> [Double] {
    generator.uniform(in: range, count: count)
  }
}
