import Testing

@testable import Plotting

@Suite struct TicksTests {
  private func labels(
    _ lower: Double, _ upper: Double, _ scale: Figure.Axis.Scale = .linear, count: Int = 5
  ) -> [String] {
    Span(lower: lower, upper: upper, scale: scale).ticks(count: count).map(\.label)
  }

  @Test func roundValues() {
    #expect(labels(0, 1) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(-7, 560) == ["0", "200", "400"])
    #expect(labels(-0.3, 0.3) == ["-0.2", "0.0", "0.2"])
    #expect(labels(0, 5e6) == ["0", "1000000", "2000000", "3000000", "4000000", "5000000"])
  }

  @Test func extremesStayShortAndDistinct() {
    #expect(labels(0, 1e-9, count: 2) == ["0", "5e-10", "1e-09"])
    #expect(labels(-1e150, 1e150, count: 2) == ["-1e+150", "0", "1e+150"])
    let close = labels(1e9, 1e9 + 2, count: 4)
    #expect(close.count >= 3)
    #expect(Set(close).count == close.count)
  }

  @Test func decades() {
    #expect(labels(0.9, 120_000, .logarithmic) == ["1", "10", "100", "1000", "10000", "100000"])
    #expect(labels(0.009, 1.1, .logarithmic) == ["0.01", "0.1", "1"])
    #expect(labels(1, 1e12, .logarithmic, count: 4) == ["1", "1000", "1000000", "1e+09", "1e+12"])
    #expect(labels(2, 60, .logarithmic) == ["2", "5", "10", "20", "50"])
    #expect(labels(3, 7, .logarithmic, count: 4) == ["3", "4", "5", "6", "7"])
  }
}
