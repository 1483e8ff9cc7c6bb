import Datasets
import Testing

/// Every kind of PNG gives the greys that were put into it.
@Suite struct PNGTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func picture(_ bytes: [UInt8]) throws -> Picture {
    try Picture(path: folder.file("picture.png", bytes))
  }

  /// What a pixel has, in fifteenths of white.
  private func grey(_ row: Int, _ column: Int) -> Int { (row * 5 + column * 3) % 16 }

  private var greys: [UInt8] {
    (0..<13).flatMap { row in (0..<11).map { UInt8(17 * grey(row, $0)) } }
  }

  /// 1, 2 and 4 bits as 8 and 16; so many rows and columns that no pass of seven is empty or full.
  @Test(arguments: [1, 2, 4, 8, 16], [false, true])
  func greysOfEveryDepth(depth: Int, isInterlaced: Bool) throws {
    let writer = PNGWriter(
      rows: 13, columns: 11, colour: .grey, depth: depth, isInterlaced: isInterlaced)
    let largest = (1 << depth) - 1
    let read = try picture(writer.file { [grey($0, $1) * largest / 15] })
    #expect(read.rows == 13 && read.columns == 11)
    #expect(read.file == "picture.png")
    let expected = (0..<13).flatMap { row in
      (0..<11).map { UInt8(grey(row, $0) * largest / 15 * 255 / largest) }
    }
    // 16 bits pass through linear light and back: one step of 255.
    let bound = depth == 16 ? 1 : 0
    #expect(read.greys.count == expected.count)
    for (got, expected) in zip(read.greys, expected) {
      #expect(abs(Int(got) - Int(expected)) <= bound)
    }
  }

  @Test(arguments: [8, 16])
  func greyAsColour(depth: Int) throws {
    let scale = depth == 8 ? 17 : 17 * 257
    let colour = PNGWriter(rows: 13, columns: 11, colour: .colour, depth: depth)
    let read = try picture(colour.file { [Int](repeating: scale * grey($0, $1), count: 3) })
    // The sum of three weights, each rounded: one step of 255.
    for (got, expected) in zip(read.greys, greys) { #expect(abs(Int(got) - Int(expected)) <= 1) }
  }

  /// Red, green and blue have the luminances 0.2126, 0.7152 and 0.0722 (ITU-R BT.709) in linear light;
  /// by the formula of sRGB these are the greys 127.1, 219.9 and 76.0.
  @Test func coloursBecomeTheirLuminance() throws {
    let writer = PNGWriter(rows: 1, columns: 3, colour: .colour)
    let read = try picture(writer.file { _, column in (0..<3).map { $0 == column ? 255 : 0 } })
    for (got, expected) in zip(read.greys, [127, 220, 76]) {
      #expect(abs(Int(got) - expected) <= 1)
    }
  }

  @Test func palettes() throws {
    var writer = PNGWriter(rows: 13, columns: 11, colour: .palette, depth: 4)
    writer.extra = [("PLTE", (0..<16).flatMap { [UInt8](repeating: UInt8(17 * $0), count: 3) })]
    for (got, expected) in zip(try picture(writer.file { [grey($0, $1)] }).greys, greys) {
      #expect(abs(Int(got) - Int(expected)) <= 1)
    }
  }

  /// Paper is white, unless only black paper shows what is drawn.
  @Test func whatIsTransparentShowsPaper() throws {
    let writer = PNGWriter(rows: 4, columns: 4, colour: .greyAndOpacity)
    func drawn(_ grey: Int) throws -> [UInt8] {
      try picture(writer.file { row, _ in [grey, [0, 255, 102, 0][row]] }).greys
    }
    func rows(_ greys: [UInt8]) -> [UInt8] { greys.flatMap { [UInt8](repeating: $0, count: 4) } }
    #expect(try drawn(0) == rows([255, 0, 153, 255]))
    #expect(try drawn(255) == rows([0, 255, 102, 0]))
    var palette = PNGWriter(rows: 4, columns: 4, colour: .palette, depth: 2)
    palette.extra = [("PLTE", [0, 0, 0, 0, 0, 0]), ("tRNS", [0, 255])]
    #expect(
      try picture(palette.file { row, _ in [row == 1 ? 1 : 0] }).greys == rows([255, 0, 255, 255]))
    let colour = PNGWriter(rows: 4, columns: 4, colour: .colourAndOpacity, depth: 16)
    let read = try picture(colour.file { row, _ in [0, 0, 0, row == 1 ? 65535 : 0] })
    #expect(read.greys == rows([255, 0, 255, 255]))
  }

  /// Cut off anywhere before its last chunk, or with a byte changed in its middle, a file is damaged.
  @Test func damageIsSeen() throws {
    let bytes = PNGWriter(rows: 13, columns: 11, colour: .grey).file { [17 * grey($0, $1)] }
    for length in 4..<(bytes.count - 12) {
      try expectDamage(Array(bytes[..<length]))
    }
    for index in [5, 17, 29, 41, 60, bytes.count - 14] {
      var changed = bytes
      changed[index] ^= 0x11
      try expectDamage(changed)
    }
  }

  private func expectDamage(_ bytes: [UInt8]) throws {
    let error = #expect(throws: PictureError.self) { try picture(bytes) }
    guard case .damaged(let words)? = error?.reason else {
      Issue.record("\(bytes.count) bytes: \(String(describing: error))")
      return
    }
    #expect(!words.isEmpty)
  }

  /// A header that announces more than is read is refused before memory is taken for it.
  @Test func aHugeOneIsRefused() throws {
    let bytes = PNGWriter(rows: 500_000, columns: 1_000_000, colour: .grey, depth: 1).file(
      holding: [])
    #expect(
      throws: PictureError(
        file: "picture.png",
        reason: .tooLarge(rows: 500_000, columns: 1_000_000, limit: 40_000_000))
    ) { try picture(bytes) }
  }
}
