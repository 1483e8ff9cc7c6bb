/// A grid of character cells; row 0 is at the top.
struct TextCanvas {
  /// One character with its colours; `nil` stands for those of the terminal.
  struct Cell: Equatable {
    var glyph: Character?
    var ink: Int?
    var paper: Int?
  }

  /// Narrower than this there is no room for axes.
  static let leastWidth = 32

  let width: Int
  let height: Int
  private var cells: [Cell]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    cells = Array(repeating: Cell(glyph: " "), count: width * height)
  }

  subscript(row: Int, column: Int) -> Cell {
    get { cells[row * width + column] }
    set { cells[row * width + column] = newValue }
  }

  private func contains(row: Int, column: Int) -> Bool {
    (0..<height).contains(row) && (0..<width).contains(column)
  }

  mutating func put(
    _ glyph: Character, row: Int, column: Int, ink: Int? = nil, paper: Int? = nil
  ) {
    guard contains(row: row, column: column) else { return }
    self[row, column] = Cell(glyph: glyph, ink: ink, paper: paper)
  }

  /// Writes a text from a column on; what does not fit is cut off.
  mutating func write(_ text: String, row: Int, column: Int, ink: Int? = nil) {
    var column = column
    for character in text {
      let size = character.displayWidth
      guard contains(row: row, column: column), column + size <= width else { return }
      if size == 0 { continue }
      self[row, column] = Cell(glyph: character, ink: ink)
      // The second half of a wide character holds nothing.
      if size == 2 { self[row, column + 1] = Cell(glyph: nil) }
      column += size
    }
  }

  /// Writes a text in the middle of some columns, cut when it is wider.
  mutating func writeCentred(
    _ text: String, row: Int, within columns: Range<Int>, glyphs: TextGlyphs
  ) {
    let text = text.onSingleLine.fitted(to: columns.count, ellipsis: glyphs.ellipsis)
    write(text, row: row, column: columns.lowerBound + (columns.count - text.displayWidth) / 2)
  }

  /// Adds one of the 2 × 4 Braille dots of a cell; the top left is (0, 0).
  ///
  /// Over a full block, the block's colour becomes the background of the dots.
  mutating func addDot(row: Int, column: Int, across: Int, down: Int, ink: Int) {
    guard contains(row: row, column: column) else { return }
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    let cell = self[row, column]
    let code = cell.glyph?.unicodeScalars.first?.value ?? 0
    let dots = (0x2800...0x28FF).contains(code) ? code : 0x2800
    guard let scalar = Unicode.Scalar(dots | bits[down][across]) else { return }
    let paper = cell.glyph == "█" ? cell.ink : cell.paper
    self[row, column] = Cell(glyph: Character(scalar), ink: ink, paper: paper)
  }

  /// The lines without trailing blanks, joined by newlines; colours as ANSI sequences, closed at
  /// the end of each line.
  func text(colour: Bool) -> String {
    (0..<height).map { row in
      var cells = Array(cells[row * width..<(row + 1) * width])
      while cells.last?.glyph == " " && cells.last?.paper == nil { cells.removeLast() }
      return colour ? Self.coloured(cells) : String(cells.compactMap(\.glyph))
    }.joined(separator: "\n")
  }

  private static func coloured(_ cells: [Cell]) -> String {
    var line = ""
    var ink: Int?
    var paper: Int?
    for cell in cells {
      guard let glyph = cell.glyph else { continue }
      if cell.ink != ink || cell.paper != paper {
        (ink, paper) = (cell.ink, cell.paper)
        line += "\u{1B}[0m"
        if let ink { line += "\u{1B}[38;5;\(ink)m" }
        if let paper { line += "\u{1B}[48;5;\(paper)m" }
      }
      line.append(glyph)
    }
    return ink == nil && paper == nil ? line : line + "\u{1B}[0m"
  }
}
