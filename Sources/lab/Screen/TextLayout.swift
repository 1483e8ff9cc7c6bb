/// Breaks text into lines.
enum TextLayout {
  /// Words on lines of at most `width` visible characters; a longer word has a line of its own.
  ///
  /// What belongs together stays together: `` `code` ``, a number and its unit, the two sides of a
  /// short formula. `*Emphasis*` of several words is marked word by word, so that it can be broken.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in words(of: text) {
      if current.isEmpty {
        current = word
      } else if visibleCount(current) + 1 + visibleCount(word) <= width {
        current += " " + word
      } else {
        lines.append(current)
        current = word
      }
    }
    return current.isEmpty ? lines : lines + [current]
  }

  /// How many characters are seen once `*emphasis*` has become a style.
  private static func visibleCount(_ text: String) -> Int {
    text.replacing(/\*([^* ]+)\*/) { $0.1 }.count
  }

  /// Formulas and numbers longer than this may be broken.
  private static let longestGlued = 24

  private static func words(of text: String) -> [String] {
    let emphasised = text.replacing(/\*([^*\s][^*]*[^*\s])\*/) { match in
      match.1.split(whereSeparator: \.isWhitespace).map { "*\($0)*" }.joined(separator: " ")
    }
    var words: [String] = []
    for word in emphasised.split(whereSeparator: \.isWhitespace).map(String.init) {
      if let last = words.last, belongs(word, to: last) {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(word)
      }
    }
    return words
  }

  private static func belongs(_ word: String, to last: String) -> Bool {
    if last.count(of: "`") % 2 == 1 { return true }
    guard last.count + word.count < longestGlued else { return false }
    let operators: Set<Substring> = ["=", "−", "+", "·", "/", "<", "≤", ">", "≥"]
    let end = last.split(separator: " ").last ?? ""
    if operators.contains(word[...]) || operators.contains(end) { return true }
    // 97.5 %, and 10 000.
    if word.hasPrefix("%") { return end.last?.isNumber == true }
    return end.allSatisfy(\.isNumber) && word.prefix { $0.isNumber }.count == 3
  }

  /// Texts in columns, three spaces apart; the first column left, the others right.
  static func columns(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + gap : "   " + gap + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

extension String {
  fileprivate func count(of character: Character) -> Int { count(where: { $0 == character }) }

  /// Filled up with spaces to a width; never cut.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
