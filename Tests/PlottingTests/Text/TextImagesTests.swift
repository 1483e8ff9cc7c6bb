import Plotting
import Testing

@Suite struct TextImagesTests {
  let renderer = FigureRenderer()

  @Test func twoImages() {
    #expect(
      renderer.terminal(Samples.images, width: 60) == """
                                 Two images

             ░░░░░░░▒▒▒▒▒▒▓▓▓▓▓▓▓████         ▀▀▀▀▀▀▀▀▀▀▀▀▀▀
         ████▓▓▓▓▓▓▓▒▒▒▒▒▒░░░░░░░             ×▀▀▀▀▀▀▀▀▀▀▀▀▀
             rising over falling         white over black, and a
                                            pixel that is none

                        × marks what is not a number
        """)
  }

  @Test func twoImagesInASCII() {
    #expect(
      renderer.terminal(Samples.images, width: 60, glyphs: .ascii) == """
                                 Two images

            ...:::--===+++**###%%%@@@         ++++++++++++++
         @@@%%%###**+++===--:::...            ?+++++++++++++
             rising over falling         white over black, and a
                                            pixel that is none

                        ? marks what is not a number
        """)
  }

  @Test func panelsWrapToTheWidth() {
    let panel = Figure.Panel(
      "digit", rows: 28, columns: 28, pixels: Array(repeating: 1, count: 784))
    func lines(_ count: Int, columns: Int? = nil) -> [String] {
      let figure = Figure.images(
        slug: "a", title: "T", panels: Array(repeating: panel, count: count), columns: columns)
      return renderer.terminal(figure, width: 79).split(separator: "\n").map(String.init)
    }
    // Two panels of 28 columns fit beside each other, a third begins a line of its own.
    #expect(lines(2).count == 1 + 14 + 1)
    #expect(lines(3).count == 1 + 2 * (14 + 1))
    // Five are asked for: they shrink to a half and fit.
    #expect(lines(5, columns: 5).count == 1 + 7 + 1)
    #expect(lines(3, columns: 1).count == 1 + 3 * (14 + 1))
  }

  @Test func colourShowsGreys() {
    let figure = Figure.images(
      slug: "a", title: "",
      panels: [
        .init(
          "", rows: 2, columns: 28,
          pixels: Array(repeating: 0, count: 28)
            + Array(repeating: 1, count: 28))
      ])
    let text = renderer.terminal(figure, width: 40, colour: true)
    #expect(text.contains("\u{1B}[38;5;16m\u{1B}[48;5;231m▀▀▀▀▀"))
  }

  @Test func gapsAreNamed() {
    #expect(renderer.terminal(Samples.images).contains("× marks what is not a number"))
    let whole = Samples.figure(panels: [.init("", rows: 1, columns: 1, pixels: [1])])
    #expect(!renderer.terminal(whole).contains("×"))
  }
}
