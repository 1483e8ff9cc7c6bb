import ArgumentParser
import Foundation
import Lessons

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Grade on save: shows what changed, and what is next.",
    discussion: """
      An endless loop or a compiler error does not stop it; the next save grades anew.

      Keys: h hint, n next, l list, r grade again, q quit, ? the keys. Without a terminal as input \
      there are no keys, and only a signal ends it.

      Exit code 0 when q or Ctrl-C ended it, whatever the verdicts.
      """)

  @Argument(help: "A lab (3) or an exercise (3.2); everything without it.")
  var what: String?

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let selection = try what.map(Selection.init)
    let parts =
      selection.map { [$0.part] } ?? Course.lessons.map { (lesson: $0, ids: Set<String>?.none) }
    let watch = try Watch(
      Workspace(options),
      parts.map { ($0.lesson, $0.ids ?? Set($0.lesson.exercises.map(\.id))) },
      exercise: selection?.part.ids?.first)
    if case .signal(let number) = try watch.run() {
      // Ends as who sent the signal expects.
      raise(number)
    }
  }
}
