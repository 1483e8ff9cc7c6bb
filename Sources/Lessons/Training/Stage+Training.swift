extension Stage {
  /// Trains until so many steps have been made, with a bar that shows the loss.
  ///
  /// - Parameter task: what learns what, in a few words: "the flower".
  public func train(_ task: String, _ training: inout some Training, until steps: Int) throws {
    while training.step < steps {
      try training.advance()
      try progress(task, done: training.step, of: steps)
    }
  }
}
