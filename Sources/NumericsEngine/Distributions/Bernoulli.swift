/// The Bernoulli distribution: 1 with the probability p, otherwise 0.
public struct Bernoulli: DiscreteDistribution {
  /// p, in 0...1.
  public let probability: Double

  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless `probability` is in
  ///   0...1.
  public init(probability: Double) throws(EngineError) {
    self.probability = try NumericsEngine.probability(probability)
  }

  /// p
  public var mean: Double { probability }

  /// p · (1 − p)
  public var variance: Double { probability * (1 - probability) }

  public func mass(_ k: Int) -> Double { k == 1 ? probability : k == 0 ? 1 - probability : 0 }

  public func cumulative(_ k: Int) -> Double { k < 0 ? 0 : k == 0 ? 1 - probability : 1 }

  public func survival(_ k: Int) -> Double { k < 0 ? 1 : k == 0 ? probability : 0 }

  public func quantile(_ probability: Double) throws(EngineError) -> Int {
    searchedQuantile(try NumericsEngine.probability(probability), in: 0...1)
  }

  public func sample(using generator: inout RandomGenerator) -> Int {
    generator.bernoulli(probability: probability) ? 1 : 0
  }

  public func sample(count: Int, using generator: inout RandomGenerator) -> [Int] {
    generator.bernoulli(probability: probability, count: count).map { $0 ? 1 : 0 }
  }
}
