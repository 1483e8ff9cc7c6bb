import LabKit

/// What came of one request to a runner.
public enum Outcome: Sendable {
  case value(WireValue)
  case unsolved(exercise: String)
  case threw(code: String?, message: String)
  case crashed(Crash)
  case overTime(seconds: Double)
  case overMemory(bytes: Int)
  case noAnswer(NoAnswer)
  /// A lesson's step came to its end.
  case finished
}

/// Why a runner that was asked did not answer.
public enum NoAnswer: Sendable, Equatable {
  /// The program ended by itself: somebody called `exit`.
  case ended(code: Int32)
  /// The answer's descriptor was closed before the answer was sent.
  case disconnected
  /// What arrived was not an answer of the protocol.
  case garbled
  /// The runner does not offer what was asked, or it was asked in another form.
  case unsuitable(String)
  /// The runner could not be started.
  case notStarted(String)
  /// Earlier calls of the exercise ran over their time, so this one was not made.
  case notAsked
}

/// A process ended by a trap or a signal.
public struct Crash: Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// The text of Swift's `Fatal error:`, or of a precondition.
    case fatalError(String)
    /// A trap that carries only a kind, such as "arithmetic overflow".
    case runtimeFailure(String)
    /// The stack overflowed in a function that calls itself.
    case endlessRecursion
    /// `abort()` was called.
    case aborted
    /// Memory was touched that is not the program's.
    case badAccess
    case signal(Int32)
  }

  public let reason: Reason
  /// Where, inside the implementation's folder, if the crash report tells.
  public let location: SourceLocation?
}

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
