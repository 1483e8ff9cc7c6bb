import CNumerics
import NumericsEngine
import Testing

@Suite struct QuantileTests {
  /// NumPy 2.4.6, `quantile`.
  @Test(arguments: [
    (0.0, -4.0), (0.1, -1.5), (0.25, 1), (0.333, 2.4125), (0.5, 3.25), (0.62, 4.000000000000001),
    (0.75, 7.5), (0.9, 9.75), (1, 12.5),
  ])
  func againstNumPy(probability: Double, quantile: Double) throws {
    let values = [7, -1.5, 3.25, 3.25, 8, 0, 12.5, -4, 3.25, 2, 9.75]
    #expect(try Statistics.quantile(values, at: probability) == quantile)
  }

  @Test func againstGSL() throws {
    for values in sampleSeries() {
      let sorted = values.sorted()
      let probabilities = (0...20).map { Double($0) / 20 }
      let quantiles = try Statistics.quantiles(values, at: probabilities)
      for (probability, quantile) in zip(probabilities, quantiles) {
        let expected = gsl_stats_quantile_from_sorted_data(sorted, 1, sorted.count, probability)
        #expect(abs(quantile - expected) <= 1e-12 * abs(expected))
        #expect(try Statistics.quantile(values, at: probability) == quantile)
      }
      let median = gsl_stats_median_from_sorted_data(sorted, 1, sorted.count)
      #expect(abs(try Statistics.median(values) - median) <= 1e-12 * abs(median))
    }
  }

  @Test func edges() throws {
    #expect(try Statistics.median([4]) == 4)
    #expect(try Statistics.median([4, 1]) == 2.5)
    #expect(try Statistics.median([3, .nan, 1]).isNaN)
    #expect(try Statistics.quantile([1, .infinity], at: 0) == 1)
    #expect(try Statistics.median([.infinity, .infinity]) == .infinity)
    #expect(try Statistics.quantiles([1], at: []).isEmpty)
    #expect(throws: EngineError.emptyInput(operation: "median")) { try Statistics.median([]) }
    #expect(
      throws: EngineError.invalidParameter(
        name: "probability", value: -0.1, requirement: "in 0...1")
    ) {
      try Statistics.quantile([1, 2], at: -0.1)
    }
    #expect(throws: EngineError.self) { try Statistics.quantile([1, 2], at: .nan) }
  }
}
