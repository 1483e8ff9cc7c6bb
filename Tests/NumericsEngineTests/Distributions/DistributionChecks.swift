import NumericsEngine
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A probability must agree to 10⁻¹³, and in a tail to four roundings of its logarithm: an exponent of
/// −690, as for 10⁻³⁰⁰, holds no more digits.
func expectDigits(
  _ value: Double, _ expected: Double, _ more: Double = 0,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let relative = 1e-13 + 4 * 1.2e-16 * abs(log(max(expected, 0x1p-1074))) + more
  let close = value == expected || abs(value - expected) <= relative * expected
  #expect(close, "\(value), expected \(expected)", sourceLocation: sourceLocation)
}

/// A quantile must be as near as the tolerance of the probability, turned over by the slope, allows.
func expectRoundTrip(
  _ quantile: Double, _ x: Double, _ probability: Double, _ density: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let relative = 2e-13 + 8 * 1.2e-16 * abs(log(probability))
  let slack = relative * probability / density + 4 * abs(x).ulp
  #expect(
    abs(quantile - x) <= slack, "\(quantile), expected \(x) ± \(slack)",
    sourceLocation: sourceLocation)
}

/// What holds for every continuous distribution.
func expectEdges(_ distribution: some ContinuousDistribution) throws {
  #expect(distribution.density(.nan).isNaN)
  #expect(distribution.cumulative(.nan).isNaN && distribution.survival(.nan).isNaN)
  #expect(distribution.density(.infinity) == 0 && distribution.density(-.infinity) == 0)
  #expect(distribution.cumulative(-.infinity) == 0 && distribution.cumulative(.infinity) == 1)
  #expect(distribution.survival(-.infinity) == 1 && distribution.survival(.infinity) == 0)
  for extreme in [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude] {
    for x in [extreme, -extreme] {
      #expect((0...1).contains(distribution.cumulative(x)))
      #expect((0...1).contains(distribution.survival(x)))
    }
  }
  for probability in [1e-300, 1e-20, 0.001, 0.3, 0.5, 0.7, 0.999] {
    let quantile = try distribution.quantile(probability)
    // Between one `Double` and the next the probability grows by this much.
    let step = distribution.density(quantile) * quantile.ulp
    expectDigits(distribution.cumulative(quantile), probability, step / probability)
    expectDigits(distribution.cumulative(quantile) + distribution.survival(quantile), 1)
  }
  for wrong in [-0.1, 1.1, .nan] {
    #expect(throws: EngineError.self) { try distribution.quantile(wrong) }
  }
}

/// Masses that add up, and quantiles by their definition, from every value to the next.
func expectSums(_ distribution: some DiscreteDistribution, upTo last: Int) {
  var sum = 0.0
  for k in 0...last {
    sum += distribution.mass(k)
    #expect(abs(distribution.cumulative(k) - sum) <= 1e-14)
    #expect(abs(distribution.survival(k) - (1 - sum)) <= 1e-14)
    let reached = distribution.cumulative(k)
    if distribution.mass(k) > 0, reached < 1 {
      for step in [-1e-13, 0] {
        let probability = reached * (1 + step)
        let quantile = (try? distribution.quantile(probability)) ?? -1
        #expect(distribution.cumulative(quantile) >= probability || quantile == k)
        #expect(quantile == 0 || distribution.cumulative(quantile - 1) < probability)
      }
    }
  }
  #expect(abs(sum - 1) <= 1e-14)
  #expect(distribution.cumulative(-1) == 0 && distribution.survival(-1) == 1)
}
