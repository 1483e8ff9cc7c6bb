/// Named bars laid out on a grid of characters.
///
/// ```
///          title
/// name  │███████▌ 7.5
/// other │████ 4
///         label
///         legend
/// ```
struct TextBars {
  private let glyphs: TextGlyphs
  private let span: Span
  private var columns: Range<Int>
  private(set) var canvas: TextCanvas

  init(_ bars: Figure.CategoryBars, title: String, width: Int, glyphs: TextGlyphs) {
    self.glyphs = glyphs
    span = bars.span
    let width = max(width, TextCanvas.leastWidth)
    let widest = bars.categories.map(\.onSingleLine.displayWidth).max() ?? 0
    let gutter = min(widest, width * 2 / 5)
    let names = bars.categories.map { $0.wrapped(to: gutter, lines: 2, ellipsis: glyphs.ellipsis) }
    let numbers = bars.categories.indices.map { category in
      bars.series.map { bars.value(category, of: $0) }
    }
    let widestNumber = numbers.joined().map(\.shortText.count).max() ?? 0
    columns = (gutter + 2)..<max(gutter + 3, width - widestNumber - 1)
    let heights = names.map { max($0.count, bars.series.count) }
    // Groups of bars stand apart; single bars need no gaps.
    let gap = (heights.max() ?? 0) > 1 ? 1 : 0
    let legend = bars.series.enumerated().compactMap { index, series in
      series.label.map { label in (text: label.onSingleLine, style: BarStyle(index)) }
    }
    let height = 2 + heights.reduce(0) { $0 + $1 + gap } + 1 + legend.count
    canvas = TextCanvas(width: width, height: height)

    canvas.writeCentred(title, row: 0, within: 0..<width, glyphs: glyphs)
    var row = 2
    for (category, name) in names.enumerated() {
      for (line, text) in name.enumerated() {
        canvas.write(text, row: row + line, column: gutter - text.displayWidth)
      }
      for line in 0..<(heights[category] + gap) {
        canvas.put(glyphs.verticalAxis, row: row + line, column: gutter + 1)
      }
      for (line, value) in numbers[category].enumerated() {
        draw(value, style: BarStyle(line), row: row + line)
      }
      row += heights[category] + gap
    }
    canvas.writeCentred(bars.axisText, row: row, within: 0..<width, glyphs: glyphs)
    for (line, entry) in legend.enumerated() {
      let sample = String(repeating: entry.style.fill(glyphs), count: 2)
      let text = entry.text.fitted(to: width - gutter - 5, ellipsis: glyphs.ellipsis)
      canvas.write(
        sample, row: row + 1 + line, column: gutter + 2, ink: entry.style.ink)
      canvas.write(text, row: row + 1 + line, column: gutter + 5)
    }
  }

  private mutating func draw(_ value: Double, style: BarStyle, row: Int) {
    let foot = span.fraction(of: span.foot) * Double(columns.count)
    let canPlace = span.scale.canPlace(value)
    let fraction = canPlace ? min(max(span.fraction(of: value), 0), 1) : 0
    let end = canPlace ? fraction * Double(columns.count) : foot
    let (low, high) = (min(foot, end), max(foot, end))
    // However small, a bar that is not zero is seen.
    let last = canPlace && value != 0 ? max(high, low + 0.125) : high
    for (offset, column) in columns.enumerated() {
      let part = min(last, Double(offset + 1)) - max(low, Double(offset))
      // There is no block that begins within a cell: half a cell or more counts as full.
      let beginsInside = low > Double(offset) + 0.1
      guard part > 0, !beginsInside || part >= 0.5 else { continue }
      let glyph = style.glyph(eighths: beginsInside ? 8 : Int((part * 8).rounded(.up)), glyphs)
      canvas.put(glyph, row: row, column: column, ink: style.ink)
    }
    let text = value.isNaN ? String(glyphs.gap) : value.shortText
    let textColumn = columns.lowerBound + Int(last.rounded(.up)) + 1
    canvas.write(text, row: row, column: min(textColumn, canvas.width - text.count))
  }
}

/// How the bars of one series are filled; the fill tells them apart without colour.
private struct BarStyle {
  private let index: Int
  let ink: Int

  init(_ series: Int) {
    index = series % 4
    ink = SeriesStyle(series: series).terminalColour
  }

  func fill(_ glyphs: TextGlyphs) -> Character {
    glyphs == .unicode ? Array("█░▓▒")[index] : Array("#-+=")[index]
  }

  /// A cell filled from its left edge, by eighths 1…8.
  func glyph(eighths: Int, _ glyphs: TextGlyphs) -> Character {
    guard glyphs == .unicode, index == 0 else { return fill(glyphs) }
    return Array("▏▎▍▌▋▊▉█")[min(max(eighths, 1), 8) - 1]
  }
}
