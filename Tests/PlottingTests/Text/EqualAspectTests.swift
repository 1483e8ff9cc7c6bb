import Foundation
import Plotting
import Testing

@Suite struct EqualAspectTests {
  /// The corners of a figure 4 wide and 2 high, as rows and columns of the text.
  private func extent(
    _ aspect: Figure.Aspect, x: Double, y: Double, width: Int = 79
  ) -> (columns: Int, rows: Int) {
    let figure = Figure(
      slug: "a", title: "", x: .init("", range: -x...x), y: .init("", range: -y...y),
      layers: [.points(x: [-x, x], y: [-y, y])], aspect: aspect)
    let lines = FigureRenderer().terminal(figure, width: width, height: 20)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let places = lines.enumerated().flatMap { row, line in
      line.enumerated().filter { $0.element == "●" }.map { (row, $0.offset) }
    }
    let rows = places.map(\.0)
    let columns = places.map(\.1)
    return (
      (columns.max() ?? 0) - (columns.min() ?? 0) + 1, (rows.max() ?? 0) - (rows.min() ?? 0) + 1
    )
  }

  /// A cell is twice as high as wide, so a square takes two columns for a row.
  @Test(arguments: [(1.0, 1.0), (2, 1), (1, 2), (10, 1), (0.001, 0.002)])
  func unitsAreEquallyLong(x: Double, y: Double) {
    let extent = extent(.equal, x: x, y: y)
    #expect(abs(Double(extent.columns) - Double(2 * extent.rows) * x / y) <= max(1, x / y))
    #expect(extent.columns > 60 || extent.rows == 15)
  }

  @Test func automaticFillsTheWidth() {
    #expect(extent(.automatic, x: 1, y: 1).columns > 70)
  }

  @Test func logarithmicAxesStayAsTheyAre() {
    func text(_ aspect: Figure.Aspect) -> String {
      let figure = Figure(
        slug: "a", title: "", x: .init("", scale: .logarithmic), y: .init(""),
        layers: [.points(x: [1, 100], y: [0, 1])], aspect: aspect)
      return FigureRenderer().terminal(figure)
    }
    #expect(text(.equal) == text(.automatic))
  }
}
