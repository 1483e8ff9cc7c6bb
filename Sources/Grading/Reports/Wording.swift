import LabKit
import Lessons

/// The words for what the grader found. All of them stand here.
extension Verdict {
  public var words: String {
    switch self {
    case .passed: "passed"
    case .wrong: "wrong"
    case .notAttempted: "not attempted"
    case .threw: "threw an error"
    case .crashed: "crashed"
    case .overTime: "over time"
    case .overMemory: "over memory"
    case .noAnswer: "no answer"
    }
  }
}

/// One line of an explanation: what it is about, and the fact.
public struct ExplanationLine: Sendable, Equatable {
  public let label: String
  public let text: String

  /// Much of the text comes from the student's program, so it is made harmless here.
  init(label: String, text: String) {
    self.label = label
    self.text = text.harmless
  }
}

extension Check {
  /// What went wrong in this check: the call, what was expected, what came instead.
  public func explanation(of exercise: Exercise) -> [ExplanationLine] {
    func line(_ label: String, _ text: String) -> ExplanationLine {
      ExplanationLine(label: label, text: text)
    }
    let call = line("call", exercise.callText(arguments))
    switch finding {
    case .asExpected:
      return []
    case .mismatch(let mismatch, let tolerance):
      return [call] + mismatch.explanation(tolerance)
    case .valueForError(let value, let expected):
      return [call, line("expected", "the error LabError.\(expected)"), line("got", value.text)]
    case .threw(let message, let expected):
      return [
        call, line("expected", expected.map { "the error LabError.\($0)" } ?? "a value"),
        line("got", "the error \(message)"),
      ]
    case .objection(let found):
      return [line("must hold", name), line("found", found)]
    case .unsolved(exercise.id):
      return [call, line("got", "Unsolved: this input still reaches the line that throws it")]
    case .unsolved(let other):
      return [call, line("got", "Unsolved: it calls exercise \(other), which is not written yet")]
    case .crashed(let crash):
      return [call] + crash.explanation
        + (crash.location.map { [line("at", "\($0)")] } ?? [])
    case .overTime(let seconds):
      return [
        call,
        line(
          "stopped",
          "no answer within \(seconds.text) s. Is there a loop whose condition never turns false?"),
      ]
    case .overMemory(let bytes):
      return [
        call,
        line(
          "stopped",
          "more than \(bytes >> 30) GB of memory. Is something appended in a loop without end?"),
      ]
    case .noAnswer(let reason):
      return [call, line("no answer", reason.words)]
    case .elsewhere(let other, let finding):
      let what: String
      switch finding {
      case .unsolved: what = "is not written yet"
      case .threw(let message, _): what = "threw the error \(message)"
      case .crashed(let crash): what = "crashed" + (crash.location.map { " at \($0)" } ?? "")
      default: what = "gave no answer"
      }
      return [
        line("must hold", name), line("found", "this check calls your \(other) too, which \(what)"),
      ]
    }
  }
}

extension Mismatch {
  func explanation(_ tolerance: Tolerance) -> [ExplanationLine] {
    let place = path.isEmpty ? [] : [ExplanationLine(label: "at", text: path)]
    func facts(_ expected: String, _ got: String, _ rest: String? = nil) -> [ExplanationLine] {
      place + [
        ExplanationLine(label: "expected", text: expected),
        ExplanationLine(label: "got", text: got),
      ] + (rest.map { [ExplanationLine(label: "off by", text: $0)] } ?? [])
    }
    switch difference {
    case .number(let expected, let got, let allowed):
      guard expected.isFinite, got.isFinite else { return facts(expected.text, got.text) }
      let bound =
        allowed == 0
        ? "it must be exact"
        : "allowed \(allowed.roughText) "
          + "(\(tolerance.absolute.roughText) + \(tolerance.relative.roughText) of the value)"
      return facts(expected.text, got.text, "\((got - expected).magnitude.roughText); \(bound)")
    case .text(let expected, let got):
      return facts(WireValue.string(expected).text, WireValue.string(got).text)
    case .truth(let expected, let got):
      return facts("\(expected)", "\(got)")
    case .count(let expected, let got, let texts):
      // Short lists say more than their lengths.
      let areShort = texts.allSatisfy { $0.count <= 50 }
      let lists = areShort ? texts.map { ": \($0)" } : texts.map { _ in "" }
      return facts(
        "a list of \(counted(expected))\(lists[0])", "a list of \(counted(got))\(lists[1])")
    case .members(let missing, let surplus):
      func line(_ label: String, _ members: [String]) -> [ExplanationLine] {
        members.isEmpty ? [] : [ExplanationLine(label: label, text: listed(members))]
      }
      return place + line("missing", missing) + line("too many", surplus)
    case .order(let expected, let got):
      return facts("in this order: \(listed(expected))", "in this order: \(listed(got))")
    case .shape(let expected, let got):
      return facts("shape \(expected)", "shape \(got)")
    case .kind(let expected, let got):
      return facts(expected, got)
    }
  }

