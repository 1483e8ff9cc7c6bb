/// Writes PNG files of every kind without compression, from the specification (ISO/IEC 15948:2004),
/// so that what libpng reads is held against what somebody else has written.
struct PNGWriter {
  /// Table 11.1.
  enum Colour: UInt8 {
    case grey = 0
    case colour = 2
    case palette = 3
    case greyAndOpacity = 4
    case colourAndOpacity = 6

    var channels: Int { [.grey: 1, .palette: 1, .greyAndOpacity: 2, .colour: 3][self] ?? 4 }
  }

  let rows: Int
  let columns: Int
  let colour: Colour
  /// Bits of a sample: 1, 2, 4, 8 or 16.
  var depth = 8
  var isInterlaced = false
  /// Chunks between header and picture, such as a palette.
  var extra: [(name: String, content: [UInt8])] = []

  /// The file whose pixel in a row and a column has these samples.
  func file(_ samples: (_ row: Int, _ column: Int) -> [Int]) -> [UInt8] {
    var lines: [UInt8] = []
    // Section 8.2: the first row and column of each pass, and the steps from there.
    let passes =
      isInterlaced
      ? [
        (0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2),
        (1, 0, 2, 1),
      ] : [(0, 0, 1, 1)]
    for (top, left, down, across) in passes where left < columns {
      for row in stride(from: top, to: rows, by: down) {
        let values = stride(from: left, to: columns, by: across).flatMap { samples(row, $0) }
        lines += [0] + packed(values)
      }
    }
    return file(holding: lines)
  }

  /// The file with these bytes as its lines, whether or not they are those of its pixels.
  func file(holding lines: [UInt8]) -> [UInt8] {
    let header =
      Self.word(columns) + Self.word(rows) + [
        UInt8(depth), colour.rawValue, 0, 0, isInterlaced ? 1 : 0,
      ]
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    for (name, content) in [("IHDR", header)] + extra + [
      ("IDAT", Self.stored(lines)), ("IEND", []),
    ] {
      let body = Array(name.utf8) + content
      file += Self.word(content.count) + body + Self.word(Int(Self.checksum(body)))
    }
    return file
  }

  /// Samples as bytes, the first in the highest bits.
  private func packed(_ samples: [Int]) -> [UInt8] {
    guard depth < 16 else { return samples.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
    let perByte = 8 / depth
    return stride(from: 0, to: samples.count, by: perByte).map { start in
      (0..<perByte).reduce(0) { byte, index in
        byte << depth | (start + index < samples.count ? UInt8(samples[start + index]) : 0)
      }
    }
  }

  /// A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4).
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: bytes.count, by: 65535) {
      let block = bytes[start..<min(start + 65535, bytes.count)]
      let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
      stream += [block.endIndex == bytes.count ? 1 : 0, low, high, ~low, ~high] + block
    }
    let (a, b) = bytes.reduce((1, 0)) { sums, byte in
      let a = (sums.0 + Int(byte)) % 65521
      return (a, (sums.1 + a) % 65521)
    }
    return stream + word(b << 16 | a)
  }

  /// CRC-32 (annex D).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1
      }
    }
  }

  private static func word(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 255) }
  }
}
