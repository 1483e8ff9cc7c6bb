import Foundation
import Grading
import LabKit
import Lessons

/// One run through a lab: its steps in the runner, their events on the screen.
struct LessonRun {
  let workspace: Workspace
  let lesson: Lesson
  /// Only the steps of these exercises; `nil` for the whole lab.
  let exercises: Set<String>?
  /// The student's own table: then only the step that takes one is run, on it.
  let ownTable: OwnTable?
  let solutions: Bool
  /// Waits for Return after each step.
  let pauses: Bool
  /// Stops the training of the milestone at this step; then only the milestone is run.
  let inspection: Inspection?
  /// Trains kept networks again from the start.
  let startsAnew: Bool
  let figures: URL?

  private var screen: Screen { workspace.screen }

  /// - Returns: whether every step that could run came to its end, and that on the student's table ran.
  func run() throws -> Bool {
    let implementation = try workspace.implementation(solutions: solutions)
    let fresh = try workspace.freshCases()
    let reports = try screen.transient("Checking what you have so far …") {
      try workspace.grade(lesson, only: exercises, of: implementation, fresh: fresh)
    }
    let viewer = LessonViewer(
      screen: screen, figures: figures, script: inspection?.script,
      keepsNetworks: lesson.trial != nil)
    let steps = StepRun(
      workspace: workspace, lesson: lesson, player: LessonPlayer(implementation), viewer: viewer)
    defer { steps.player.end() }
    let view = LessonView(screen: screen, figures: figures)

    screen.heading("Lab \(lesson.number): \(lesson.title)")
    screen.line()
    screen.paragraphs(lesson.summary)
    if solutions {
      screen.paragraphs("This run uses the reference implementations in Solutions/.")
    }
    screen.line()
    var whole = true
    let wanted = lesson.steps.enumerated().filter { isWanted($0.element) }
    for (index, step) in wanted {
      screen.line(
        screen.styled("[\(index + 1)/\(lesson.steps.count)] \(title(of: step))", .accent))
      screen.line()
      if waits(step, reports) {
        // Of a lab this is the last part; with a table of one's own it is all that was asked for.
        whole = whole && ownTable == nil && inspection == nil
      } else {
        let networks = step.trains ? try heldNetworks() : nil
        let outcome = try withExtendedLifetime(networks) {
          try steps.outcome(
            of: index,
            StepInputs(ownTable: ownTable, pauseAt: inspection?.step, networks: networks?.folder))
        }
        if viewer.hasLeft {
          let network = workspace.folder.network(of: lesson, solutions: solutions)
          let goesOn = networks != nil && AtomicFile.exists(network)
          screen.paragraphs(
            "You left lab \(lesson.number) here. `swift run lab \(lesson.number)` runs it again"
              + (goesOn ? ", and goes on with the training." : "."))
          return whole
        }
        whole = steps.report(outcome) && whole
        if let inspection, !viewer.hasPaused, case .finished = outcome {
          screen.paragraphs("\(LabFailure.neverPaused(lab: lesson.number, step: inspection.step))")
          whole = false
        }
      }
      if let exercise = step.exercise,
        let report = reports.first(where: { $0.exercise.id == exercise.id })
      {
        view.show(
          exercise, reference: report.reference,
          location: workspace.location(of: exercise, in: lesson), state: report.summary)
      }
      if pauses, index != wanted.last?.offset, !goesOn() { break }
    }
    return whole
  }

  /// A lab's networks, which nobody else trains meanwhile.
  private struct HeldNetworks {
    let folder: NetworkFolder
    let lock: FolderLock
  }

  /// `nil` for a lab that keeps no network, and where none can be kept, which is said.
  ///
  /// - Throws: ``LabFailure/alreadyTraining``.
  private func heldNetworks() throws -> HeldNetworks? {
    guard lesson.trial != nil else { return nil }
    let folder = workspace.networks(of: lesson, solutions: solutions, startsAnew: startsAnew)
    do {
      if let lock = try FolderLock(
        "lab\(lesson.number).lock", in: URL(filePath: folder.path, directoryHint: .isDirectory),
        patience: 0)
      {
        return HeldNetworks(folder: folder, lock: lock)
      }
    } catch {
      screen.paragraphs("The network cannot be kept, and is trained from the start. \(error)")
      screen.line()
      return nil
    }
    throw LabFailure.alreadyTraining(lab: lesson.number)
  }

  private func title(of step: Step) -> String {
    guard let ownTable else { return step.title }
    return "Milestone, on your table \(URL(filePath: ownTable.path).lastPathComponent)"
  }

  /// Whether the step has to wait for exercises that do not answer yet; says for which.
  private func waits(_ step: Step, _ reports: [ExerciseReport]) -> Bool {
    let needed = reports.filter { step.needs.contains($0.exercise.id) && $0.verdict != .passed }
    let open = needed.filter { ![.wrong, .threw].contains($0.verdict) }
    if !open.isEmpty {
      screen.paragraphs("This part runs on your own functions. It waits for:")
      screen.line()
      for report in open {
        screen.line(
          "    \(report.exercise.id.padded(5)) \(report.exercise.title) (\(report.verdict.words))")
      }
      screen.line()
      return true
    }
    if !needed.isEmpty {
      let ids = needed.map(\.exercise.id).joined(separator: ", ")
      screen.paragraphs(
        "Not passed yet: \(ids). What follows is computed with them all the same, so its numbers may "
          + "be wrong.")
      screen.line()
    }
    return false
  }

  private func isWanted(_ step: Step) -> Bool {
    if ownTable != nil { return step.ownTableClasses != nil }
    if inspection != nil { return step.trains }
    guard let exercises else { return true }
    return step.exercise.map { exercises.contains($0.id) } ?? false
  }

  /// Waits for Return; `false` for `q` or the end of the input.
  private func goesOn() -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return true }
    screen.line(screen.styled("Return goes on, q ends. ", .faint))
    return readLine().map { $0.trimmingCharacters(in: .whitespaces).lowercased() != "q" } ?? false
  }
}
