import LabKit

/// Calls of one implementation: a new runner whenever the last one is over.
package struct Calls {
  let implementation: Implementation
  let interrupted: () -> Bool

  /// What came of starting a runner, if that failed.
  private(set) var failedStart: Outcome?

  /// How long the longest call took, in seconds; those that first start a runner are left out.
  private(set) var slowest = 0.0

  private var runner: RunnerProcess?
  private var printed = PrintedOutput()
  /// Calls that took as long as they were allowed to.
  private var endless = 0
  /// After this many of them the rest of an exercise is not asked.
  private static let patience = 2

  package init(
    implementation: Implementation, failedStart: Outcome? = nil,
    interrupted: @escaping () -> Bool = { false }
  ) {
    self.implementation = implementation
    self.failedStart = failedStart
    self.interrupted = interrupted
  }

  /// - Parameter seconds: how long the answer may take.
  package mutating func make(
    _ arguments: [WireValue], of exercise: String, within seconds: Double
  ) -> Outcome {
    if let failedStart { return failedStart }
    guard endless < Self.patience else { return .noAnswer(.notAsked) }
    if interrupted() { return .noAnswer(.interrupted) }
    let runner: RunnerProcess
    do {
      runner =
        try self.runner
        ?? RunnerProcess(
          implementation, memory: Allowance.memory, processorSeconds: Allowance.processorSeconds)
    } catch {
      let outcome = Outcome.noAnswer(.notStarted("\(error)"))
      failedStart = outcome
      return outcome
    }
    let isFirst = self.runner == nil
    let start = ContinuousClock.now
    let outcome = runner.ask(
      .call(exercise: exercise, arguments: arguments), within: seconds,
      audience: RunnerAudience(wish: { [interrupted] in interrupted() ? .end : nil }))
    if !isFirst { slowest = max(slowest, (ContinuousClock.now - start) / .seconds(1)) }
    switch outcome {
    case .overTime, .noAnswer(.disconnected): endless += 1
    default: break
    }
    if runner.failedToStart { failedStart = outcome }
    self.runner = runner.isOver ? nil : runner
    if runner.isOver { printed.append(runner.takePrinted()) }
    return outcome
  }

  /// Ends the last runner; what all of them printed.
  @discardableResult
  package mutating func finish() -> PrintedOutput {
    if let runner {
      runner.end()
      printed.append(runner.takePrinted())
    }
    runner = nil
    return printed
  }
}
