import Lessons

/// The map of the course: what is done, what is next.
struct MapView {
  let workspace: Workspace

  func show() throws {
    let screen = workspace.screen
    let progress = workspace.progress.load()
    // Fits into a window of 24 lines, prompt included.
    screen.heading(Course.title)
    for lesson in Course.lessons {
      let name = "\(lesson.number)".leftPadded(2) + "  " + lesson.title.padded(48)
      let passed = lesson.exercises.count { progress[$0.id].verdict == .passed }
      let state = "\(passed) of \(lesson.exercises.count) passed"
      screen.line(
        screen.styled("  \(name)  \(state)", passed == lesson.exercises.count ? .good : .strong))
      if workspace.isEdited(lesson, since: progress) {
        screen.line("      edited since it was last graded: swift run lab grade \(lesson.number)")
      }
    }
    screen.line()
    for line in NextView(workspace: workspace).lines(progress) { screen.line(line) }
    screen.line()
    screen.line("  Read a lab    swift run lab 3            Check it    swift run lab grade 3")
    screen.line("  Get a hint    swift run lab hint 3.1     Commands    swift run lab --help")
  }
}

extension String {
  fileprivate func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
