import Testing

@testable import Plotting

@Suite struct TextDiagramTests {
  private let dot = """
    digraph {
      rankdir=BT
      n0 [label="x" shape=cds]
      n1 [label="square\\nwith \\"2\\""]
      n0 -> n1
      n2 [label="sin"]
      n1 -> n2
      n3 [label="add"]
      n1 -> n3
      n2 -> n3 [style=dashed]
    }
    """

  private func text(_ dot: String, glyphs: TextGlyphs = .unicode) -> String {
    FigureRenderer().terminal(
      .diagram(slug: "d", title: "A title", dot: dot), width: 40, glyphs: glyphs)
  }

  @Test func aSharedNodeIsWrittenOutOnce() {
    #expect(
      text(dot) == """
                        A title

        add
        ├ square, with "2"
        │ └ x
        └ sin
          └ square, with "2" (see above)
        """)
  }

  @Test func withoutUnicode() {
    #expect(text(dot, glyphs: .ascii).contains("|-square, with \"2\"\n| `-x\n`-sin"))
  }

  @Test func aLargeOneIsCutOff() {
    let nodes = (0..<100).map { "  n\($0) [label=\"\($0)\"]" }
    let lines = text("digraph {\n\(nodes.joined(separator: "\n"))\n}").split(separator: "\n")
    #expect(lines.suffix(2) == ["39", "… 60 lines more"])
  }

  @Test func nothingIsATitle() {
    #expect(text("digraph {\n}").split(separator: "\n") == ["                A title"])
  }
}
