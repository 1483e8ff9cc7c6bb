/// Splits the bytes of a table into records, one after the other.
struct CSVScanner {
  private let bytes: [UInt8]
  private let file: String
  private let separator: UInt8
  private var position = 0
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    // Nothing stands in empty lines at the end.
    let end = bytes.lastIndex { !Self.isLineBreak($0) }.map { $0 + 1 } ?? 0
    self.bytes = Array(bytes[..<end])
    separator = Self.separator(of: self.bytes)
  }

  /// The next record with the line it begins in; `nil` at the end.
  mutating func next() throws -> CSVTable.Row? {
    guard position < bytes.count else { return nil }
    let first = line
    var fields: [String] = []
    while true {
      fields.append(try nextField())
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    if position < bytes.count { skipLineBreak() }
    return CSVTable.Row(line: first, fields: fields)
  }

  /// A field up to the separator or line break after it, which is left.
  private mutating func nextField() throws -> String {
    if position < bytes.count, bytes[position] == Self.quote { return try nextQuotedField() }
    let start = position
    while position < bytes.count, !endsField(bytes[position]) {
      guard bytes[position] != Self.quote else {
        throw CSVError(file: file, line: line, reason: .strayQuote)
      }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func nextQuotedField() throws -> String {
    let opened = line
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote {
        position += 1
        guard position < bytes.count, bytes[position] == Self.quote else {
          guard position == bytes.count || endsField(bytes[position]) else {
            throw CSVError(file: file, line: line, reason: .strayQuote)
          }
          return String(decoding: text, as: UTF8.self)
        }
        text.append(byte)
        position += 1
      } else if Self.isLineBreak(byte) {
        text.append(Self.lineFeed)
        skipLineBreak()
      } else {
        text.append(byte)
        position += 1
      }
    }
    throw CSVError(file: file, line: opened, reason: .unclosedQuote)
  }

  private func endsField(_ byte: UInt8) -> Bool { byte == separator || Self.isLineBreak(byte) }

  static func isLineBreak(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn
  }

  private mutating func skipLineBreak() {
    let isPair =
      bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.lineFeed
    position += isPair ? 2 : 1
    line += 1
  }

  /// Comma, semicolon or tab, whichever the first line has most of outside of quotation marks.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if isLineBreak(byte) { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { candidates[$0] } ?? candidates[0]
  }
}
