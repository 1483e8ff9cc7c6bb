import Testing

@testable import Plotting

@Suite struct FrameTests {
  @Test func barsStandOnTheLowerEdge() {
    let frame = Frame(Samples.histogram)
    #expect(frame.y.lower == 0)
    #expect(frame.y.upper == 5.3)
    #expect(frame.x.lower == -0.08)
    #expect(frame.x.upper == 4.08)
  }

  @Test func negativeBarsHangFromTheUpperEdge() {
    let frame = Frame(Samples.figure([.bars(edges: [0, 1, 2], heights: [-1, -3])]))
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
    for span in [Frame(figure).x, Frame(figure).y] {
      #expect(span.lower.isFinite && span.upper.isFinite && span.lower < span.upper, "\(name)")
    }
  }
}
