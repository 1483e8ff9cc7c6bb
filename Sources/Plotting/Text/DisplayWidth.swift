extension Character {
  /// The columns that a terminal gives to the character: 0, 1, or 2 for East Asian and emoji.
  var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let isEmoji =
      first.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xFE0F }
    let isWide = Self.wideRanges.contains { $0.contains(first.value) }
    return isEmoji || isWide ? 2 : 1
  }

  /// The wide blocks of Unicode Standard Annex 11.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}

extension String {
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The text, cut with an ellipsis when it is wider than `width` columns.
  func fitted(to width: Int, ellipsis: String) -> String {
    guard displayWidth > width else { return self }
    var result = ""
    var room = width - ellipsis.displayWidth
    for character in self {
      room -= character.displayWidth
      if room < 0 { break }
      result.append(character)
    }
    return result + ellipsis
  }
}

extension String {
  /// The text in at most `lines` lines of `width` columns, broken between words; what does not
  /// fit is cut with an ellipsis.
  func wrapped(to width: Int, lines: Int, ellipsis: String) -> [String] {
    var result: [String] = []
    for word in onSingleLine.split(separator: " ").map(String.init) {
      if let last = result.last, last.displayWidth + 1 + word.displayWidth <= width {
        result[result.count - 1] += " " + word
      } else {
        result.append(word)
      }
    }
    if result.count > lines, lines > 0 {
      result[lines - 1] = result[(lines - 1)...].joined(separator: " ")
      result.removeSubrange(lines...)
    }
    return result.map { $0.fitted(to: width, ellipsis: ellipsis) }
  }
}
