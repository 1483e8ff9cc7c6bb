import ArgumentParser
import Foundation
import Grading
import Lessons

struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Check what you wrote: verdicts and points.",
    // Written out, it is longer than a line.
    usage: "lab grade [<what>] [options]",
    discussion: "Exit code 0 only if every graded exercise is passed.")

  @Argument(help: "A lab (3) or an exercise (3.2); everything without it.")
  var what: String?

  @Flag(help: "Grade the reference implementations instead of your code.")
  var solution = false

  @Flag(help: "Write the report as JSON (described in Course.md) and nothing else.")
  var json = false

  @Option(help: ArgumentHelp("Write the report as JUnit XML into this file.", valueName: "file"))
  var junit: String?

  @Option(
    help: ArgumentHelp(
      "Draw the inputs that an earlier grading drew: it says its number.", valueName: "number"))
  var seed: UInt32?

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let parts = try what.map { [try Selection($0).part] } ?? Course.lessons.map { ($0, nil) }
    let workspace = try Workspace(options, aside: json)
    let implementation = try workspace.implementation(solutions: solution)
    let fresh = try workspace.freshCases(seed: seed)
    let labs = try parts.map { (part: (lesson: Lesson, ids: Set<String>?)) in
      (
        lesson: part.lesson,
        reports: try grade(
          part.lesson, only: part.ids, of: implementation, fresh: fresh, in: workspace)
      )
    }
    let report = GradeReport(graded: implementation.folder, labs: labs, seed: fresh?.seed)
    if json { print(try report.json()) } else { summarise(report, labs, in: workspace) }
    if let junit {
      try AtomicFile.write(report.junit, to: URL(filePath: junit), creatingFolders: false)
    }
    if !report.passed { throw ExitCode.failure }
  }

  private func grade(
    _ lesson: Lesson, only ids: Set<String>?, of implementation: Implementation,
    fresh: FreshCases?, in workspace: Workspace
  ) throws -> [ExerciseReport] {
    guard !json else {
      return try workspace.grade(lesson, only: ids, of: implementation, fresh: fresh)
    }
    let screen = workspace.screen
    let view = GradeView(screen: screen) { workspace.location(of: $0, in: lesson) }
    screen.heading(
      "Lab \(lesson.number): \(lesson.title)" + (solution ? " (reference)" : ""))
    let reports = try workspace.grade(
      lesson, only: ids, of: implementation, fresh: fresh
    ) { view.row($0) }
    for report in reports where report.verdict != .passed && report.verdict != .notAttempted {
      screen.line()
      view.details(report)
    }
    for report in reports
    where [.passed, .notAttempted].contains(report.verdict) && !report.printed.isEmpty {
      view.printed(report.printed, from: report.exercise.id)
    }
    screen.line()
    return reports
  }

  private func summarise(
    _ report: GradeReport, _ labs: [(lesson: Lesson, reports: [ExerciseReport])],
    in workspace: Workspace
  ) {
    let screen = workspace.screen
    let all = labs.flatMap(\.reports)
    let passed = all.count { $0.verdict == .passed }
    screen.line(
      "  \(passed) of \(all.count) passed, \(report.points) of \(report.pointsPossible) points")
    if let seed = report.seed, all.contains(where: { $0.verdict != .notAttempted }) {
      screen.line("  Fresh inputs were drawn with seed \(seed); --seed \(seed) draws them again.")
    }
    guard !solution else { return }
    for (lesson, reports) in labs {
      guard let open = reports.first(where: { $0.verdict == .notAttempted }) else { continue }
      screen.line(
        "  Next to write: \(open.exercise.id) in "
          + workspace.location(of: open.exercise, in: lesson))
      return
    }
  }
}
