import Testing

@testable import Plotting

@Suite struct LineClippingTests {
  private func clip(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double]? {
    TextPlot.clipped(from: Point(x: x0, y: y0), to: Point(x: x1, y: y1)).map {
      [$0.0.x, $0.0.y, $0.1.x, $0.1.y]
    }
  }

  @Test func keepsTheInside() {
    #expect(clip(0, 0, 1, 1) == [0, 0, 1, 1])
    #expect(clip(-1, -1, 2, 2)?.map { ($0 * 1e9).rounded() / 1e9 } == [0, 0, 1, 1])
    #expect(clip(0.5, -3, 0.5, 0.5) == [0.5, 0, 0.5, 0.5])
    #expect(clip(0.25, 0.25, 0.25, 0.25) == [0.25, 0.25, 0.25, 0.25])
  }

  @Test func dropsTheOutside() {
    #expect(clip(-1, 0, -1, 1) == nil)
    #expect(clip(-1, 0.5, 0.5, 2.5) == nil)
    #expect(clip(2, 2, 3, 3) == nil)
  }
}
