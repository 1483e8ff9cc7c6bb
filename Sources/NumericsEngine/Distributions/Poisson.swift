/// The Poisson distribution: of the number of events when they come independently of each other.
///
/// ```
/// P(k) = λᵏ exp(−λ) / k!        k ≥ 0
/// ```
public struct Poisson: DiscreteDistribution {
  /// λ, in 0...10⁹.
  public let mean: Double

  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless `mean` is in 0...10⁹.
  public init(mean: Double) throws(EngineError) {
    guard (0...1e9).contains(mean) else {
      throw .invalidParameter(name: "mean", value: mean, requirement: "in 0...1e9")
    }
    self.mean = mean
  }

  /// λ
  public var variance: Double { mean }

  /// The relative error is about 10⁻¹⁴ + 2 · 10⁻¹⁶ · |ln P|.
  public func mass(_ k: Int) -> Double {
    k < 0 ? 0 : poissonMass(Double(k), mean: mean)
  }

  /// - Complexity: O(√λ) near the mean, less elsewhere
  public func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    return Double(k) < mean ? lowerTail(k) : 1 - upperTail(k)
  }

  /// - Complexity: O(√λ) near the mean, less elsewhere
  public func survival(_ k: Int) -> Double {
    if k < 0 { return 1 }
    return Double(k) < mean ? 1 - lowerTail(k) : upperTail(k)
  }

  /// 1 is not allowed unless λ = 0: there is no largest value.
  public func quantile(_ probability: Double) throws(EngineError) -> Int {
    let probability = try NumericsEngine.probability(probability)
    if mean == 0 { return 0 }
    guard probability < 1 else {
      throw .invalidParameter(name: "probability", value: probability, requirement: "in 0..<1")
    }
    // So far out less than 2⁻⁵³ is left, for any λ.
    return searchedQuantile(probability, in: 0...Int(mean + 40 * mean.squareRoot() + 60))
  }

  public func sample(using generator: inout RandomGenerator) -> Int {
    generator.poisson(mean: mean)
  }

  public func sample(count: Int, using generator: inout RandomGenerator) -> [Int] {
    generator.poisson(mean: mean, count: count)
  }

  /// P(X ≤ k), k below the mean.
  private func lowerTail(_ k: Int) -> Double {
    let first = Double(k)
    return massTail(from: mass(k)) { (first - $0) / mean }
  }

  /// P(X > k), k at the mean or above.
  private func upperTail(_ k: Int) -> Double {
    // Beyond 2⁵³ the next number is no other `Double`, and nothing is left anyway.
    guard k < 1 << 53 else { return 0 }
    let first = Double(k + 1)
    return massTail(from: mass(k + 1)) { mean / (first + $0 + 1) }
  }
}
