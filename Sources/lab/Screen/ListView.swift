import Grading
import Lessons

/// All exercises of some labs, and how they stood when last graded.
struct ListView {
  let workspace: Workspace

  func show(_ lessons: [Lesson]) throws {
    let screen = workspace.screen
    let progress = workspace.progress.load()
    for lesson in lessons {
      let references = try ReferenceSet(lab: lesson.number, in: workspace.folder.references)
      screen.heading("Lab \(lesson.number): \(lesson.title)")
      for exercise in lesson.exercises {
        let entry = progress[exercise.id]
        let possible = references.exercise(exercise.id)?.points ?? 0
        let points = "\(entry.points)/\(possible)"
        screen.line(
          "  \(exercise.id.padded(5)) \(exercise.title.padded(40)) \(points.padded(6)) "
            + entry.verdict.words)
        var notes: [String] = []
        if !entry.hintsShown.isEmpty { notes.append("hints read: \(entry.hintsShown.count)") }
        if entry.solutionSeenEarly { notes.append("solution seen before it was passed") }
        if !notes.isEmpty { screen.line("        " + notes.joined(separator: ", ")) }
      }
      if workspace.isEdited(lesson, since: progress) {
        screen.line("  Labs/\(lesson.file) was edited since; swift run lab grade \(lesson.number)")
      }
      screen.line()
    }
  }
}
