import Testing

@testable import Plotting

@Suite struct DisplayWidthTests {
  @Test func columns() {
    #expect("abc σ²".displayWidth == 6)
    #expect("平均".displayWidth == 4)
    #expect("🎲".displayWidth == 2)
    #expect("e\u{301}".displayWidth == 1)
    #expect("\u{200B}".displayWidth == 0)
  }

  @Test func cutsWithAnEllipsis() {
    #expect("figure".fitted(to: 6, ellipsis: "…") == "figure")
    #expect("figures".fitted(to: 6, ellipsis: "…") == "figur…")
    #expect("平均平均".fitted(to: 6, ellipsis: "…") == "平均…")
  }
}
