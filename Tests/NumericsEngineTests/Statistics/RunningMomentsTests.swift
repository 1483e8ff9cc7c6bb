import NumericsEngine
import Testing

@Suite struct RunningMomentsTests {
  @Test(arguments: CertifiedSeries.all) func certified(series: CertifiedSeries) throws {
    var running = Statistics.RunningMoments()
    for value in series.values { running.append(value) }
    #expect(running.count == series.values.count)
    #expect(correctDigits(running.mean, series.mean) >= 13)
    let deviation = try running.standardDeviation(ddof: 1)
    #expect(correctDigits(deviation, series.standardDeviation) >= min(13, series.digits))
  }

  @Test func anySplitMergesToTheSame() throws {
    for values in sampleSeries() {
      let variance = try Statistics.variance(values)
      for split in [0, 1, values.count / 3, values.count] {
        var (a, b) = (Statistics.RunningMoments(), Statistics.RunningMoments())
        for value in values[..<split] { a.append(value) }
        for value in values[split...] { b.append(value) }
        a.merge(b)
        #expect(a.count == values.count)
        // n terms, each with a rounding of x̄ and of M₂.
        #expect(abs(a.mean - (try Statistics.mean(values))) <= 1e-12 * abs(a.mean))
        #expect(abs(try a.variance() - variance) <= 1e-11 * variance)
      }
    }
  }

  @Test func tooFew() throws {
    var running = Statistics.RunningMoments()
    #expect(running.mean.isNaN)
    #expect(throws: EngineError.emptyInput(operation: "variance")) { try running.variance() }
    running.append(4)
    #expect(running.mean == 4)
    #expect(try running.variance() == 0)
    #expect(throws: EngineError.tooFewValues(needed: 2, got: 1)) {
      try running.standardDeviation(ddof: 1)
    }
    running.append(.nan)
    #expect(running.mean.isNaN)
  }
}
