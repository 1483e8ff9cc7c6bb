import ArgumentParser
import Grading
import Lessons

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All exercises, and how they stood when last graded.")

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    let screen = workspace.screen
    let progress = workspace.progress.load()
    for lesson in Course.lessons {
      let references = try ReferenceSet(lab: lesson.number, in: workspace.folder.references)
      screen.heading("Lab \(lesson.number): \(lesson.title)")
      for exercise in lesson.exercises {
        let entry = progress[exercise.id]
        let possible = references.exercise(exercise.id)?.points ?? 0
        var state = entry.verdict.words
        if entry.solutionSeenEarly { state += ", solution seen" }
        if !entry.hintsShown.isEmpty { state += ", hints: \(entry.hintsShown.count)" }
        let points = "\(entry.points)/\(possible)"
        screen.line(
          "  \(exercise.id.padded(5)) \(exercise.title.padded(40)) \(points.padded(6)) \(state)")
      }
      screen.line()
    }
  }
}

struct NextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "The exercise to write next, and where.")

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    for line in NextView(workspace: workspace).lines(workspace.progress.load()) {
      workspace.screen.line(line)
    }
  }
}
