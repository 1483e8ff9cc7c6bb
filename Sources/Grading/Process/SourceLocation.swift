/// A place in the student's code: `Labs/Lab03Statistics.swift:42`.
public struct SourceLocation: Sendable, Equatable, Codable, CustomStringConvertible {
  /// Relative to the course's root.
  public let file: String
  /// `nil` where the compiler gave a trap no line of its own.
  public let line: Int?
  /// The function, as `quantile(_:_:)`, with its type in front.
  public let function: String?

  public init(file: String, line: Int?, function: String? = nil) {
    self.file = file
    self.line = line
    self.function = function
  }

  public var description: String {
    if let line { return "\(file):\(line)" }
    return function.map { "\(file), in \($0)" } ?? file
  }
}
