/// ```
/// v ← momentum · v + g
/// p ← p − rate · v                            p ← p − rate · (g + momentum · v)   (Nesterov)
/// ```
struct Momentum: UpdateRule {
  var name: String { isNesterov ? "nesterov" : "momentum" }
  var slots: [String] { ["velocity"] }
  let momentum: Double
  let isNesterov: Bool

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let run = Scalar._updates.momentum
    let (momentum, isNesterov) = (Scalar(momentum), isNesterov)
    return updateKernel(Scalar.self, shapes) { update, range in
      let start = range.lowerBound
      run(
        update.parameters(start), update.slot(0, start), update.gradients(start), range.count,
        Scalar(update.rate), momentum, isNesterov)
    }
  }
}

extension Optimizer {
  /// Steps along a running sum of the gradients, in which older ones fade.
  ///
  /// ```
  /// v ← momentum · v + g        p ← p − rate · v
  /// ```
  /// Source: Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
  public static func momentum(learningRate: LearningRate, momentum: Double = 0.9) -> Optimizer {
    Optimizer(rule: Momentum(momentum: momentum, isNesterov: false), learningRate: learningRate)
  }

  /// Momentum that looks one step ahead.
  ///
  /// ```
  /// v ← momentum · v + g        p ← p − rate · (g + momentum · v)
  /// ```
  /// Source: Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep
  /// learning", ICML 2013, §2, in PyTorch's variables.
  public static func nesterov(learningRate: LearningRate, momentum: Double = 0.9) -> Optimizer {
    Optimizer(rule: Momentum(momentum: momentum, isNesterov: true), learningRate: learningRate)
  }
}
