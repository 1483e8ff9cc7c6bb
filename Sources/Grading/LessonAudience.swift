import Lessons

/// Whoever watches a lesson's step while it runs.
public protocol LessonAudience: AnyObject {
  func show(_ event: Event)
  /// What the audience wants now; asked every few milliseconds. A wish to pause is told once.
  func takeWish() -> LessonWish?
  /// A training stands still: a command of its inspector, or `nil` to end the step.
  func command() -> String?
}

public enum LessonWish: Sendable {
  /// Stop the training that runs, and open its inspector.
  case pause
  /// End the step.
  case end
}
