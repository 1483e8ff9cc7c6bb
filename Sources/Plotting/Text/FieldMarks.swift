extension Figure.Field {
  /// The character and the colour of a cell with this number.
  func mark(of value: Double, glyphs: TextGlyphs) -> (glyph: Character, ink: Int?) {
    switch colours {
    case .classes:
      let series = Self.series(of: value)
      let marks = Self.classMarks(glyphs)
      return (marks[series % marks.count], SeriesStyle(series: series).terminalColour)
    case .sequential, .diverging:
      let fraction = span.clampedFraction(of: value)
      let strength = colours == .sequential ? fraction : abs(2 * fraction - 1)
      let isBelow = colours == .diverging && fraction < 0.5
      return (
        glyphs.shade(upper: strength, lower: strength),
        SeriesStyle(series: isBelow ? 1 : 0).terminalColour
      )
    }
  }

  /// What stands in the legend: the marks in their order.
  func sample(glyphs: TextGlyphs) -> String {
    switch colours {
    case .classes:
      let classes = (cells.values.filter(\.isFinite).max()).map { Self.series(of: $0) + 1 } ?? 0
      let marks = Self.classMarks(glyphs)
      return String((0..<min(classes, marks.count)).map { marks[$0] })
    case .sequential, .diverging:
      return String([0.25, 0.5, 0.75].map { glyphs.shade(upper: $0, lower: $0) })
    }
  }

  /// From which number to which the shades go; a diverging field's go from 0 to both ends.
  var rangeText: String? {
    switch colours {
    case .classes: nil
    case .sequential: "\(span.lowerBound.shortText) to \(span.upperBound.shortText)"
    case .diverging: "0 to ±\(span.upperBound.shortText)"
    }
  }

  /// The series that a class belongs to.
  static func series(of value: Double) -> Int {
    Int(min(max(value.rounded(), 0), 1000))
  }

  /// How the regions of classes 0, 1, 2 … are filled; the marks repeat.
  private static func classMarks(_ glyphs: TextGlyphs) -> [Character] {
    glyphs == .unicode ? ["·", "░", "▒", "▓"] : [".", ":", "=", "#"]
  }
}
