/// What a runner printed: the student's lines, apart from the runtime's own last words.
public struct PrintedOutput: Sendable, Equatable {
  /// As much as is kept of one exercise's output, in bytes.
  public static let longest = 16 << 10

  private var bytes: [UInt8] = []
  /// The end of what was not kept: a crash's last words stand there.
  private var end: ArraySlice<UInt8> = []
  /// Bytes that were printed beyond ``longest`` and not kept.
  public private(set) var omitted = 0

  public init() {}

  mutating func append(_ more: ArraySlice<UInt8>) {
    let kept = more.prefix(Swift.max(0, Self.longest - bytes.count))
    bytes.append(contentsOf: kept)
    let rest = more.dropFirst(kept.count)
    omitted += rest.count
    end = (end + rest).suffix(2 << 10)
  }

  mutating func append(_ other: PrintedOutput) {
    append(other.bytes[...])
    omitted += other.omitted
    if other.omitted > 0 { end = other.end }
  }

  public var isEmpty: Bool { lines.isEmpty && omitted == 0 }

  private var allLines: [String] { Self.lines(of: bytes) }

  private static func lines(of bytes: some Sequence<UInt8>) -> [String] {
    var lines = String(decoding: Array(bytes), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The student's lines, made harmless for a terminal: control characters are shown, not obeyed.
  public var lines: [String] {
    // The runtime sets its own lines off by empty ones.
    var lines: [String] = []
    var afterRuntimeText = false
    for line in allLines {
      if Self.isRuntimeText(line) {
        if lines.last == "" { lines.removeLast() }
        afterRuntimeText = true
      } else if !(afterRuntimeText && line.isEmpty) {
        lines.append(line)
        afterRuntimeText = false
      }
    }
    return lines.map { line in
      String(
        String.UnicodeScalarView(
          line.unicodeScalars.map { $0.value < 32 && $0 != "\t" || $0.value == 127 ? "·" : $0 }))
    }
  }

  /// The text of the runtime's last message, without its place in the library.
  var fatalError: String? {
    Self.lines(of: bytes + end).last { $0.contains(Self.fatalErrorStart) }
      .map { line in
        let text = line.replacing(Self.fatalErrorStart, with: "")
        return text.isEmpty ? "fatalError() was called" : text
      }
  }

  /// What the runtime puts before its message: `Labs/File.swift:42: Fatal error: `.
  private static var fatalErrorStart: Regex<(Substring, Substring?, Substring)> {
    #/^(\S+\.swift:\d+: )?(Fatal error|Precondition failed|Assertion failed)(?:: |$)/#
  }

  private static func isRuntimeText(_ line: String) -> Bool {
    line.hasPrefix("*** Signal ") || line.hasPrefix("*** Program crashed")
      || line.hasPrefix("swift-runtime: ") || line.contains(fatalErrorStart)
  }
}
