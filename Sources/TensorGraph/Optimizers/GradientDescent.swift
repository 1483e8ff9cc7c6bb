/// ```
/// p ← p − rate · g
/// ```
struct GradientDescent: UpdateRule {
  let name = "sgd"
  let slots: [String] = []

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let descent = Scalar._updates.descent
    return updateKernel(Scalar.self, shapes) { update, range in
      let start = range.lowerBound
      descent(update.parameters(start), update.gradients(start), range.count, Scalar(update.rate))
    }
  }
}

extension Optimizer {
  /// Steps against the gradient: `p ← p − rate · g`.
  public static func sgd(learningRate: LearningRate) -> Optimizer {
    Optimizer(rule: GradientDescent(), learningRate: learningRate)
  }
}
