import NumericsEngine
import Testing

@Suite struct RandomGeneratorNormalTests {
  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func followsTheDistribution(algorithm: RandomGenerator.Algorithm) throws {
    var generator = RandomGenerator(seed: 2024, algorithm: algorithm)
    let sorted = generator.normal(mean: 3, standardDeviation: 0.5, count: 100_000).sorted()
    let normal = try Normal(mean: 3, standardDeviation: 0.5)
    #expect(kolmogorovDistance(sorted, normal.cumulative) < 0.00515)
    // Four standard errors of each estimate: σ/√n, σ/√(2n), √(6/n), √(24/n).
    #expect(abs(try Statistics.mean(sorted) - 3) < 0.0064)
    #expect(abs(try Statistics.standardDeviation(sorted) - 0.5) < 0.0045)
    #expect(abs(try Statistics.skewness(sorted)) < 0.031)
    #expect(abs(try Statistics.kurtosis(sorted)) < 0.062)
  }

  @Test func singleDrawsAreTheSameSequence() {
    var (one, many) = (RandomGenerator(seed: 6), RandomGenerator(seed: 6))
    let singles = (0..<50).map { _ in one.normal(mean: 1, standardDeviation: 2) }
    #expect(singles == many.normal(mean: 1, standardDeviation: 2, count: 50))
  }

  @Test func noSpreadGivesTheMean() {
    var generator = RandomGenerator(seed: 6)
    #expect(generator.normal(mean: 4, standardDeviation: 0, count: 3) == [4, 4, 4])
  }
}
