extension Stage {
  /// Trains until so many steps have been made, with a bar that shows the loss.
  ///
  /// Between two steps whoever watches may stop it, take it apart and let it go on.
  ///
  /// - Parameter task: what learns what, in a few words: "learning the flower".
  public func train(_ task: String, _ training: inout some Training, until steps: Int) throws {
    var shown: ContinuousClock.Instant?
    func show(_ training: some Training) throws {
      // A step may take less than telling of it does.
      if let shown, training.step < steps, .now - shown < Self.showingInterval { return }
      shown = .now
      try progress(
        TaskProgress(
          task, done: training.step, total: steps, training: "loss \(training.lossText)"))
    }
    func pauseIfDue(_ training: inout some Training) throws {
      guard pauses.isDue(at: training.step) else { return }
      try Inspector(stage: self, end: steps).open(&training)
    }
    try show(training)
    if training.step == 0 { try pauseIfDue(&training) }
    while training.step < steps {
      try training.advance()
      try show(training)
      try pauseIfDue(&training)
    }
  }

  private static var showingInterval: Duration { .milliseconds(20) }
}
