import Foundation
import LabKit
import Lessons

/// Runs a lesson's steps in a runner, and goes on with the next step when one ends the runner.
public final class LessonPlayer {
  private let implementation: Implementation
  /// Longer than any step computes without showing anything; what a student's endless loop takes.
  private static let stepSeconds = 60.0

  private var runner: RunnerProcess?
  /// A runner that does not start would only make each step wait for it again.
  private var failedStart: Outcome?
  private var printed = PrintedOutput()

  public init(_ implementation: Implementation) {
    self.implementation = implementation
  }

  /// Runs one step to its end.
  ///
  /// - Parameters:
  ///   - index: the step; `nil` for the lesson's trial.
  ///   - inputs: what it is given.
  ///   - audience: who watches.
  /// - Returns: ``Outcome/finished``, or what kept the step from its end.
  public func play(
    step index: Int?, of lesson: Lesson, inputs: StepInputs, audience: some LessonAudience
  ) -> Outcome {
    if let failedStart { return failedStart }
    let runner: RunnerProcess
    do {
      runner =
        try self.runner
        ?? RunnerProcess(
          implementation, memory: Allowance.memory, processorSeconds: Allowance.lessonSeconds)
    } catch {
      return .noAnswer(.notStarted("\(error)"))
    }
    var unreadable = false
    let request = Request.step(lab: lesson.number, index: index, inputs: inputs)
    let hearing = RunnerAudience(
      event: { json in
        if let event = try? JSONDecoder().decode(Event.self, from: Data(json.utf8)) {
          audience.show(event)
        } else {
          unreadable = true
        }
      }, wish: audience.takeWish, command: audience.command)
    let outcome = runner.ask(request, within: Self.stepSeconds, audience: hearing)
    printed.append(runner.takePrinted())
    if runner.failedToStart { failedStart = outcome }
    self.runner = runner.isOver ? nil : runner
    return unreadable ? .noAnswer(.garbled) : outcome
  }

  /// What was printed since the last time.
  public func takePrinted() -> PrintedOutput {
    defer { printed = PrintedOutput() }
    return printed
  }

  /// Ends the runner.
  public func end() {
    runner?.end()
    runner = nil
  }
}
