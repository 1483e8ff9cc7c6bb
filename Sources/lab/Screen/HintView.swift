import Lessons

/// Shows hints, and notes which were seen.
struct HintView {
  let workspace: Workspace

  private var screen: Screen { workspace.screen }

  /// The next hint of an exercise.
  func showNext(of exercise: Exercise) throws {
    heading(exercise)
    let entry = workspace.progress.load()[exercise.id]
    let next = HintOrder.next(of: exercise.hints.count, after: entry)
    // Whoever has seen all of them sees again the one that helps with the last try.
    if let number = next ?? entry.hintCalledFor {
      show(
        number, of: exercise,
        reason: number == entry.hintCalledFor ? ", for the mistake in your last try" : "")
      note([number], for: exercise)
    }
    if next == nil {
      screen.line()
      screen.paragraphs(
        "You have seen all \(exercise.hints.count) hints. `swift run lab hint \(exercise.id) --all` "
          + "shows them again.", indent: 2)
    }
  }

  func showAll(of exercise: Exercise) throws {
    heading(exercise)
    for number in exercise.hints.indices { show(number + 1, of: exercise) }
    note(Array(1...exercise.hints.count), for: exercise)
  }

  func nothingLeft() {
    screen.line("Everything here is passed; there is nothing left to hint at.")
  }

  private func heading(_ exercise: Exercise) {
    screen.line(screen.styled("\(exercise.id) \(exercise.title)", .strong))
  }

  private func show(_ number: Int, of exercise: Exercise, reason: String = "") {
    let hint = exercise.hints[number - 1]
    screen.line()
    screen.line("  Hint \(number) of \(exercise.hints.count)\(reason)")
    if hint.contains("\n") { screen.verbatim(hint) } else { screen.paragraphs(hint, indent: 4) }
  }

  private func note(_ numbers: [Int], for exercise: Exercise) {
    do {
      try workspace.progress.update { progress in
        let seen = progress[exercise.id].hintsShown
        progress[exercise.id].hintsShown = seen + numbers.filter { !seen.contains($0) }
      }
    } catch {
      Workspace.warn("That you have seen this could not be noted. \(error)")
    }
  }
}
