/// A matrix laid out on a grid of characters, in as many blocks of columns as its width needs.
///
/// ```
///           title
///           columns
///    rows    a    b
///       a  █ 9  ░ 1
///       b    0  ▓ 7
/// ```
struct TextHeatMap {
  private let map: Figure.HeatMap
  private let glyphs: TextGlyphs
  private let gutter: Int
  private let cellWidth: Int
  private let numberWidth: Int
  private(set) var canvas: TextCanvas

  private static let headLines = 3

  init(_ map: Figure.HeatMap, title: String, width: Int, glyphs: TextGlyphs) {
    self.map = map
    self.glyphs = glyphs
    let width = max(width, TextCanvas.leastWidth)
    let names = map.rows.names.map(\.onSingleLine.displayWidth) + [map.rows.title.displayWidth]
    gutter = min(names.max() ?? 0, width / 3)
    numberWidth = map.cells.values.map { $0.text(decimals: map.decimals).count }.max() ?? 1
    let words = map.columns.names.flatMap { $0.split(separator: " ") }
    let widestWord = words.map { String($0).displayWidth }.max() ?? 0
    // A cell holds a shade, a blank and the number, and a blank before the next cell.
    cellWidth = max(numberWidth + 3, min(widestWord, 12) + 1)
    let perBlock = max(1, (width - gutter - 2) / cellWidth)
    let blocks = stride(from: 0, to: map.cells.columns, by: perBlock).map {
      $0..<min($0 + perBlock, map.cells.columns)
    }
    let headWidth = cellWidth - 1
    let heads = blocks.map { block in
      block.map {
        map.columnName($0).wrapped(
          to: headWidth, lines: Self.headLines, ellipsis: glyphs.ellipsis)
      }
    }
    let titleLines = map.columns.title.isEmpty ? 0 : 1
    let headHeights = heads.map { $0.map(\.count).max() ?? 0 }
    let height = headHeights.reduce(1) { $0 + $1 + map.cells.rows + 1 + titleLines }
    canvas = TextCanvas(width: width, height: height)

    canvas.writeCentred(title, row: 0, within: 0..<width, glyphs: glyphs)
    let used = gutter + 2 + min(perBlock, map.cells.columns) * cellWidth
    let left = max(0, (width - used) / 2)
    var row = 2
    for ((block, head), headHeight) in zip(zip(blocks, heads), headHeights) {
      draw(block, head: head, headHeight: headHeight, row: row, left: left)
      row += headHeight + map.cells.rows + 1 + titleLines
    }
  }

  private mutating func draw(
    _ block: Range<Int>, head: [[String]], headHeight: Int, row: Int, left: Int
  ) {
    let first = left + gutter + 2
    canvas.writeCentred(
      map.columns.title, row: row, within: first..<max(first + 12, first + block.count * cellWidth),
      glyphs: glyphs)
    let row = map.columns.title.isEmpty ? row - 1 : row
    for (offset, lines) in head.enumerated() {
      for (line, text) in lines.enumerated() {
        // A name stands over the numbers, which are at the right of their cells.
        let column = first + (offset + 1) * cellWidth - 1 - text.displayWidth
        canvas.write(text, row: row + 1 + headHeight - lines.count + line, column: column)
      }
    }
    let title = map.rows.title.onSingleLine.fitted(to: gutter, ellipsis: glyphs.ellipsis)
    canvas.write(title, row: row + headHeight, column: left + gutter - title.displayWidth)
    for cellRow in 0..<map.cells.rows {
      let place = row + 1 + headHeight + cellRow
      let name = map.rowName(cellRow).onSingleLine.fitted(to: gutter, ellipsis: glyphs.ellipsis)
      canvas.write(name, row: place, column: left + gutter - name.displayWidth)
      for (offset, column) in block.enumerated() {
        draw(map.cells[cellRow, column], row: place, column: first + offset * cellWidth)
      }
    }
  }

  private mutating func draw(_ value: Double, row: Int, column: Int) {
    guard !value.isNaN else {
      canvas.put(glyphs.gap, row: row, column: column + cellWidth - 2)
      return
    }
    let span = map.span
    let fraction = span.clampedFraction(of: value)
    let strength = map.colours == .sequential ? fraction : abs(2 * fraction - 1)
    let colour = HeatColour(strength: strength, isNegative: fraction < 0.5, colours: map.colours)
    let number = value.text(decimals: map.decimals)
    let shade = String(glyphs.shade(upper: strength, lower: strength))
    let left = String(repeating: " ", count: cellWidth - 3 - numberWidth)
    let middle = String(repeating: " ", count: numberWidth + 1 - number.count)
    let text = left + shade + middle + number
    for (offset, character) in text.enumerated() {
      canvas.put(
        character, row: row, column: column + offset, ink: colour.ink, paper: colour.paper)
    }
  }
}

/// The colours of a cell in the 256 colours of a terminal; the number is readable on all.
private struct HeatColour {
  let paper: Int
  let ink: Int

  init(strength: Double, isNegative: Bool, colours: Figure.HeatMap.Colours) {
    let blues = [231, 195, 153, 111, 68, 25]
    let oranges = [231, 224, 216, 209, 166, 130]
    let step = min(Int(strength * 6), 5)
    paper = colours == .diverging && isNegative ? oranges[step] : blues[step]
    ink = step < 4 ? 16 : 231
  }
}
