import ArgumentParser
import Foundation
import Lessons

struct SolutionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution",
    abstract: "The reference implementation of an exercise, once you have passed it.")

  @Argument(help: "The exercise (3.2).")
  var exercise: String

  @Flag(help: "Show it before it is passed; your progress will say so.")
  var force = false

  @OptionGroup var options: ScreenOptions

  func run() throws {
    guard case .exercise(let lesson, let exercise) = try Selection(exercise) else {
      throw ValidationError("Name one exercise, such as 3.2.")
    }
    let workspace = try Workspace(options)
    let passed = workspace.progress.load()[exercise.id].everPassed
    guard passed || !exercise.isOpenEnded else {
      throw LabFailure.openEnded(exercise: exercise.id)
    }
    guard passed || force else { throw LabFailure.notPassedYet(exercise: exercise.id) }
    let file = workspace.folder.solutionFile(of: lesson)
    guard AtomicFile.exists(file) else { throw LabFailure.noSolutions }
    let solution = ExerciseFile(path: "Solutions/\(lesson.file)", text: try AtomicFile.read(file))
    guard let region = solution.region(of: exercise) else {
      throw LabFailure.noRegion(exercise: exercise.id, file: solution.path)
    }
    if !passed {
      try workspace.progress.update { $0[exercise.id].solutionSeenEarly = true }
      Workspace.warn(
        "Noted in your progress: solution of \(exercise.id) seen before it was passed.")
    }
    let screen = workspace.screen
    screen.line("\(solution.path):\(region.lowerBound + 1)")
    screen.line()
    let lines = solution.lines[region].drop { $0.isEmpty }
    screen.verbatim(lines.joined(separator: "\n").trimmingCharacters(in: .newlines), indent: 0)
  }
}
