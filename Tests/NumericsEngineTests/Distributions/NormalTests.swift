import NumericsEngine
import Testing

/// The numbers are those of SciPy 1.17.1, `scipy.stats.norm`.
@Suite struct NormalTests {
  @Test(arguments: [
    (-40.0, 0.0, 0.0),
    (-37.5, 1.7282337322841054e-306, 4.605353009581954e-308),
    (-30.0, 1.4736461348785476e-196, 4.906713927147908e-198),
    (-20.0, 5.520948362159764e-88, 2.7536241186061556e-89),
    (-10.0, 7.69459862670642e-23, 7.61985302416047e-24),
    (-8.0, 5.052271083536893e-15, 6.22096057427174e-16),
    (-5.0, 1.4867195147342979e-06, 2.866515718791933e-07),
    (-3.0, 0.0044318484119380075, 0.0013498980316300933),
    (-1.0, 0.24197072451914337, 0.15865525393145707),
    (-1e-10, 0.3989422804014327, 0.49999999996010575),
    (0.0, 0.3989422804014327, 0.5),
    (0.1, 0.3969525474770118, 0.539827837277029),
    (0.66, 0.3208638037711725, 0.7453730853286639),
    (1.0, 0.24197072451914337, 0.8413447460685429),
    (1.96, 0.058440944333451476, 0.9750021048517795),
    (5.0, 1.4867195147342979e-06, 0.9999997133484281),
    (8.0, 5.052271083536893e-15, 0.9999999999999993),
    (9.0, 1.0279773571668917e-18, 1.0),
  ])
  func densityAndCumulative(x: Double, density: Double, cumulative: Double) {
    // In the far tail an ulp of x²/2 is 10⁻¹³ of the result: no two libraries agree further.
    let tolerance = max(1e-15, x * x * 2.3e-16)
    expectClose(Normal.standard.density(x), density, tolerance)
    expectClose(Normal.standard.cumulative(x), cumulative, tolerance)
  }

  @Test(arguments: [
    (0x1p-1074, -38.467405617144344), (1e-300, -37.0470962993612), (1e-200, -30.20559417957964),
    (1e-100, -21.273453560965322), (1e-50, -14.933337534788487), (1e-20, -9.262340089798409),
    (1e-10, -6.361340902404056), (1e-05, -4.264890793922825), (0.001, -3.090232306167813),
    (0.025, -1.9599639845400545), (0.25, -0.6744897501960817), (0.4, -0.2533471031357997),
    (0.5, 0.0), (0.6, 0.2533471031357997), (0.75, 0.6744897501960817),
    (0.95, 1.6448536269514722), (0.975, 1.959963984540054), (0.9999999, 5.199337582290661),
    (0.9999999999999999, 8.209536151601387), (0, -.infinity), (1, .infinity),
  ])
  func quantile(probability: Double, quantile: Double) throws {
    expectClose(try Normal.standard.quantile(probability), quantile, 1e-15)
  }

  @Test func otherMeansAndStandardDeviations() throws {
    let heights = try Normal(mean: 1.75, standardDeviation: 0.07)
    expectClose(heights.density(1.8), 4.415934440272375, 1e-14)
    expectClose(heights.cumulative(1.8), 0.7624747379730237, 1e-14)
    expectClose(try heights.quantile(0.95), 1.865139753886603, 1e-14)
  }

  @Test func infinitiesAndNaN() {
    #expect(Normal.standard.density(.infinity) == 0)
    #expect(Normal.standard.cumulative(-.infinity) == 0)
    #expect(Normal.standard.cumulative(.infinity) == 1)
    #expect(Normal.standard.density(.nan).isNaN)
    #expect(Normal.standard.cumulative(.nan).isNaN)
  }

  @Test func samples() throws {
    let normal = try Normal(mean: -2, standardDeviation: 3)
    var (a, b, c) = (
      RandomGenerator(seed: 1), RandomGenerator(seed: 1), RandomGenerator(seed: 1)
    )
    let expected = a.normal(mean: -2, standardDeviation: 3, count: 4)
    #expect(normal.sample(count: 4, using: &b) == expected)
    #expect((0..<4).map { _ in normal.sample(using: &c) } == expected)
  }

  @Test(arguments: [0, -1, .infinity, .nan]) func badStandardDeviation(value: Double) {
    let error = #expect(throws: EngineError.self) {
      try Normal(mean: 0, standardDeviation: value)
    }
    guard case .invalidParameter("standardDeviation", let reported, _) = error else {
      Issue.record("got \(String(describing: error))")
      return
    }
    #expect(reported == value || reported.isNaN && value.isNaN)
  }

  @Test func badMeanAndProbability() {
    #expect(
      throws: EngineError.invalidParameter(name: "mean", value: .infinity, requirement: "finite")
    ) {
      try Normal(mean: .infinity, standardDeviation: 1)
    }
    #expect(
      throws: EngineError.invalidParameter(
        name: "probability", value: 1.01, requirement: "in 0...1")
    ) {
      try Normal.standard.quantile(1.01)
    }
    #expect(throws: EngineError.self) { try Normal.standard.quantile(.nan) }
  }

  private func expectClose(_ value: Double, _ expected: Double, _ relative: Double) {
    let close = value == expected || abs(value - expected) <= relative * abs(expected)
    #expect(close, "\(value), expected \(expected)")
  }
}
