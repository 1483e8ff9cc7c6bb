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

  package init(reason: Reason, location: SourceLocation?) {
    self.reason = reason
    self.location = location
  }
}
