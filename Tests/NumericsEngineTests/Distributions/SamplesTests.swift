import NumericsEngine
import Testing

/// Samples against their own distribution. The bounds are those of `kolmogorovDistance` and of χ².
@Suite struct SamplesTests {
  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func continuous(algorithm: RandomGenerator.Algorithm) throws {
    try expectSamples(StudentT(degreesOfFreedom: 3), algorithm)
    try expectSamples(ChiSquared(degreesOfFreedom: 0.7), algorithm)
    try expectSamples(ChiSquared(degreesOfFreedom: 12), algorithm)
    try expectSamples(Exponential(rate: 4), algorithm)
    try expectSamples(Uniform(-2...5), algorithm)
    try expectSamples(Normal(mean: 1, standardDeviation: 2), algorithm)
  }

  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func discrete(algorithm: RandomGenerator.Algorithm) throws {
    try expectSamples(Bernoulli(probability: 0.3), algorithm)
    try expectSamples(Binomial(trials: 8, probability: 0.4), algorithm)
    try expectSamples(Binomial(trials: 1000, probability: 0.35), algorithm)
    try expectSamples(Poisson(mean: 2.5), algorithm)
    try expectSamples(Poisson(mean: 200), algorithm)
  }

  /// The largest parameters that are let through reach GSL without leaving its 32 bits.
  @Test func largestParameters() throws {
    var generator = RandomGenerator(seed: 1)
    let most = Int(Int32.max)
    #expect(generator.binomial(trials: most, probability: 1) == most)
    #expect(generator.binomial(trials: most, probability: 0) == 0)
    #expect(generator.binomial(trials: 0, probability: 0.5) == 0)
    #expect(generator.poisson(mean: 0) == 0)
    // Five standard deviations of 31 623 around 10⁹.
    let counts = generator.poisson(mean: 1e9, count: 100)
    #expect(counts.allSatisfy { abs($0 - 1_000_000_000) < 158_114 })
  }

  private func expectSamples(
    _ distribution: some ContinuousDistribution, _ algorithm: RandomGenerator.Algorithm
  ) {
    var generator = RandomGenerator(seed: 99, algorithm: algorithm)
    var copy = generator
    let values = distribution.sample(count: 100_000, using: &generator)
    #expect(kolmogorovDistance(values.sorted(), distribution.cumulative) < 0.00515)
    #expect((0..<9).map { _ in distribution.sample(using: &copy) } == Array(values.prefix(9)))
  }

  /// χ² over the values expected 20 times or more; its own distribution says what is too much.
  private func expectSamples(
    _ distribution: some DiscreteDistribution, _ algorithm: RandomGenerator.Algorithm
  ) throws {
    var generator = RandomGenerator(seed: 99, algorithm: algorithm)
    var copy = generator
    let values = distribution.sample(count: 100_000, using: &generator)
    #expect((0..<9).map { _ in distribution.sample(using: &copy) } == Array(values.prefix(9)))
    let counts = Dictionary(grouping: values) { $0 }.mapValues(\.count)
    var (sum, cells, rest, restExpected) = (0.0, 0.0, 100_000.0, 100_000.0)
    for k in 0...1000 {
      let expected = 100_000 * distribution.mass(k)
      guard expected >= 20 else { continue }
      let count = Double(counts[k] ?? 0)
      sum += (count - expected) * (count - expected) / expected
      (cells, rest, restExpected) = (cells + 1, rest - count, restExpected - expected)
    }
    if restExpected >= 20 {
      sum += (rest - restExpected) * (rest - restExpected) / restExpected
      cells += 1
    }
    #expect(try ChiSquared(degreesOfFreedom: cells - 1).survival(sum) > 0.001)
  }
}
