import NumericsEngine
import Testing

/// The exponential, uniform and Bernoulli distributions; the numbers are those of mpmath 1.4.1.
@Suite struct SimpleDistributionTests {
  @Test func exponential() throws {
    let waiting = try Exponential(rate: 2)
    #expect(waiting.mean == 0.5 && waiting.variance == 0.25)
    expectDigits(waiting.density(0.3), 1.0976232721880528)
    expectDigits(waiting.cumulative(1e-10), 1.9999999998e-10)
    expectDigits(waiting.survival(340), 4.783571897030535e-296)
    expectDigits(try waiting.quantile(0.5), 0.34657359027997264)
    expectDigits(try waiting.quantile(1e-300), 5e-301)
    #expect(try waiting.quantile(0) == 0)
    #expect(try waiting.quantile(1) == .infinity)
    #expect(waiting.density(-1) == 0 && waiting.cumulative(-1) == 0 && waiting.survival(-1) == 1)
    try expectEdges(waiting)
    for rate in [0, -1, .infinity, .nan, 0x1p-1030] {
      #expect(throws: EngineError.self) { try Exponential(rate: rate) }
    }
  }

  @Test func uniform() throws {
    let uniform = try Uniform(-1...3)
    #expect(uniform.mean == 1 && uniform.variance == 16.0 / 12)
    #expect(uniform.density(0) == 0.25 && uniform.density(3.5) == 0 && uniform.density(-2) == 0)
    #expect(uniform.cumulative(0) == 0.25 && uniform.survival(0) == 0.75)
    #expect(uniform.cumulative(-2) == 0 && uniform.cumulative(4) == 1)
    for (probability, quantile) in [(0.0, -1.0), (0.25, 0), (0.75, 2), (1, 3)] {
      #expect(try uniform.quantile(probability) == quantile)
    }
    try expectEdges(Uniform(0...3))
    #expect(throws: EngineError.self) { try Uniform(1...1) }
    #expect(throws: EngineError.self) { try Uniform(-1e308...1e308) }
  }

  @Test func bernoulli() throws {
    let coin = try Bernoulli(probability: 0.25)
    #expect(coin.mean == 0.25 && coin.variance == 0.1875)
    expectSums(coin, upTo: 1)
    #expect(try coin.quantile(0.75) == 0)
    #expect(try coin.quantile(0.76) == 1)
    #expect(throws: EngineError.self) { try Bernoulli(probability: 1.1) }
  }

  @Test func upperTailOfTheNormalDistribution() {
    expectDigits(Normal.standard.survival(30), 4.906713927148187e-198)
    #expect(Normal.standard.survival(-.infinity) == 1 && Normal.standard.survival(.infinity) == 0)
  }
}
