import Foundation
import LabKit
import Lessons

/// Grades exercises of one implementation, each in a process of its own.
public struct Grader: Sendable {
  public let implementation: Implementation
  /// The folder of the reference files.
  public let references: URL
  /// Without it, or where it has nothing, the fixed cases remain.
  public let fresh: FreshCases?

  public init(_ implementation: Implementation, references: URL, fresh: FreshCases? = nil) {
    self.implementation = implementation
    self.references = references
    self.fresh = fresh
  }

  /// Grades every exercise of a lesson, in order, or only those with the given ids.
  ///
  /// - Parameters:
  ///   - report: receives each report as soon as it is known.
  ///   - interrupted: asked again and again; once it says `true`, and it must go on to, the running
  ///     call is ended, and only the exercises graded before are reported.
  /// - Throws: ``ReferenceError`` when the lab's reference file cannot be used, or lacks an
  ///   exercise.
  @discardableResult
  public func grade(
    _ lesson: Lesson, only ids: Set<String>? = nil,
    report: (ExerciseReport) -> Void = { _ in }, interrupted: @escaping () -> Bool = { false }
  ) throws -> [ExerciseReport] {
    let set = try ReferenceSet.shared(lab: lesson.number, in: references)
    var solutions = fresh.map { Calls(implementation: $0.solutions, interrupted: interrupted) }
    defer { _ = solutions?.finish() }
    // A lab whose runner does not even start would only make each exercise wait for it again.
    var failedStart: Outcome?
    var reports: [ExerciseReport] = []
    for exercise in lesson.exercises where ids?.contains(exercise.id) ?? true {
      guard let reference = set.exercise(exercise.id) else {
        throw ReferenceError(
          file: references.path, reason: "exercise \(exercise.id) is missing")
      }
      let graded = grade(
        exercise, against: reference, properties: Property.of(exercise.id),
        freshCases: { [fresh] in
          fresh?.cases(of: reference) { arguments in
            solutions?.make(arguments, of: exercise.id, within: reference.timeLimit)
              ?? .noAnswer(.notAsked)
          } ?? []
        },
        failedStart: &failedStart, interrupted: interrupted)
      if interrupted() { break }
      report(graded)
      reports.append(graded)
    }
    return reports
  }

  /// Grades one exercise against its cases, fresh ones, and its properties.
  ///
  /// - Parameter freshCases: made only for an exercise that is no stub.
  package func grade(
    _ exercise: Exercise, against reference: ExerciseReference, properties: [Property] = [],
    freshCases: () -> [ReferenceCase] = { [] }, failedStart: inout Outcome?,
    interrupted: @escaping () -> Bool = { false }
  ) -> ExerciseReport {
    var calls = Calls(
      implementation: implementation, failedStart: failedStart, interrupted: interrupted)
    defer { failedStart = calls.failedStart }
    func outcome(of one: ReferenceCase) -> Outcome {
      calls.make(one.arguments, of: exercise.id, within: reference.timeLimit)
    }
    func held(_ one: ReferenceCase, to outcome: Outcome, number: Int) -> Check {
      Check(
        name: one.name, arguments: one.arguments, weight: one.weight,
        finding: finding(
          of: outcome, expected: one.expected, tolerance: reference.tolerance(of: one)),
        number: number, seed: one.seed)
    }
    let outcomes = reference.cases.map(outcome(of:))
    var checks = zip(reference.cases, outcomes).enumerated().map { index, pair in
      held(pair.0, to: pair.1, number: index + 1)
    }
    // Behind a stub there is nothing to inquire into.
    let isOpen = !checks.isEmpty && checks.allSatisfy { $0.isUnsolved(exercise.id) }
    let drawn = isOpen ? [] : freshCases()
    for one in drawn {
      checks.append(held(one, to: outcome(of: one), number: checks.count + 1))
    }
    for property in properties {
      var remark: String?
      let (arguments, finding) =
        isOpen
        ? ([], .unsolved(exercise: exercise.id))
        : check(property, against: reference, by: &calls, remark: &remark)
      checks.append(
        Check(
          name: property.name, arguments: arguments, weight: property.weight, finding: finding,
          number: checks.count + 1, remark: remark))
    }
    let printed = calls.finish()
    let wanted = fresh == nil || isOpen ? 0 : FreshInputs.of(exercise.id)?.count ?? 0
    return ExerciseReport(
      exercise: exercise, reference: reference, checks: checks,
      diagnosis: reference.diagnosis(of: outcomes), printed: printed, slowest: calls.slowest,
      freshLeftOut: max(0, wanted - drawn.count))
  }

  /// Makes the calls of a property until one gives no value, and judges the answers.
  ///
  /// - Returns: What was found, and the arguments of the call that shows it.
  private func check(
    _ property: Property, against reference: ExerciseReference, by calls: inout Calls,
    remark: inout String?
  ) -> (arguments: [WireValue], finding: Check.Finding) {
    /// A call that gave no value.
    struct NoValue: Error {
      let exercise: String
      let arguments: [WireValue]
      let outcome: Outcome
    }
    var first: [WireValue]?
    func call(_ exercise: String, _ arguments: [WireValue]) throws -> WireValue {
      first = first ?? arguments
      let outcome = calls.make(arguments, of: exercise, within: reference.timeLimit)
      guard case .value(let value) = outcome else {
        throw NoValue(exercise: exercise, arguments: arguments, outcome: outcome)
      }
      return value
    }
    do {
      let objection = try withoutActuallyEscaping(call) { call in
        try withoutActuallyEscaping({ (text: String) in remark = text }) { tell in
          try property.objection(Inquiry(reference, make: call, tell: tell))
        }
      }
      return (first ?? [], objection.map { .objection($0) } ?? .asExpected)
    } catch let stop as NoValue {
      let finding = finding(of: stop.outcome)
      return stop.exercise == reference.id
        ? (stop.arguments, finding)
        : (first ?? [], .elsewhere(exercise: stop.exercise, finding))
    } catch {
      // The answer was of another form than the property reads.
      return (first ?? [], .objection("\(error)"))
    }
  }

  private func finding(
    of outcome: Outcome, expected: ExpectedOutcome, tolerance: Tolerance
  ) -> Check.Finding {
    switch (expected, outcome) {
    case (.value(let expected), .value(let got)):
      tolerance.mismatch(got, expected: expected).map { .mismatch($0, tolerance: tolerance) }
        ?? .asExpected
    case (.error(let expected), .value(let got)): .valueForError(got, expected: expected)
    case (.error(let expected), .threw(let code, let message)):
      code == expected ? .asExpected : .threw(message: message, expected: expected)
    default: finding(of: outcome)
    }
  }

  /// The finding of an outcome that is no value.
  private func finding(of outcome: Outcome) -> Check.Finding {
    switch outcome {
    case .value, .ready, .finished: .noAnswer(.garbled)
    case .unsolved(let exercise): .unsolved(exercise: exercise)
    case .threw(_, let message): .threw(message: message, expected: nil)
    case .crashed(let crash): .crashed(crash)
    case .overTime(let seconds): .overTime(seconds: seconds)
    case .overMemory(let bytes): .overMemory(bytes: bytes)
    case .noAnswer(let reason): .noAnswer(reason)
    }
  }
}
