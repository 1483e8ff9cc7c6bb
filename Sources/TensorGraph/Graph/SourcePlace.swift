/// The line of a program that made a node.
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  public let fileID: String
  public let line: Int

  init(_ fileID: StaticString, _ line: UInt) {
    self.fileID = "\(fileID)"
    self.line = Int(line)
  }

  /// Module, file and line, as in `Labs/Lab11Graphs.swift:42`.
  public var description: String { "\(fileID):\(line)" }
}
