import Foundation
import Grading
import Lessons

/// What a watch shows: only what changed, and what is next.
struct WatchView {
  let workspace: Workspace

  private var screen: Screen { workspace.screen }

  func welcome(_ parts: [(lesson: Lesson, ids: Set<String>)], hasKeyboard: Bool) {
    let file = parts.count == 1 ? parts.first.map { "Labs/\($0.lesson.file)" } : nil
    screen.paragraphs("Watching \(file ?? "Labs"): what you change is graded when you save.")
    if hasKeyboard { keys() } else { screen.line("Ctrl-C ends it.") }
  }

  func keys() {
    screen.line("Keys: h hint, n next, l list, r grade again, q quit, ? shows these keys")
  }

  /// The line that a save's results begin with.
  func time() {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "HH:mm:ss"
    screen.line()
    screen.line(screen.styled("── \(formatter.string(from: Date())) ──", .faint))
  }

  func nothingChanged() {
    screen.line("  Nothing has changed, so nothing was graded.")
  }

  func savedMeanwhile() {
    screen.line("  Saved again meanwhile: grading starts anew.")
  }

  func missing(_ lesson: Lesson) {
    screen.line("  Labs/\(lesson.file) is not there. Watching goes on until it is back;")
    screen.line("  swift run lab reset \(lesson.number) puts it back as it was at the beginning.")
  }

  func problem(_ error: any Error) {
    screen.paragraphs("\(error)", indent: 2)
    screen.paragraphs("Nothing was graded. Watching goes on.", indent: 2)
  }

  func doesNotCompile(_ errors: [CompilerError], log: String) {
    CompilerErrorView(screen: screen, root: workspace.folder.root).show(errors, log: log)
    if errors.contains(where: \.isOwn) {
      screen.paragraphs("Nothing was graded. Fix the first error and save.", indent: 2)
    } else {
      problem(LabFailure.doesNotCompile(own: errors.isEmpty ? nil : false))
    }
  }

  func compilesAgain() {
    screen.line(screen.styled("  It compiles again.", .good))
  }

  /// One exercise in a line, or in full.
  func show(_ report: ExerciseReport, in lesson: Lesson, detail: Detail) {
    let view = GradeView(screen: screen) { workspace.location(of: $0, in: lesson) }
    view.row(report)
    switch detail {
    case .row: break
    case .asBefore: screen.line("          as before the change")
    case .full where Standing(report).isFailure:
      screen.line()
      view.details(report)
      screen.line()
    case .full: view.printed(report.printed, from: report.exercise.id)
    }
  }

  enum Detail {
    case row
    case asBefore
    case full
  }

  func summary(passed: Int, of count: Int, points: Int, of possible: Int) {
    screen.line("  \(passed) of \(count) passed, \(points) of \(possible) points")
  }

  func next(_ exercise: (lesson: Lesson, exercise: Exercise)?) {
    let view = NextView(workspace: workspace)
    if let exercise {
      for line in view.lines(to: exercise.exercise, in: exercise.lesson) { screen.line(line) }
      return
    }
    screen.line(screen.styled("  Everything watched here is passed.", .good))
    for line in view.lines(workspace.progress.load()) { screen.line(line) }
  }
}
