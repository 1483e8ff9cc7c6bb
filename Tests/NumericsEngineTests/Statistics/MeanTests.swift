import CNumerics
import NumericsEngine
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct MeanTests {
  @Test(arguments: CertifiedSeries.all) func certified(series: CertifiedSeries) throws {
    #expect(correctDigits(try Statistics.mean(series.values), series.mean) >= 15)
  }

  @Test func againstGSL() throws {
    for values in sampleSeries() {
      let expected = gsl_stats_mean(values, 1, values.count)
      #expect(abs(try Statistics.mean(values) - expected) <= 1e-13 * abs(expected))
    }
  }

  @Test func hugeValuesDoNotOverflow() throws {
    #expect(try Statistics.mean([1.5e308, 1.7e308]) == 1.6e308)
    #expect(try Statistics.mean([.infinity, 1]) == .infinity)
    #expect(try Statistics.mean([.nan, 1]).isNaN)
  }

  @Test func noValues() {
    #expect(throws: EngineError.emptyInput(operation: "mean")) { try Statistics.mean([]) }
  }
}

/// Series of many lengths, skewed and not, small and offset.
func sampleSeries() -> [[Double]] {
  var generator = RandomGenerator(seed: 17)
  return [2, 3, 7, 8, 9, 100, 129, 1000, 5003].flatMap { count in
    [
      generator.normal(mean: 5, standardDeviation: 2, count: count),
      generator.uniform(in: 0...3, count: count).map { $0 * $0 * $0 },
      generator.normal(mean: 1e4, standardDeviation: 1, count: count),
    ]
  }
}

/// The number of digits that agree: −log₁₀ of the relative error, at most 15.
func correctDigits(_ value: Double, _ certified: Double) -> Double {
  value == certified ? 15 : min(15, -log10(abs(value - certified) / abs(certified)))
}
