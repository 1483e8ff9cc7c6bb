import CNumerics
import NumericsEngine
import Testing

@Suite struct ShapeTests {
  @Test func againstGSL() throws {
    for values in sampleSeries() {
      let mean = try Statistics.mean(values)
      let deviation = try Statistics.standardDeviation(values)
      let skewness = gsl_stats_skew_m_sd(values, 1, values.count, mean, deviation)
      let kurtosis = gsl_stats_kurtosis_m_sd(values, 1, values.count, mean, deviation)
      #expect(abs(try Statistics.skewness(values) - skewness) < 1e-9)
      #expect(abs(try Statistics.kurtosis(values) - kurtosis) < 1e-9)
    }
  }

  /// SciPy 1.17.1, `skew` and `kurtosis`.
  @Test func againstSciPy() throws {
    let values = [7, -1.5, 3.25, 3.25, 8, 0, 12.5, -4, 3.25, 2, 9.75]
    #expect(abs(try Statistics.skewness(values) - 0.1520846242289101) < 1e-14)
    #expect(abs(try Statistics.kurtosis(values) - -0.8294305864672529) < 1e-14)
  }

  @Test func noSpreadAndNoValues() throws {
    #expect(try Statistics.skewness([2, 2, 2]).isNaN)
    #expect(try Statistics.kurtosis([2]).isNaN)
    #expect(throws: EngineError.emptyInput(operation: "skewness")) { try Statistics.skewness([]) }
    #expect(throws: EngineError.emptyInput(operation: "kurtosis")) { try Statistics.kurtosis([]) }
  }
}
