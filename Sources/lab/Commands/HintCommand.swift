import ArgumentParser
import Lessons

struct HintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint",
    abstract: "The next hint for an exercise, from a nudge to almost the code.",
    discussion: "If the last grading named a mistake, the hint for that mistake comes first.")

  @Argument(
    help: "The exercise (3.2), or a lab (3): its first open exercise. The next one without it.")
  var what: String?

  @Flag(help: "Show all hints of the exercise.")
  var all = false

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    let progress = workspace.progress.load()
    let exercise = try exercise(progress)
    let screen = workspace.screen
    guard let exercise else {
      screen.line("Everything here is passed; there is nothing left to hint at.")
      return
    }
    screen.line(screen.styled("\(exercise.id) \(exercise.title)", .strong))
    if all {
      for number in exercise.hints.indices { show(number + 1, of: exercise, on: screen) }
      try note(Array(1...exercise.hints.count), for: exercise, in: workspace)
      return
    }
    guard
      let number = HintOrder.next(of: exercise.hints.count, after: progress[exercise.id])
    else {
      screen.line()
      screen.paragraphs(
        "You have seen all \(exercise.hints.count) hints. `swift run lab hint \(exercise.id) --all` "
          + "shows them again.", indent: 2)
      return
    }
    show(number, of: exercise, on: screen)
    try note([number], for: exercise, in: workspace)
  }

  private func exercise(_ progress: Progress) throws -> Exercise? {
    func firstOpen(_ lessons: [Lesson]) -> Exercise? {
      lessons.flatMap(\.exercises).first { progress[$0.id].verdict != .passed }
    }
    switch try what.map(Selection.init) {
    case .exercise(_, let exercise): return exercise
    case .lab(let lesson): return firstOpen([lesson])
    case nil: return firstOpen(Course.lessons)
    }
  }

  private func show(_ number: Int, of exercise: Exercise, on screen: Screen) {
    let hint = exercise.hints[number - 1]
    screen.line()
    screen.line("  Hint \(number) of \(exercise.hints.count)")
    if hint.contains("\n") { screen.verbatim(hint) } else { screen.paragraphs(hint, indent: 4) }
  }

  private func note(_ numbers: [Int], for exercise: Exercise, in workspace: Workspace) throws {
    try workspace.progress.update { progress in
      let seen = progress[exercise.id].hintsShown
      progress[exercise.id].hintsShown = seen + numbers.filter { !seen.contains($0) }
    }
  }
}
