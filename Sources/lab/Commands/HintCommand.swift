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
    let exercise = try exercise(workspace.progress.load())
    let view = HintView(workspace: workspace)
    guard let exercise else { return view.nothingLeft() }
    if all { try view.showAll(of: exercise) } else { try view.showNext(of: exercise) }
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
}
