import Lessons

/// What a student would do next.
struct NextView {
  let workspace: Workspace

  /// The first exercise that is not passed, of a lab that was begun if there is one, else of the lab
  /// after the last one that was done: labs can be started anywhere.
  func lines(_ progress: Progress) -> [String] {
    let open = Course.lessons.filter { lesson in
      lesson.exercises.contains { progress[$0.id].verdict != .passed }
    }
    let begun = open.first { lesson in
      lesson.exercises.contains { progress[$0.id].verdict != .notAttempted }
    }
    let last = Course.lessons.last { lesson in
      lesson.exercises.contains { progress[$0.id].verdict == .passed }
    }
    let following = open.first { $0.number > last?.number ?? 0 }
    guard let lesson = begun ?? following ?? open.first,
      let exercise = lesson.exercises.first(where: { progress[$0.id].verdict != .passed })
    else { return ["  Every exercise of the course is passed. Well done."] }
    if begun != nil { return lines(to: exercise, in: lesson) }
    // A lab that was just finished ends with something to see.
    let finished = last.map {
      ["  The milestone of Lab \($0.number) is open: swift run lab \($0.number)"]
    }
    return (finished ?? []) + lines(to: exercise, in: lesson)
      + ["        The story to it: swift run lab \(lesson.number)"]
  }

  func lines(to exercise: Exercise, in lesson: Lesson) -> [String] {
    [
      "  Next: exercise \(exercise.id), \(exercise.title)",
      "        in \(workspace.location(of: exercise, in: lesson))",
    ]
  }
}
