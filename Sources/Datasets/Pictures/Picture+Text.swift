extension Picture {
  /// Reads a digit typed as text: a line is a row, a character a pixel.
  ///
  /// ```
  /// .###.
  /// ....#
  /// ..##.
  /// ....#
  /// .###.
  /// ```
  /// A space, `.` and `0` are background, every other character is ink. Short lines are filled up with
  /// background. O(characters).
  ///
  /// - Throws: ``PictureError`` for a tab, and for more than ``mostPixels``.
  init(text: String, file: String) throws(PictureError) {
    var text = text[...]
    if text.first == "\u{FEFF}" { text.removeFirst() }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if let line = lines.firstIndex(where: { $0.contains("\t") }) {
      throw PictureError(file: file, reason: .tab(line: line + 1))
    }
    let columns = lines.reduce(0) { max($0, $1.count) }
    guard lines.count * columns <= Self.mostPixels else {
      throw PictureError(
        file: file,
        reason: .tooLarge(rows: lines.count, columns: columns, limit: Self.mostPixels))
    }
    var greys: [UInt8] = []
    greys.reserveCapacity(lines.count * columns)
    for line in lines {
      for character in line { greys.append(" .0".contains(character) ? 255 : 0) }
      greys.append(contentsOf: repeatElement(255, count: columns - line.count))
    }
    self.init(file: file, rows: lines.count, columns: columns, greys: greys, background: 255)
  }
}
