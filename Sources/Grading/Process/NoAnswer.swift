/// Why a runner that was asked did not answer.
public enum NoAnswer: Sendable, Equatable {
  /// The program ended by itself: somebody called `exit`.
  case ended(code: Int32)
  /// The answer's descriptor was closed before the answer was sent.
  case disconnected
  /// What arrived was not an answer of the protocol.
  case garbled
  /// The runner does not offer what was asked, or it was asked in another form.
  case unsuitable(String)
  /// The runner could not be started.
  case notStarted(String)
  /// Earlier calls of the exercise ran over their time, so this one was not made.
  case notAsked
  /// Whoever asked did not want to wait any longer.
  case interrupted
}
