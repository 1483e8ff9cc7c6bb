/// ```
/// s ← s + g²        p ← p − rate · g / (√s + ε)
/// ```
struct AdaGrad: UpdateRule {
  let name = "adaGrad"
  var slots: [String] { ["squares"] }
  let epsilon: Double

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let run = Scalar._updates.scaled
    let epsilon = Scalar(epsilon)
    return updateKernel(Scalar.self, shapes) { update, range in
      let start = range.lowerBound
      run(
        update.parameters(start), update.slot(0, start), update.gradients(start), range.count,
        Scalar(update.rate), 1, 1, epsilon)
    }
  }
}

extension Optimizer {
  /// Steps that get smaller for a parameter the more its gradients were.
  ///
  /// ```
  /// s ← s + g²        p ← p − rate · g / (√s + ε)
  /// ```
  /// Source: Duchi, Hazan, Singer, "Adaptive Subgradient Methods", JMLR 12 (2011).
  public static func adaGrad(
    learningRate: LearningRate = 0.01, epsilon: Double = 1e-10
  ) -> Optimizer {
    Optimizer(rule: AdaGrad(epsilon: epsilon), learningRate: learningRate)
  }
}
