extension Stage {
  /// Trains until so many steps have been made, with a bar that shows how well it goes.
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
    try train(
      task, &training, until: steps, keep: { _, _ in },
      arrive: { if moments.contains($0.step) { try show($0) } })
  }

  /// - Parameters:
  ///   - keep: is called after every step and before a pause (`true`).
  ///   - arrive: is called before the first step and after every one.
  func train<Network: Training>(
    _ task: String, _ training: inout Network, until steps: Int,
    keep: @escaping (Network, _ pausing: Bool) throws -> Void,
    arrive: @escaping (Network) throws -> Void
  ) throws {
    var shown: ContinuousClock.Instant?
    func report(_ training: Network) throws {
      // A step may take less than telling of it does.
      if shown.map({ .now - $0 >= Self.showingInterval }) ?? true || training.step == steps {
        shown = .now
        try progress(
          TaskProgress(
            task, done: training.step, total: steps, training: training.standing))
      }
      try arrive(training)
    }
    let inspector = Inspector<Network>(stage: self, end: steps) { training in
      try training.advance()
      try keep(training, false)
      try report(training)
    }
    try report(training)
    while true {
      if pauses.isDue(at: training.step) {
        try keep(training, true)
        try inspector.open(&training)
      }
      guard training.step < steps else { return }
      try inspector.advance(&training)
    }
  }

  private static var showingInterval: Duration { .milliseconds(20) }
}
