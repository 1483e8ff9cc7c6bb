import Plotting
import Testing

@Suite struct TextPlotTests {
  let renderer = FigureRenderer()

  @Test func histogram() {
    #expect(
      renderer.terminal(Samples.histogram, width: 40, height: 14) == """
                      Ten numbers
        count
        5 ┤         ▄▄▄▄▄▄▄▄▄
          │         █████████
          │         █████████
          │         █████████▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
          │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
          │████████████████████████████████████
          │████████████████████████████████████
        0 ┤████████████████████████████████████
          └┴─────────────────┴────────────────┴
           0                 2                4
                          value
                ██ drawn   ╌╌╌ expected
        """)
  }

  @Test func histogramInASCII() {
    #expect(
      renderer.terminal(Samples.histogram, width: 40, height: 14, glyphs: .ascii) == """
                      Ten numbers
        count
        5 +         _________
          |         #########
          |         #########
          |         #########__________________
          |------------------------------------
          |####################################
          |####################################
        0 +####################################
          ++-----------------+----------------+
           0                 2                4
                          value
                ## drawn   --- expected
        """)
  }

  @Test func curves() {
    #expect(
      renderer.terminal(Samples.curves, width: 50, height: 16) == """
                              Curves
        mean (cm)
        3 ┤⠠                      ╎
          │                       ╎
          │                       ╎
          │                       ╎
        2 ┤■                      ■                     ⡀
          │                       ╎            ⣀⣀  ⠔⠒  ⠉
          │                       ╎ ⢀  ⠤⠤  ⠒⠉
          │                ⣀⣀  ⠔⠒ ╎⠉⠁
          │     ⢀  ⠤⠤  ⠒⠉         ╎
        1 ┤⠐⠒  ⠉⠁                 ╎
          └┴──────────────────────┴─────────────────────┴
           1                     10                    100
                                 n
                ╎ here   ⠤⠤⠤ estimate   ■ class 2
        """)
  }

  @Test(arguments: [32, 40, 79, 80, 133], [TextGlyphs.unicode, .ascii])
  func everyLineFits(width: Int, glyphs: TextGlyphs) {
    let titles = Samples.hostileTitles.map {
      Figure(
        slug: "a", title: $0, x: .init($0), y: .init($0),
        layers: [.points(x: [1, 2], y: [1e9, 2], label: $0), .vertical(at: 1.5, label: $0)])
    }
    for figure in titles + Samples.all {
      let text = renderer.terminal(figure, width: width, height: 20, glyphs: glyphs)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      if figure.plot != nil { #expect(lines.count == 20) }
      for line in lines {
        #expect(columns(of: line) <= width)
        #expect(line.last != " ")
        #expect(!line.contains { $0.isASCII && ($0.asciiValue ?? 0) < 32 })
      }
    }
  }

  @Test func asciiFiguresAreASCII() {
    for (name, figure) in Samples.degenerate {
      let foreign = renderer.terminal(figure, glyphs: .ascii).filter { !$0.isASCII }
      #expect(foreign == "", "\(name)")
    }
  }

  @Test func colourChangesNothingButColour() {
    for figure in [Samples.histogram, Samples.curves] {
      let plain = renderer.terminal(figure)
      let coloured = renderer.terminal(figure, colour: true)
      #expect(coloured.contains("\u{1B}[38;5;32m"))
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
      for line in coloured.split(separator: "\n") where line.contains("\u{1B}") {
        #expect(line.hasSuffix("\u{1B}[0m") || !line.contains(/\u{1B}\[38[^\u{1B}]*$/))
      }
    }
  }

  @Test func smallSizesAreRaised() {
    let lines = renderer.terminal(Samples.curves, width: -5, height: 0).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 12)
    #expect(lines.allSatisfy { columns(of: $0) <= 32 })
  }

  @Test func smallBarsAreSeen() {
    let figure = Samples.figure([.bars(edges: [0, 1, 2], heights: [1000, 0.001])])
    #expect(renderer.terminal(figure).contains("█▁"))
  }

  /// A width by hand: the only wide characters in these tests are CJK and emoji.
  private func columns(of line: Substring) -> Int {
    line.reduce(0) { $0 + ("平均🎲".contains($1) ? 2 : 1) }
  }
}
