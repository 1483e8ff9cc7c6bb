/// What a student's code printed.
public struct PrintedOutput: Sendable, Equatable {
  /// More lines than these are counted, not kept.
  private static let mostLines = 500

  public private(set) var lines: [String] = []
  /// Bytes that were printed and not kept.
  public private(set) var omittedBytes = 0

  public init() {}

  init(lines: [String], omittedBytes: Int) {
    self.lines = lines.map(\.harmless)
    self.omittedBytes = omittedBytes
  }

  public var isEmpty: Bool { lines.isEmpty && omittedBytes == 0 }

  mutating func append(_ other: PrintedOutput) {
    let kept = other.lines.prefix(max(0, Self.mostLines - lines.count))
    lines += kept
    omittedBytes +=
      other.omittedBytes + other.lines.dropFirst(kept.count).reduce(0) { $0 + $1.utf8.count + 1 }
  }
}
