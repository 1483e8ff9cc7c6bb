import Foundation
import Grading
import LabKit
import Lessons

/// Holds the grading of one exercise to what it is worth: the reference implementation and other
/// right answers pass, under several seeds; wrong ones do not.
struct AnswerCheck {
  let lesson: Lesson
  let exercise: Exercise
  let reference: ExerciseReference
  let references: URL
  let runners: CourseCheck.Runners
  let seeds: [UInt32]

  /// What was counted, and what falls short.
  struct Result: Sendable {
    var counts = CourseCheck.Counts()
    /// The fresh cases, as lines of a file.
    var fresh: [String] = []
    var shortcomings: [Shortcoming] = []
  }

  /// The least there must be of an exercise.
  static let leastWrong = 5
  static let leastRight = 2
  /// The reference implementation's longest call may take this share of the time limit.
  static let mostTime = 0.5

  func run(_ variants: [VariantEntry]) -> Result {
    var result = Result()
    func fallsShort(_ text: String) {
      result.shortcomings.append(Shortcoming(lab: lesson.number, exercise: exercise.id, text))
    }
    if let labs = runners.labs {
      let report = grade(labs, [])
      result.counts.stubs.count(report.verdict == .notAttempted)
      if report.verdict != .notAttempted { fallsShort("the stub is \(report.verdict.words)") }
    }
    let fresh = freshCases(fallsShort)
    result.fresh = fresh.map { FreshFile.line(exercise.id, $0) }
    let own = grade(runners.solutions, fresh)
    result.counts.references.count(own.verdict == .passed)
    if own.verdict != .passed { fallsShort("the reference implementation is \(own.summary)") }
    result.counts.shareOfTime = own.slowest / reference.timeLimit
    if result.counts.shareOfTime > Self.mostTime {
      fallsShort(
        "the reference implementation takes \(own.slowest.text) s of \(reference.timeLimit.text) s")
    }
    let misread = MistakeCheck(reference: reference).misread
    for mistake in reference.mistakes.map(\.id) {
      let wrong = misread.first { $0.mistake == mistake }
      result.counts.mistakes.count(wrong == nil)
      guard let wrong else { continue }
      fallsShort("the mistake \(mistake) is taken for \(wrong.takenFor ?? "none")")
    }
    for variant in variants where variant.exercise == exercise.id {
      let report = report(of: variant, fresh)
      let passed = report.verdict == .passed
      switch variant.kind {
      case .right:
        result.counts.right.count(passed)
        guard !passed else { continue }
        let failure = report.firstFailure
        let lines = failure?.explanation(of: exercise).map { "\($0.label) \($0.text)" } ?? []
        fallsShort(
          "the right answer “\(variant.name)” is \(report.verdict.words) in check "
            + "\(failure?.name ?? "?"): \(lines.joined(separator: ", "))")
      case .wrong:
        result.counts.wrong.count(!passed)
        result.counts.wrongByFixed.count(
          !passed && report.checks.contains { !$0.passed && $0.seed == nil })
        if passed { fallsShort("the wrong answer “\(variant.name)” passes") }
        guard let mistake = variant.mistake else { continue }
        let isNamed = report.diagnosis?.id == mistake
        result.counts.named.count(isNamed)
        if !isNamed {
          fallsShort(
            "the wrong answer “\(variant.name)” is diagnosed as "
              + "\(report.diagnosis?.id ?? "nothing"), not as \(mistake)")
        }
      }
    }
    if result.counts.wrong.all < Self.leastWrong {
      fallsShort("has \(result.counts.wrong.all) wrong answers of \(Self.leastWrong)")
    }
    if result.counts.right.all < Self.leastRight {
      fallsShort("has \(result.counts.right.all) right answers of \(Self.leastRight)")
    }
    return result
  }

  /// The fresh cases of all seeds; each must have an answer, and most an answer that is no error.
  private func freshCases(_ fallsShort: (String) -> Void) -> [ReferenceCase] {
    guard let inputs = FreshInputs.of(exercise.id) else {
      if FreshInputs.without[exercise.id] == nil { fallsShort("draws no fresh inputs") }
      return []
    }
    var calls = Calls(implementation: runners.solutions)
    defer { calls.finish() }
    let cases = seeds.flatMap { seed in
      let cases = FreshCases(answeredBy: runners.solutions, seed: seed).cases(of: reference) {
        calls.make($0, of: exercise.id, within: reference.timeLimit)
      }
      if cases.count < inputs.count {
        fallsShort(
          "the reference implementation answers \(cases.count) of \(inputs.count) inputs drawn with "
            + "seed \(seed)")
      }
      return cases
    }
    let values = cases.count { if case .value = $0.expected { true } else { false } }
    if values * 2 < cases.count {
      fallsShort("\(cases.count - values) of \(cases.count) fresh inputs ask for an error")
    }
    return cases
  }

  private func grade(
    _ implementation: Implementation, _ fresh: [ReferenceCase], properties: Bool = true
  ) -> ExerciseReport {
    var failedStart: Outcome?
    return Grader(implementation, references: references).grade(
      exercise, against: reference, properties: properties ? Property.of(exercise.id) : [],
      freshCases: { fresh }, failedStart: &failedStart)
  }

  /// A wrong answer that fails the fixed cases has failed; nothing else needs to be asked then.
  private func report(of variant: VariantEntry, _ fresh: [ReferenceCase]) -> ExerciseReport {
    let implementation = variant.implementation(in: runners.variants)
    if variant.kind == .wrong, !reference.cases.isEmpty {
      let report = grade(implementation, [], properties: false)
      if report.verdict != .passed { return report }
    }
    return grade(implementation, fresh)
  }
}