  /// The first of them, and how many there are if that is not all.
  private func listed(_ texts: [String]) -> String {
    texts.prefix(8).joined(separator: ", ") + (texts.count > 8 ? ", … \(texts.count)" : "")
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 value" : "\(count) values" }
}

extension Crash {
  /// The reason in lines. The engine tells a caller's mistake in four: what, expected, got, what to
  /// do.
  var explanation: [ExplanationLine] {
    guard case .fatalError(let text) = reason else {
      return [ExplanationLine(label: "crashed", text: words)]
    }
    let lines = text.split(separator: "\n").map(String.init)
    let parts = [
      ("", "crashed"), ("expected: ", "expected"), ("got: ", "got"), ("what to do: ", "do"),
    ]
    guard lines.count == parts.count, zip(lines, parts).allSatisfy({ $0.hasPrefix($1.0) }) else {
      return [ExplanationLine(label: "crashed", text: words)]
    }
    return zip(lines, parts).map { line, part in
      ExplanationLine(label: part.1, text: String(line.dropFirst(part.0.count)))
    }
  }

  /// The reason, as a sentence to a student.
  public var words: String {
    switch reason {
    case .fatalError(let text):
      return text.replacing("\n", with: " ")
    case .runtimeFailure("arithmetic overflow"):
      return "arithmetic overflow: a whole number left the range an Int can hold"
    case .runtimeFailure(let kind):
      return kind
    case .endlessRecursion:
      return "endless recursion: a function calls itself without coming to an end"
    case .aborted:
      return "abort() was called"
    case .badAccess:
      return "memory was touched that does not belong to the program"
    case .signal(let signal):
      return "ended by signal \(signal)"
    }
  }
}

extension NoAnswer {
  public var words: String {
    switch self {
    case .ended(let code):
      "the program ended (exit code \(code)) before the function returned. Does it call exit?"
    case .disconnected:
      "the connection to the grader was closed while the function ran. Does it close descriptors?"
    case .garbled:
      "what arrived was not an answer. Does the function write to descriptors other than print's?"
    case .unsuitable(let reason):
      "the call could not be completed: \(reason)"
    case .notStarted(let reason):
      "the runner could not be started: \(reason)"
    case .notAsked:
      "not called any more, because earlier calls did not come to an end"
    case .interrupted:
      "the grading was interrupted"
    }
  }
}

extension ExerciseReport {
  /// What the failures together say beyond the first of them: the typical mistake, if they give one
  /// away.
  public var advice: String? {
    if let diagnosis { return diagnosis.sentence }
    guard knowsOnlyFixedCases else { return nil }
    return "Every input that stands in the course is answered rightly, and every input drawn at "
      + "random wrongly. Compute the answer from the arguments; do not write down what is expected."
  }

  /// How to grade again with the inputs of the first failure, if they were drawn at random.
  public var repetition: String? {
    firstFailure?.seed.map { "swift run lab grade \(exercise.id) --seed \($0)" }
  }

  /// One line that says how the exercise stands.
  public var summary: String {
    switch verdict {
    case .passed: "passed: \(checks.count) of \(checks.count) checks"
    case .notAttempted: "not attempted"
    default: "\(verdict.words): \(checksPassed) of \(checks.count) checks passed"
    }
  }
}
