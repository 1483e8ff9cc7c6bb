import Foundation
import Lessons

/// What somebody at a watch asks for, and what comes next.
extension Watch {
  private var watched: [(lesson: Lesson, exercise: Exercise)] {
    parts.flatMap { part in
      part.lesson.exercises.filter { part.ids.contains($0.id) }.map { (part.lesson, $0) }
    }
  }

  /// The exercise edited last, while it is not passed; else the first one that is not.
  private var next: (lesson: Lesson, exercise: Exercise)? {
    let progress = workspace.progress.load()
    func isOpen(_ id: String) -> Bool {
      (standings[id]?.standing.verdict ?? progress[id].verdict) != .passed
    }
    let open = watched.filter { isOpen($0.exercise.id) }
    return open.first { $0.exercise.id == atHand } ?? open.first
  }

  func summarise() {
    let all = watched.compactMap { standings[$0.exercise.id] }
    view.summary(
      passed: all.count { $0.standing.verdict == .passed }, of: all.count,
      points: all.reduce(0) { $0 + $1.standing.points }, of: all.reduce(0) { $0 + $1.possible })
    view.next(next)
  }

  func actOnKeys() {
    while let key = input.takeKey(), input.ending == nil {
      do { try act(on: key) } catch { Workspace.warn("\(error)") }
      fflush(nil)
    }
  }

  private func act(on key: Character) throws {
    switch key {
    case "h":
      screen.line()
      let hints = HintView(workspace: workspace)
      if let next { try hints.showNext(of: next.exercise) } else { hints.nothingLeft() }
    case "n":
      screen.line()
      view.next(next)
    case "l":
      screen.line()
      try ListView(workspace: workspace).show(parts.map(\.lesson))
    case "r":
      gradeAgain()
    case _ where key.isWhitespace:
      break
    default:
      view.keys()
    }
  }

  private func gradeAgain() {
    pending.formUnion(parts.flatMap(\.ids))
    if let next {
      wanted.insert(next.exercise.id)
      standings[next.exercise.id] = nil
    }
    isDue = true
  }
}
