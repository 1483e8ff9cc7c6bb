/// Text from a stream that may never end: its beginning, its end, and how much lies between.
struct CappedText {
  /// As much as is kept of the beginning, in bytes.
  static let longest = 16 << 10
  private static let longestEnd = 2 << 10

  private var bytes: [UInt8] = []
  private var end: ArraySlice<UInt8> = []
  /// Bytes beyond ``longest``.
  private(set) var omitted = 0

  mutating func append(_ more: ArraySlice<UInt8>) {
    let kept = more.prefix(max(0, Self.longest - bytes.count))
    bytes.append(contentsOf: kept)
    let rest = more.dropFirst(kept.count)
    omitted += rest.count
    end = (end + rest).suffix(Self.longestEnd)
  }

  /// The lines of the beginning.
  var lines: [String] { Self.lines(of: bytes) }

  /// The lines of the beginning and of the end, where a crash has its last words.
  var allLines: [String] { Self.lines(of: bytes + end) }

  private static func lines(of bytes: [UInt8]) -> [String] {
    var lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
