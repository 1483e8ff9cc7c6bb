/// Reads the JSON of a header: objects, texts, and lists of whole numbers; anything else is an error that
/// names the byte.
///
/// Source: RFC 8259. No key may come twice in an object, which the RFC leaves open.
struct HeaderReader {
  let file: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8], file: String) {
    (self.bytes, self.file) = (bytes, file)
  }

  /// Where in the file the next byte is; the header's length comes before it.
  var byte: Int { position + 8 }

  func malformed(_ expected: String) -> CheckpointError {
    .malformedHeader(file: file, byte: byte, expected: expected)
  }

  /// Reads an object; `member` reads the value for a key.
  mutating func object(
    _ member: (inout HeaderReader, String) throws(CheckpointError) -> Void
  ) throws(CheckpointError) {
    try expect("{")
    var keys: Set<String> = []
    if accepts("}") { return }
    repeat {
      let place = self
      let key = try text()
      guard keys.insert(key).inserted else {
        throw place.malformed("each key once, not \(key) again")
      }
      try expect(":")
      try member(&self, key)
    } while accepts(",")
    try expect("}")
  }

  /// Reads a list of whole numbers from 0 on.
  mutating func numbers() throws(CheckpointError) -> [Int] {
    try expect("[")
    var numbers: [Int] = []
    if accepts("]") { return numbers }
    repeat { numbers.append(try number()) } while accepts(",")
    try expect("]")
    return numbers
  }

  private mutating func number() throws(CheckpointError) -> Int {
    skipSpace()
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)),
      digits.count == 1 || digits.first != 0x30
    else { throw malformed("a whole number from 0 on, without leading zeros") }
    position += digits.count
    return number
  }

  /// Checks that nothing but spaces follows.
  mutating func finish() throws(CheckpointError) {
    skipSpace()
    if position < bytes.count { throw malformed("the end of the header") }
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  /// Goes over a mark, if it is next.
  private mutating func accepts(_ mark: Character) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == mark.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ mark: Character) throws(CheckpointError) {
    if !accepts(mark) { throw malformed("\(mark)") }
  }
}

// Texts.
extension HeaderReader {
  mutating func text() throws(CheckpointError) -> String {
    guard accepts("\"") else { throw malformed("a text in quotation marks") }
    var units: [UInt8] = []
    while position < bytes.count, bytes[position] != 0x22 {
      guard bytes[position] >= 0x20 else { throw malformed("no control character in a text") }
      if bytes[position] == 0x5C {
        units += Array("\(try escaped())".utf8)
      } else {
        units.append(bytes[position])
        position += 1
      }
    }
    guard let text = String(validating: units, as: UTF8.self) else {
      throw malformed("UTF-8 in the text before this")
    }
    try expect("\"")
    return text
  }

  /// Reads what follows a backslash.
  private mutating func escaped() throws(CheckpointError) -> Unicode.Scalar {
    position += 1
    guard position < bytes.count else { throw malformed("a character after the backslash") }
    let mark = bytes[position]
    if mark == UInt8(ascii: "u") {
      position += 1
      return try unicodeScalar()
    }
    let meanings: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    guard let meaning = meanings[mark] else { throw malformed("one of \"\\/bfnrtu") }
    position += 1
    return meaning
  }

  /// Reads four hexadecimal digits, or two times four for what UTF-16 writes as a pair.
  private mutating func unicodeScalar() throws(CheckpointError) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
    guard UTF16.isLeadSurrogate(first), bytes[position...].starts(with: Array("\\u".utf8)) else {
      throw malformed("the second half of a surrogate pair")
    }
    position += 2
    let second = try codeUnit()
    guard UTF16.isTrailSurrogate(second) else {
      throw malformed("the second half of a surrogate pair")
    }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  private mutating func codeUnit() throws(CheckpointError) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw malformed("four hexadecimal digits") }
    position += 4
    return unit
  }
}

/// A text as JSON writes it.
func jsonText(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
