import Grading
import LabKit
import Lessons

/// Runs steps of a lesson before somebody who watches, and says what kept one from its end.
struct StepRun {
  let workspace: Workspace
  let lesson: Lesson
  let player: LessonPlayer
  let viewer: LessonViewer

  /// Runs a step, or the lesson's trial for `nil`, and shows what it shows and prints.
  ///
  /// - Throws: what kept an event from being shown.
  func outcome(of step: Int?, _ inputs: StepInputs) throws -> Outcome {
    let outcome = player.play(step: step, of: lesson, inputs: inputs, audience: viewer)
    viewer.release()
    GradeView(screen: workspace.screen) { workspace.location(of: $0, in: lesson) }
      .printed(player.takePrinted(), from: "this step")
    if let failure = viewer.failure { throw failure }
    return outcome
  }

  /// Says what kept a step from its end.
  ///
  /// - Returns: whether it came to its end.
  func report(_ outcome: Outcome) -> Bool {
    let words: String
    switch outcome {
    case .finished: return true
    case .unsolved(let exercise): words = "exercise \(exercise) is not written yet"
    case .threw(_, let message): words = "an error was thrown: \(message)"
    case .crashed(let crash):
      words = "your code crashed" + (crash.location.map { " at \($0)" } ?? "") + ": \(crash.words)"
    case .overMemory(let bytes): words = "more than \(bytes >> 30) GB of memory was used"
    case .overTime(let seconds): words = "nothing came of it for \(Int(seconds)) s"
    case .noAnswer(let reason): words = reason.words
    case .value, .ready: words = "the runner answered something else"
    }
    workspace.screen.paragraphs("This step stopped here: \(words.harmless).")
    workspace.screen.line()
    return false
  }
}
