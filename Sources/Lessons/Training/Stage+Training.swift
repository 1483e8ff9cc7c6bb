extension Stage {
  /// Trains until so many steps have been made, with a bar that shows the loss.
  ///
  /// Between two steps whoever watches may stop it, take it apart and let it go on.
  ///
  /// - Parameters:
  ///   - task: what is learned, in a few words: "the flower".
  ///   - moments: the steps after which the lesson has something to show; 0 is before the first.
  ///   - show: shows it.
  public func train<Network: Training>(
    _ task: String, _ training: inout Network, until steps: Int, at moments: Set<Int> = [],
    show: @escaping (Network) throws -> Void = { _ in }
  ) throws {
    var shown: ContinuousClock.Instant?
    func arrive(_ training: Network) throws {
      // A step may take less than telling of it does.
      if shown.map({ .now - $0 >= Self.showingInterval }) ?? true || training.step == steps {
        shown = .now
        try progress(
          TaskProgress(
            task, done: training.step, total: steps, training: "loss \(training.lossText)"))
      }
      if moments.contains(training.step) { try show(training) }
    }
    let inspector = Inspector<Network>(stage: self, end: steps) { training in
      try training.advance()
      try arrive(training)
    }
    try arrive(training)
    while true {
      if pauses.isDue(at: training.step) { try inspector.open(&training) }
      guard training.step < steps else { return }
      try inspector.advance(&training)
    }
  }

  private static var showingInterval: Duration { .milliseconds(20) }
}
