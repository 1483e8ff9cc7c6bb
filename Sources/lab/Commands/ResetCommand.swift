import ArgumentParser
import Foundation
import Lessons

struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Put an exercise, or a whole lab's file, back to its beginning.",
    discussion: "Your version is kept first; `swift run lab undo` brings it back.")

  @Argument(help: "The exercise (3.2) or the lab (3).")
  var what: String

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let selection = try Selection(what)
    let workspace = try Workspace(options)
    switch selection {
    case .lab(let lesson):
      let file = workspace.folder.studentFile(of: lesson)
      if AtomicFile.exists(file) {
        try replace(lesson, in: workspace) { _ in lesson.pristineFile }
      } else {
        try AtomicFile.write(lesson.pristineFile, to: file)
      }
      workspace.screen.line("Labs/\(lesson.file) is as it was at the beginning.")
    case .exercise(let lesson, let exercise):
      let path = "Labs/\(lesson.file)"
      try replace(lesson, in: workspace) { content in
        var file = ExerciseFile(
          path: path,
          text: try AtomicFile.text(of: content, in: workspace.folder.studentFile(of: lesson)))
        guard let region = file.region(of: exercise) else {
          throw LabFailure.noRegion(exercise: exercise.id, file: path)
        }
        file.reset(exercise, in: region)
        return file.text
      }
      workspace.screen.line(
        "Exercise \(exercise.id) is a stub again: \(workspace.location(of: exercise, in: lesson))")
    }
  }

  private func replace(
    _ lesson: Lesson, in workspace: Workspace, with change: (Data) throws -> String
  ) throws {
    let file = workspace.folder.studentFile(of: lesson)
    guard let kept = try workspace.snapshots.replace(file, before: "reset \(what)", with: change)
    else { return }
    workspace.screen.line("Your version is kept:")
    workspace.screen.line("  \(kept)")
    workspace.screen.line("To take this back: swift run lab undo")
  }
}
