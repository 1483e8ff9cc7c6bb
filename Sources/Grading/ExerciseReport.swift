import LabKit
import Lessons

/// Everything the grader found out about one exercise: facts, worded elsewhere.
public struct ExerciseReport: Sendable {
  public let exercise: Exercise
  public let reference: ExerciseReference
  /// One per check: the reference cases in order, the fresh cases, then the properties.
  public let checks: [Check]
  /// The typical mistake that the failures give away.
  public let diagnosis: TypicalMistake?
  public let printed: PrintedOutput
  /// How long the longest call took, in seconds.
  public var slowest = 0.0
  /// Fresh inputs that the reference implementation did not answer, so that nothing was held to them.
  public var freshLeftOut = 0

  public var verdict: Verdict {
    if checks.allSatisfy(\.passed) { return checks.isEmpty ? .noAnswer : .passed }
    if checks.allSatisfy({ $0.isUnsolved(exercise.id) }) { return .notAttempted }
    return firstFailure?.verdict ?? .noAnswer
  }

  public var firstFailure: Check? { checks.first { !$0.passed } }

  /// Whether every fixed case is right and every fresh one wrong, as of answers that were written
  /// down instead of computed.
  public var knowsOnlyFixedCases: Bool {
    let fresh = checks.filter { $0.seed != nil }
    guard !fresh.isEmpty, fresh.allSatisfy({ $0.verdict == .wrong }) else { return false }
    return checks.prefix(reference.cases.count).allSatisfy(\.passed)
  }

  public var checksPassed: Int { checks.count(where: \.passed) }

  /// Whole points in proportion to the weights of the passed checks; all of them only for all
  /// checks.
  public var points: Int {
    let total = checks.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return 0 }
    let passed = checks.reduce(0) { $0 + ($1.passed ? $1.weight : 0) }
    return reference.points * passed / total
  }
}

/// One call the grader made, and what came of it.
public struct Check: Sendable {
  public enum Finding: Sendable {
    case asExpected
    /// A value came back, but not the expected one.
    case mismatch(Mismatch, tolerance: Tolerance)
    /// A value came back where an error is asked for.
    case valueForError(WireValue, expected: String)
    /// An error was thrown where a value is asked for, or another error than the expected one.
    case threw(message: String, expected: String?)
    /// The property does not hold; what was found instead.
    case objection(String)
    /// The call met a stub: this exercise's, or another one's that it calls.
    case unsolved(exercise: String)
    case crashed(Crash)
    case overTime(seconds: Double)
    case overMemory(bytes: Int)
    case noAnswer(NoAnswer)
    /// The check calls another exercise too, and that one gave no value.
    indirect case elsewhere(exercise: String, Finding)
  }

  /// The reference case's name, or the property that must hold.
  public let name: String
  public let arguments: [WireValue]
  public let weight: Int
  public let finding: Finding
  /// Counted from 1, over all checks of the exercise.
  public let number: Int
  /// What is worth telling if it passed: a value that was reached, beside what others reach.
  public var remark: String? = nil
  /// Of a fresh case: the seed its inputs were drawn with.
  public var seed: UInt32? = nil

  public var passed: Bool { if case .asExpected = finding { true } else { false } }

  /// Whether it came to the stub of this exercise.
  func isUnsolved(_ exercise: String) -> Bool {
    if case .unsolved(exercise) = finding { true } else { false }
  }

  public var verdict: Verdict { Self.verdict(of: finding) }

  private static func verdict(of finding: Finding) -> Verdict {
    switch finding {
    case .asExpected: .passed
    case .mismatch, .valueForError, .objection: .wrong
    // A stub behind a guard: attempted, but this case is still open.
    case .unsolved, .threw: .threw
    case .crashed: .crashed
    case .overTime: .overTime
    case .overMemory: .overMemory
    case .noAnswer: .noAnswer
    case .elsewhere(_, let finding): verdict(of: finding)
    }
  }
}

extension ExerciseReport {
  /// Where the first failure crashed, if it did and the crash report tells.
  public var crashLocation: SourceLocation? { firstFailure?.crashLocation }
}

extension Check {
  /// Where the call crashed, if it did and the crash report tells.
  public var crashLocation: SourceLocation? {
    switch finding {
    case .crashed(let crash), .elsewhere(_, .crashed(let crash)): crash.location
    default: nil
    }
  }
}
