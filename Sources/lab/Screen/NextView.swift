import Lessons

/// What a student would do next.
struct NextView {
  let workspace: Workspace

  func lines(_ progress: Progress) -> [String] {
    for lesson in Course.lessons {
      guard let exercise = lesson.exercises.first(where: { progress[$0.id].verdict != .passed })
      else { continue }
      let begun = lesson.exercises.contains { progress[$0.id].verdict != .notAttempted }
      return lines(to: exercise, in: lesson)
        + (begun ? [] : ["        The story to it: swift run lab \(lesson.number)"])
    }
    return ["  Everything in this edition is passed. Well done."]
  }

  func lines(to exercise: Exercise, in lesson: Lesson) -> [String] {
    [
      "  Next: exercise \(exercise.id), \(exercise.title)",
      "        in \(workspace.location(of: exercise, in: lesson))",
    ]
  }
}
