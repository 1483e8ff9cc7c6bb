/// How parameters follow their gradients.
///
/// ```swift
/// let training = graph.minimize(loss, with: .adam(learningRate: 0.001))
/// for batch in batches { try session.run(training.step, feeding: [x: batch]) }
/// ```
/// The definitions are PyTorch's (`torch.optim`), step for step.
public struct Optimizer: Sendable {
  let rule: any UpdateRule

  /// How large the steps are.
  public let learningRate: LearningRate

  /// The word for it, which is also the scope of its nodes: `adam`.
  public var name: String { rule.name }
}
