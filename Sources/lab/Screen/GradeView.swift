import Grading
import Lessons

/// Shows verdicts.
struct GradeView {
  let screen: Screen
  /// Says where an exercise's function stands, such as `Labs/Lab03Statistics.swift:31`.
  let location: (Exercise) -> String

  /// One line: sign, id, title, verdict, points.
  func row(_ report: ExerciseReport) {
    let points = "\(report.points)/\(report.reference.points)"
    let text =
      "  \(sign(report.verdict)) \(report.exercise.id.padded(5)) "
      + "\(report.exercise.title.padded(40)) \(report.verdict.words.padded(15)) \(points)"
    screen.line(screen.styled(text, style(report.verdict)))
    guard report.verdict == .passed else { return }
    for remark in report.checks.compactMap(\.remark) { screen.paragraphs(remark, indent: 10) }
  }

  /// Everything that helps with an exercise that is not passed.
  func details(_ report: ExerciseReport) {
    let exercise = report.exercise
    screen.line(
      screen.styled("\(exercise.id) \(exercise.title): \(report.summary)", .strong))
    screen.line("  \(location(exercise))")
    if let failure = report.firstFailure {
      screen.line()
      screen.line("  check \(failure.number), \(failure.name)")
      for line in failure.explanation(of: exercise) { explain(line) }
    }
    if let advice = report.advice {
      screen.line()
      for line in TextLayout.wrap(advice, width: screen.width - 4) {
        screen.line("  " + screen.styled(line, .attention))
      }
    }
    printed(report.printed, from: exercise.id)
    screen.line()
    if let repetition = report.repetition { screen.line("  The same inputs: \(repetition)") }
    screen.line("  Help: swift run lab hint \(exercise.id)")
  }

  /// What the student's code printed, labelled.
  func printed(_ output: PrintedOutput, from what: String) {
    guard !output.isEmpty else { return }
    screen.line()
    screen.line("  Printed by your code in \(what):")
    let shown = output.lines.prefix(Self.linesShown)
    for line in shown { screen.line("  | \(line.prefix(screen.width - 4))") }
    let more = output.lines.count - shown.count
    if more > 0 { screen.line("  | … and \(more) more lines") }
    if output.omittedBytes > 0 {
      screen.line("  | … and \(output.omittedBytes) bytes that were not kept")
    }
  }

  private static let linesShown = 10

  private func explain(_ line: ExplanationLine) {
    let label = line.label.padded(10)
    let wrapped = TextLayout.wrap(line.text, width: screen.width - 14)
    for (index, text) in wrapped.enumerated() {
      screen.line("    " + (index == 0 ? label : String(repeating: " ", count: 10)) + text)
    }
  }

  private func sign(_ verdict: Verdict) -> String {
    switch verdict {
    case .passed: "✓"
    case .notAttempted: "·"
    default: "✗"
    }
  }

  private func style(_ verdict: Verdict) -> Screen.Style {
    switch verdict {
    case .passed: .good
    case .notAttempted: .faint
    default: .bad
    }
  }
}
