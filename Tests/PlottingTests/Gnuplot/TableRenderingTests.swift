import Foundation
import Plotting
import Testing

extension GnuplotSuite {
  @Suite(.enabled(if: GnuplotSuite.isInstalled, "gnuplot is not installed"))
  struct TableRenderingTests {
    let folder: Folder

    init() throws { folder = try Folder() }

    private func svg(_ figure: Figure) throws -> String {
      try FigureRenderer().svg(figure, to: folder.path("a.svg"))
      return try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8)
    }

    @Test func barsHaveNamesNumbersAndLegend() throws {
      let text = try svg(Samples.bars)
      for expected in ["free", "win", "count", "spam", "ham", "12", "7.25", "NaN"] {
        #expect(text.contains(">\(expected)<"), "\(expected)")
      }
    }

    /// Blue above zero, orange below, white at zero, each as strong as the number is large.
    @Test func cellsHaveTheColoursOfTheirNumbers() throws {
      let text = try svg(Samples.matrix)
      let cells = text.matches(of: /<polygon fill = 'rgb\( *(\d+), *(\d+), *(\d+)\)' points/)
        .map { [$0.output.1, $0.output.2, $0.output.3].compactMap { Int($0) } }
      // Row by row: 1, −0.5, 0.25, 0 and 2 of at most 2; the legend of colours comes after.
      let blue: [Double] = [0, 114, 178]
      let orange: [Double] = [213, 94, 0]
      let expected = [(0.5, blue), (0.25, orange), (0.125, blue), (0, blue), (1, blue)].map {
        strength, full in full.map { 255 - strength * (255 - $0) }
      }
      // gnuplot rounds a colour to one of 128 or more steps of its palette.
      for (cell, colour) in zip(cells, expected) {
        for (channel, value) in zip(cell, colour) { #expect(abs(Double(channel) - value) <= 3) }
      }
      #expect(cells.count >= 5)
      #expect(text.contains(">-0.50<") && text.contains(">other animal<"))
    }

    @Test func equalUnitsInPictures() throws {
      let figure = Figure(
        slug: "a", title: "", x: .init("", range: 0...1), y: .init("", range: 0...1),
        layers: [.points(x: [0, 1], y: [0, 1])], aspect: .equal)
      let markers = try svg(figure).matches(
        of: /<use xlink:href='#gpPt\d+' transform='translate\(([\d.]+),([\d.]+)\)/)
      let places = markers.compactMap { marker -> SIMD2<Double>? in
        guard let x = Double(marker.output.1), let y = Double(marker.output.2) else { return nil }
        return SIMD2(x, y)
      }
      try #require(places.count == 2)
      let size = places[1] - places[0]
      #expect(size.x > 200 && abs(size.x / -size.y - 1) < 0.01)
    }
  }
}
