import Grading
import Lessons
import Testing

/// Grades one exercise and turns the verdict into a test's result.
///
/// Passed passes; not attempted cancels the test with that reason; everything else fails with the
/// explanation a student gets from `lab grade`.
///
/// - Parameter fresh: cases beside the fixed ones; they say nothing of the implementation that
///   answers them.
public func grade(
  _ id: String, of implementation: Implementation, fresh: FreshCases? = nil
) throws {
  let (lesson, exercise) = try #require(Course.exercise(id))
  let grader = Grader(implementation, references: BuiltProducts.references, fresh: fresh)
  let report = try #require(try grader.grade(lesson, only: [id]).first)
  switch report.verdict {
  case .passed:
    return
  case .notAttempted:
    try Test.cancel("\(id) \(exercise.title): not attempted")
  default:
    let lines = report.firstFailure?.explanation(of: exercise) ?? []
    let text =
      ["\(id) \(exercise.title): \(report.summary)"]
      + lines.map { "\($0.label): \($0.text)" }
      + [
        report.advice, report.repetition.map { "The same inputs: \($0)" },
        "Help: swift run lab hint \(id)",
      ].compactMap { $0 }
    Issue.record(Comment(rawValue: text.joined(separator: "\n")))
  }
}
