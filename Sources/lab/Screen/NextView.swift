import Lessons

/// What a student would do next.
struct NextView {
  let workspace: Workspace

  /// The first exercise that is not passed, of a lab that was begun if there is one: labs can be
  /// started anywhere.
  func lines(_ progress: Progress) -> [String] {
    let open = Course.lessons.filter { lesson in
      lesson.exercises.contains { progress[$0.id].verdict != .passed }
    }
    let begun = open.first { lesson in
      lesson.exercises.contains { progress[$0.id].verdict != .notAttempted }
    }
    guard let lesson = begun ?? open.first,
      let exercise = lesson.exercises.first(where: { progress[$0.id].verdict != .passed })
    else { return ["  Everything in this edition is passed. Well done."] }
    return lines(to: exercise, in: lesson)
      + (begun == nil ? ["        The story to it: swift run lab \(lesson.number)"] : [])
  }

  func lines(to exercise: Exercise, in lesson: Lesson) -> [String] {
    [
      "  Next: exercise \(exercise.id), \(exercise.title)",
      "        in \(workspace.location(of: exercise, in: lesson))",
    ]
  }
}
