/// The binomial distribution: of the number of successes in n independent trials.
///
/// ```
/// P(k) = n! / (k! (n − k)!) · pᵏ (1 − p)ⁿ⁻ᵏ        0 ≤ k ≤ n
/// ```
public struct Binomial: DiscreteDistribution {
  /// n, from 0 to 2³¹ − 1.
  public let trials: Int

  /// p, in 0...1.
  public let probability: Double

  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` for trials or a probability
  ///   out of bounds.
  public init(trials: Int, probability: Double) throws(EngineError) {
    guard (0...Int(Int32.max)).contains(trials) else {
      throw .invalidParameter(
        name: "trials", value: Double(trials), requirement: "in 0...\(Int32.max)")
    }
    self.trials = trials
    self.probability = try NumericsEngine.probability(probability)
  }

  /// n · p
  public var mean: Double { Double(trials) * probability }

  /// n · p · (1 − p)
  public var variance: Double { mean * (1 - probability) }

  /// The relative error is about 10⁻¹⁴ + 2 · 10⁻¹⁶ · (|k − np| + |ln P|).
  public func mass(_ k: Int) -> Double {
    guard (0...trials).contains(k) else { return 0 }
    return binomialMass(Double(k), trials: Double(trials), probability: probability)
  }

  /// - Complexity: O(√n) near the mean, less elsewhere
  public func cumulative(_ k: Int) -> Double {
    if k < 0 || k >= trials { return k < 0 ? 0 : 1 }
    return Double(k) < mean ? lowerTail(k) : 1 - upperTail(k + 1)
  }

  /// - Complexity: O(√n) near the mean, less elsewhere
  public func survival(_ k: Int) -> Double {
    if k < 0 || k >= trials { return k < 0 ? 1 : 0 }
    return Double(k) < mean ? 1 - lowerTail(k) : upperTail(k + 1)
  }

  public func quantile(_ probability: Double) throws(EngineError) -> Int {
    let probability = try NumericsEngine.probability(probability)
    if probability == 1 { return self.probability == 0 ? 0 : trials }
    return searchedQuantile(probability, in: 0...trials)
  }

  public func sample(using generator: inout RandomGenerator) -> Int {
    generator.binomial(trials: trials, probability: probability)
  }

  public func sample(count: Int, using generator: inout RandomGenerator) -> [Int] {
    generator.binomial(trials: trials, probability: probability, count: count)
  }

  /// P(X ≤ k), k below the mean.
  private func lowerTail(_ k: Int) -> Double {
    let (k, n, odds) = (Double(k), Double(trials), (1 - probability) / probability)
    return massTail(from: mass(Int(k))) { (k - $0) / (n - k + $0 + 1) * odds }
  }

  /// P(X ≥ k), k above the mean.
  private func upperTail(_ k: Int) -> Double {
    let (k, n, odds) = (Double(k), Double(trials), probability / (1 - probability))
    return massTail(from: mass(Int(k))) { (n - k - $0) / (k + $0 + 1) * odds }
  }
}
