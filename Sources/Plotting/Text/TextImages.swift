/// Images laid out on a grid of characters, two pixels to a cell, one above the other.
///
/// ```
///            title
///   ▒██▒▒▒  ▒██▒▒▒
///   ▒▒▒██▒  ▒▒▒▓█▒
///   caption caption
/// ```
struct TextImages {
  private let glyphs: TextGlyphs
  private let inGreys: Bool
  private(set) var canvas: TextCanvas

  /// Small images are enlarged until they are about this many columns wide.
  private static let goodSize = 28
  /// Narrower than this there is no room for a caption.
  private static let leastSlot = 12
  private static let gap = 2

  init(
    _ images: Figure.Images, title: String, width: Int, glyphs: TextGlyphs, inGreys: Bool
  ) {
    self.glyphs = glyphs
    // Characters of ASCII cannot show two pixels above each other, in colours or not.
    self.inGreys = inGreys && glyphs == .unicode
    let width = max(width, TextCanvas.leastWidth)
    let magnification = max(1, Self.goodSize / max(1, images.mostColumns, images.mostRows))
    let natural = images.mostColumns * magnification
    let reduction = Self.reduction(of: natural, panelsPerLine: images.columns ?? 1, width: width)
    let panels = images.panels.map {
      (
        caption: $0.caption,
        greys: $0.greys.enlarged(by: magnification).reduced(by: reduction)
      )
    }
    let slot = max(Self.leastSlot, panels.map(\.greys.columns).max() ?? 0)
    let mostPerLine = max(1, (width + Self.gap) / (slot + Self.gap))
    let perLine = min(images.columns ?? mostPerLine, mostPerLine)
    let lines = stride(from: 0, to: panels.count, by: perLine).map {
      panels[$0..<min($0 + perLine, panels.count)].map { panel in
        (
          caption: panel.caption.wrapped(to: slot, lines: 3, ellipsis: glyphs.ellipsis),
          greys: panel.greys
        )
      }
    }
    let heights = lines.map { line in
      (
        picture: line.map { ($0.greys.rows + 1) / 2 }.max() ?? 0,
        caption: line.map(\.caption.count).max() ?? 0
      )
    }
    let note = images.hasGaps ? 2 : 0
    let height = 1 + note + heights.reduce(0) { $0 + $1.picture + $1.caption + 1 }
    canvas = TextCanvas(width: width, height: height)

    canvas.writeCentred(title, row: 0, within: 0..<width, glyphs: glyphs)
    var row = 2
    for (line, height) in zip(lines, heights) {
      let used = line.count * (slot + Self.gap) - Self.gap
      var column = max(0, (width - used) / 2)
      for panel in line {
        draw(panel.greys, row: row, column: column + (slot - panel.greys.columns) / 2)
        for (index, text) in panel.caption.enumerated() {
          canvas.writeCentred(
            text, row: row + height.picture + index, within: column..<(column + slot),
            glyphs: glyphs)
        }
        column += slot + Self.gap
      }
      row += height.picture + height.caption + 1
    }
    if images.hasGaps {
      canvas.writeCentred(
        "\(glyphs.gap) marks what is not a number", row: height - 1, within: 0..<width,
        glyphs: glyphs)
    }
  }

  /// By how much images must shrink: until one fits, and at most to a half to get as many side by
  /// side as were asked for.
  private static func reduction(of size: Int, panelsPerLine: Int, width: Int) -> Int {
    let needed = (size + width - 1) / width
    let room = max(1, (width + gap) / panelsPerLine - gap)
    return max(1, needed, min(2, (size + room - 1) / room))
  }

  private mutating func draw(_ greys: Figure.Grid, row: Int, column: Int) {
    for top in stride(from: 0, to: greys.rows, by: 2) {
      for offset in 0..<greys.columns {
        let upper = greys[top, offset]
        let lower = top + 1 < greys.rows ? greys[top + 1, offset] : nil
        draw(upper: upper, lower: lower, row: row + top / 2, column: column + offset)
      }
    }
  }

  private mutating func draw(upper: Double, lower: Double?, row: Int, column: Int) {
    if upper.isNaN || lower?.isNaN == true {
      canvas.put(
        glyphs.gap, row: row, column: column, ink: SeriesStyle(series: 1).terminalColour)
    } else if inGreys {
      canvas.put(
        "▀", row: row, column: column, ink: Self.terminalGrey(upper),
        paper: lower.map(Self.terminalGrey))
    } else {
      canvas.put(glyphs.shade(upper: upper, lower: lower ?? 0), row: row, column: column)
    }
  }

  /// Black, white, or one of the 24 greys between them in the 256 colours of a terminal.
  private static func terminalGrey(_ grey: Double) -> Int {
    let step = Int((grey * 25).rounded())
    return step == 0 ? 16 : step == 25 ? 231 : 231 + step
  }
}

extension Figure.Grid {
  /// Each value repeated `factor` times across and down.
  func enlarged(by factor: Int) -> Self {
    guard factor > 1 else { return self }
    let rows = (0..<self.rows).flatMap { row in
      let line = values[row * columns..<(row + 1) * columns].flatMap {
        repeatElement($0, count: factor)
      }
      return repeatElement(line, count: factor).joined()
    }
    return Self(rows: self.rows * factor, columns: columns * factor, values: rows)
  }

  /// The means of squares of `factor` × `factor` values; those at the edges may be smaller.
  func reduced(by factor: Int) -> Self {
    guard factor > 1 else { return self }
    let rows = (self.rows + factor - 1) / factor
    let columns = (self.columns + factor - 1) / factor
    var means: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let below = row * factor..<min((row + 1) * factor, self.rows)
        let across = column * factor..<min((column + 1) * factor, self.columns)
        let sum = below.reduce(0.0) { sum, row in
          across.reduce(sum) { $0 + self[row, $1] }
        }
        means.append(sum / Double(below.count * across.count))
      }
    }
    return Self(rows: rows, columns: columns, values: means)
  }
}
