import Foundation
import Plotting
import Testing

@Suite struct TextFieldTests {
  private func figure(
    _ values: [Double], colours: Figure.Field.Colours, layers: [Figure.Layer] = []
  ) -> Figure {
    let cells = Figure.Grid(rows: 2, columns: 2, values: values)
    return Figure(
      slug: "f", title: "", x: .init("", range: 0...1), y: .init("", range: 0...1),
      layers: [.field(cells, x: 0...1, y: 0...1, colours: colours, label: "what")] + layers)
  }

  /// The marks in the corners of the plot: lower left, lower right, upper left, upper right.
  private func corners(_ figure: Figure, glyphs: TextGlyphs = .unicode) -> [Character] {
    let lines = FigureRenderer().terminal(
      figure, width: 60, height: 16, glyphs: glyphs
    )
    .components(separatedBy: "\n")
    let axis: Set<Character> = ["│", "┤", "|", "+"]
    let area = lines.dropFirst(2).prefix { !$0.contains("└") && !$0.contains("+-") }
      .filter { $0.contains { axis.contains($0) } }
      .map { Array($0.drop { !axis.contains($0) }.dropFirst()) }
    guard let top = area.first, let bottom = area.last else { return [] }
    func end(_ row: [Character]) -> Character { row.count > 40 ? row[row.count - 1] : " " }
    return [bottom[0], end(bottom), top[0], end(top)]
  }

  @Test func theFirstRowLiesLowest() {
    #expect(corners(figure([0, 1, 2, 3], colours: .classes)) == ["·", "░", "▒", "▓"])
    #expect(
      corners(figure([0, 1, 2, 3], colours: .classes), glyphs: .ascii) == [".", ":", "=", "#"])
  }

  @Test func shadesRiseWithTheNumbers() {
    #expect(corners(figure([0, 1, 2, 4], colours: .sequential)) == [" ", "░", "▒", "█"])
    // Both ends of a diverging field are dark, zero is blank.
    #expect(corners(figure([-4, 0, 2, 4], colours: .diverging)) == ["█", " ", "▒", "█"])
  }

  @Test func nothingStandsWhereThereIsNoNumber() {
    #expect(corners(figure([1, .nan, 1, 1], colours: .classes))[1] == " ")
  }

  @Test func theLegendSaysWhatTheMarksMean() {
    let classes = FigureRenderer().terminal(figure([0, 1, 1, 0], colours: .classes))
    #expect(classes.contains("·░ what"))
    let numbers = FigureRenderer().terminal(figure([0, 1, 2, 4], colours: .sequential))
    #expect(numbers.contains("░▒▓ what, 0 to 4"))
    let diverging = FigureRenderer().terminal(figure([-4, 1, 2, 3], colours: .diverging))
    #expect(diverging.contains("what, 0 to ±4"))
  }

  @Test func pointsLieOverTheField() {
    let points = Figure.Layer.points(x: [0.5], y: [0.5], series: 1)
    let text = FigureRenderer().terminal(figure([0, 0, 0, 0], colours: .classes, layers: [points]))
    #expect(text.contains("▲"))
  }

  @Test func fieldsTravelAsJSON() throws {
    let figure = figure([1, .nan, .infinity, -2], colours: .diverging)
    let copy = try JSONDecoder().decode(Figure.self, from: try JSONEncoder().encode(figure))
    #expect(copy == figure)
    #expect(copy != self.figure([1, .nan, .infinity, -3], colours: .diverging))
  }
}
