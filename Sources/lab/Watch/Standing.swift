import Grading

/// How an exercise stood when it was last graded: what is compared to tell what has changed.
struct Standing: Equatable {
  let verdict: Verdict
  let points: Int
  /// What a student reads about the failure.
  let story: [String]

  init(_ report: ExerciseReport) {
    verdict = report.verdict
    points = report.points
    let failure = report.firstFailure
    story =
      [failure?.name, report.diagnosis?.sentence].compactMap { $0 }
      + (failure?.explanation(of: report.exercise) ?? []).map { "\($0.label) \($0.text)" }
      + report.printed.lines
  }

  /// Whether there is something to explain.
  var isFailure: Bool { verdict != .passed && verdict != .notAttempted }
}
