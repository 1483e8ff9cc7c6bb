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
  /// The runner has started and waits for requests.
  case ready
  /// A lesson's step came to its end.
  case finished
}
