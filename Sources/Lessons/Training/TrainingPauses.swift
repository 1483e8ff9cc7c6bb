/// When a training stands still, and what is asked of it then.
public final class TrainingPauses {
  /// The training runs through to its end.
  public static var never: TrainingPauses {
    TrainingPauses(at: nil, isAskedFor: { false }, nextCommand: { .carryOn })
  }

  /// Still to come: the step to stop at.
  private var step: Int?
  private let isAskedFor: () -> Bool
  /// Waits for whoever watches.
  let nextCommand: () throws -> InspectorCommand

  /// - Parameters:
  ///   - step: the first training that has made so many steps stops there, once.
  ///   - isAskedFor: whether somebody wants the training to stop now; never waits.
  ///   - nextCommand: says that the training stands, and waits for what is asked next.
  public init(
    at step: Int?, isAskedFor: @escaping () -> Bool,
    nextCommand: @escaping () throws -> InspectorCommand
  ) {
    self.step = step
    self.isAskedFor = isAskedFor
    self.nextCommand = nextCommand
  }

  /// Whether the training stops here, between two steps.
  func isDue(at step: Int) -> Bool {
    if step == self.step {
      self.step = nil
      return true
    }
    return isAskedFor()
  }
}
