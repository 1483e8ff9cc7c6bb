import Plotting
import Testing

@Suite struct TextHeatMapTests {
  let renderer = FigureRenderer()

  @Test func matrix() {
    #expect(
      renderer.terminal(Samples.matrix, width: 40) == """
                      Two by three

                          predicted
                                     other
             true      cat     dog  animal
              cat  ▒  1.00 ░ -0.50       ×
              dog     0.25    0.00 █  2.00
        """)
  }

  @Test func matrixInASCII() {
    #expect(
      renderer.terminal(Samples.matrix, width: 40, glyphs: .ascii) == """
                      Two by three

                          predicted
                                     other
             true      cat     dog  animal
              cat  +  1.00 : -0.50       ?
              dog  .  0.25    0.00 @  2.00
        """)
  }

  @Test func wideMatricesAreBrokenIntoBlocks() {
    let names = (0..<30).map { "\($0)" }
    let figure = Figure.heatMap(
      slug: "a", title: "T", rows: .init("", ["a", "b"]), columns: .init("", names),
      values: (0..<60).map { Double($0 + 100) })
    let text = renderer.terminal(figure, width: 60)
    let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    // Every number and every name is there, the names of the rows once in each block.
    for number in 100..<160 { #expect(words.count { $0 == "\(number)" } == 1) }
    for name in names { #expect(words.count { $0 == name } == 1) }
    #expect(words.count { $0 == "a" } > 1)
  }

  @Test func colourFollowsTheSign() {
    let text = renderer.terminal(Samples.matrix, width: 40, colour: true)
    // 2 is the largest magnitude: the darkest blue; −0.5 is a quarter of it: light orange.
    #expect(text.contains("\u{1B}[38;5;231m\u{1B}[48;5;25m█  2.00"))
    #expect(text.contains("\u{1B}[38;5;16m\u{1B}[48;5;224m░ -0.50"))
  }
}
