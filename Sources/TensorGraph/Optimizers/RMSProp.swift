/// ```
/// s ← decay · s + (1 − decay) · g²        p ← p − rate · g / (√s + ε)
/// ```
struct RMSProp: UpdateRule {
  let name = "rmsProp"
  var slots: [String] { ["squares"] }
  let decay, epsilon: Double

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let run = Scalar._updates.scaled
    let (keep, add, epsilon) = (Scalar(decay), Scalar(1 - decay), Scalar(epsilon))
    return updateKernel(Scalar.self, shapes) { update, range in
      let start = range.lowerBound
      run(
        update.parameters(start), update.slot(0, start), update.gradients(start), range.count,
        Scalar(update.rate), keep, add, epsilon)
    }
  }
}

extension Optimizer {
  /// Steps divided by the root of a running mean of the squared gradients.
  ///
  /// ```
  /// s ← decay · s + (1 − decay) · g²        p ← p − rate · g / (√s + ε)
  /// ```
  /// Source: Tieleman and Hinton, lecture 6.5 of "Neural Networks for Machine Learning", 2012.
  public static func rmsProp(
    learningRate: LearningRate = 0.01, decay: Double = 0.99, epsilon: Double = 1e-8
  ) -> Optimizer {
    Optimizer(rule: RMSProp(decay: decay, epsilon: epsilon), learningRate: learningRate)
  }
}
