import Foundation
import Plotting
import Testing

extension GnuplotSuite {
  @Suite(.enabled(if: GnuplotSuite.isInstalled, "gnuplot is not installed"))
  struct ImageRenderingTests {
    let folder: Folder

    init() throws { folder = try Folder() }

    /// Every pixel of an SVG is one polygon of four corners, upper and lower edge apart.
    @Test func pixelsAreSquareAndGrey() throws {
      let pixels: [Double] = [0, 0.2, 0.4, 0.6, 0.8, 1]
      let figure = Figure.images(
        slug: "a", title: "Six greys",
        panels: [.init("greys", rows: 2, columns: 3, pixels: pixels)])
      try FigureRenderer().svg(figure, to: folder.path("a.svg"))
      let text = try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8)
      let polygons = text.matches(
        of: /<polygon fill = 'rgb\( *(\d+), *(\d+), *(\d+)\)' points = '([^']*)'/)
      #expect(polygons.compactMap { Int($0.output.1) } == [0, 51, 102, 153, 204, 255])
      for polygon in polygons {
        #expect(polygon.output.1 == polygon.output.2 && polygon.output.2 == polygon.output.3)
        let numbers = polygon.output.4.split { $0 == "," || $0 == " " }.compactMap { Double($0) }
        let xs = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
        let ys = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
        let width = try #require(xs.max()) - #require(xs.min())
        let height = try #require(ys.max()) - #require(ys.min())
        #expect(width > 100)
        // The plane of 960 × 600 pixels is drawn on 959 × 599.
        #expect(abs(width / height - 1) < 0.005)
      }
    }

    @Test func captionsAndGapsAreDrawn() throws {
      try FigureRenderer().svg(Samples.images, to: folder.path("a.svg"))
      let text = try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8)
      #expect(text.contains("rising over falling"))
      #expect(text.contains("xlink:href='#gpPt1'"))
      #expect(text.matches(of: /<polygon/).count == 4 * 28 + 3 * 14 - 1)
    }
  }
}
