/// Exit codes by which a runner tells why it ended.
public enum RunnerExit {
  /// The reply could not be sent: its descriptor was closed or the grader is gone.
  public static let connectionLost: Int32 = 117
}
