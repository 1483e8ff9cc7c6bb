import Testing

@testable import Plotting

@Suite struct FrameTests {
  @Test func barsStandOnTheLowerEdge() throws {
    let frame = Frame(try #require(Samples.histogram.plot))
    #expect(frame.y.lower == 0)
    #expect(frame.y.upper == 5.3)
    #expect(frame.x.lower == -0.08)
    #expect(frame.x.upper == 4.08)
  }

  @Test func negativeBarsHangFromTheUpperEdge() throws {
    let figure = Samples.figure([.bars(edges: [0, 1, 2], heights: [-1, -3])])
    let frame = Frame(try #require(figure.plot))
    #expect(frame.y.upper == 0)
    #expect(frame.y.lower < -3)
  }

  @Test func logarithmicFractionsAreEvenPerFactor() {
    let span = Span(lower: 1, upper: 10_000, scale: .logarithmic)
    #expect(abs(span.fraction(of: 100) - 0.5) < 1e-12)
    #expect(span.fraction(of: 10_000) == 1)
  }

  @Test(arguments: Samples.degenerate.indices)
  func everyFrameHasAnInside(index: Int) {
    let (name, figure) = Samples.degenerate[index]
    guard let plot = figure.plot else { return }
    for span in [Frame(plot).x, Frame(plot).y] {
      #expect(span.lower.isFinite && span.upper.isFinite && span.lower < span.upper, "\(name)")
    }
  }
}
