extension CourseCheck {
  /// What was counted of an exercise, a lab, or the course.
  public struct Counts: Sendable {
    /// Stubs that are not attempted.
    public var stubs = Share()
    /// Reference implementations that pass.
    public var references = Share()
    /// The longest call of a reference implementation, as a share of its time limit.
    public var shareOfTime = 0.0
    /// Typical mistakes that are recognised in what their code in `Scripts/references` gives.
    public var mistakes = Share()
    /// Wrong answers that do not pass.
    public var wrong = Share()
    /// Wrong answers that would not pass without fresh inputs either.
    public var wrongByFixed = Share()
    /// Wrong answers in which a typical mistake was recognised.
    public var named = Share()
    /// Right answers that pass.
    public var right = Share()

    public init() {}

    public static func += (sum: inout Counts, other: Counts) {
      sum.stubs += other.stubs
      sum.references += other.references
      sum.shareOfTime = max(sum.shareOfTime, other.shareOfTime)
      sum.mistakes += other.mistakes
      sum.wrong += other.wrong
      sum.wrongByFixed += other.wrongByFixed
      sum.named += other.named
      sum.right += other.right
    }
  }
}
