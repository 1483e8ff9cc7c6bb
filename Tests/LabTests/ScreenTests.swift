import Testing

@testable import lab

@Suite struct TextLayoutTests {
  @Test func linesKeepToTheWidth() {
    let text = "Nobody reads 60 numbers. Describing data means to put a few in place of many."
    for width in 12...80 {
      let lines = TextLayout.wrap(text, width: width)
      #expect(lines.allSatisfy { $0.count <= width })
      #expect(lines.joined(separator: " ") == text)
    }
  }

  @Test func aLongWordHasALineOfItsOwn() {
    #expect(
      TextLayout.wrap("a incomprehensibilities b", width: 5) == ["a", "incomprehensibilities", "b"])
  }

  @Test func whatBelongsTogetherStaysTogether() {
    #expect(
      TextLayout.wrap("see `swift run lab` now", width: 16) == ["see", "`swift run lab`", "now"])
    #expect(TextLayout.wrap("take σ = 8 here", width: 8) == ["take", "σ = 8", "here"])
    #expect(
      TextLayout.wrap("some 10 000 of 97.5 % now", width: 9) == [
        "some", "10 000 of", "97.5 %", "now",
      ])
    #expect(TextLayout.wrap("2 * 3 is 6", width: 80) == ["2 * 3 is 6"])
  }

  @Test func emphasisIsNotCountedAndCanBeBroken() {
    #expect(TextLayout.wrap("*one two* six", width: 7) == ["*one* *two*", "six"])
    #expect(TextLayout.wrap("*one two three*", width: 5) == ["*one*", "*two*", "*three*"])
  }

  @Test func columnsLineUp() {
    #expect(
      TextLayout.columns([["k", "share"], ["1", "68.27 %"], ["10", "1 %"]])
        == ["k      share", "1    68.27 %", "10       1 %"])
  }
}

@Suite struct SuggestionTests {
  @Test func distancesFromTheDefinition() {
    #expect(Suggestion.distance("", "abc") == 3)
    #expect(Suggestion.distance("grade", "grade") == 0)
    #expect(Suggestion.distance("grdae", "grade") == 1)
    #expect(Suggestion.distance("kitten", "sitting") == 3)
  }

  @Test func theNearestIsMeant() {
    let commands = ["list", "next", "grade", "hint", "reset", "undo", "solution", "doctor"]
    #expect(Suggestion.nearest(to: "grdae", among: commands) == "grade")
    #expect(Suggestion.nearest(to: "hitn", among: commands) == "hint")
    #expect(Suggestion.nearest(to: "soluton", among: commands) == "solution")
    #expect(Suggestion.nearest(to: "elephant", among: commands) == nil)
  }
}
