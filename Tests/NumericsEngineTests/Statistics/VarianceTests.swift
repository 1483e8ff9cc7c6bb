import CNumerics
import NumericsEngine
import Testing

@Suite struct VarianceTests {
  @Test(arguments: CertifiedSeries.all) func certified(series: CertifiedSeries) throws {
    let deviation = try Statistics.standardDeviation(series.values, ddof: 1)
    #expect(correctDigits(deviation, series.standardDeviation) >= series.digits)
  }

  @Test func againstGSL() throws {
    for values in sampleSeries() {
      let unbiased = gsl_stats_variance(values, 1, values.count)
      #expect(abs(try Statistics.variance(values, ddof: 1) - unbiased) <= 1e-12 * unbiased)
      let n = Double(values.count)
      let plain = try Statistics.variance(values)
      #expect(abs(plain - unbiased * (n - 1) / n) <= 1e-12 * plain)
      #expect(try Statistics.standardDeviation(values) == plain.squareRoot())
    }
  }

  /// Steps of 2⁻²³ on an offset of 10⁹ are exact in binary, while their mean needs more bits: its
  /// nearest `Double` lies half a step off, which a plain two-pass variance would show.
  @Test(arguments: [2, 4, 10, 100]) func tinySpreadOnLargeOffset(count: Int) throws {
    let step = 0x1p-23
    let values = (0..<count).map { 1e9 + Double($0) * step }
    let n = Double(count)
    let exact = step * step * (n * n - 1) / 12
    #expect(correctDigits(try Statistics.variance(values), exact) >= 14)
  }

  @Test func equalValuesHaveNone() throws {
    for count in 1...40 {
      #expect(try Statistics.variance([Double](repeating: 0.1, count: count)) == 0)
    }
  }

  @Test func tooFewValues() {
    #expect(throws: EngineError.emptyInput(operation: "variance")) { try Statistics.variance([]) }
    #expect(throws: EngineError.tooFewValues(needed: 2, got: 1)) {
      try Statistics.variance([3], ddof: 1)
    }
    #expect(throws: EngineError.tooFewValues(needed: 4, got: 2)) {
      try Statistics.standardDeviation([3, 4], ddof: 3)
    }
    #expect(
      throws: EngineError.invalidParameter(name: "ddof", value: -1, requirement: "0 or more")
    ) {
      try Statistics.variance([3, 4], ddof: -1)
    }
  }

  @Test func nanPropagates() throws {
    #expect(try Statistics.variance([1, .nan, 2]).isNaN)
  }
}
