#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// ```
/// m ← β₁ m + (1 − β₁) g        s ← β₂ s + (1 − β₂) g²
/// p ← (1 − rate · weightDecay) p − rate · m̂ / (√ŝ + ε)
/// m̂ = m / (1 − β₁ᵗ)            ŝ = s / (1 − β₂ᵗ)            t = 1 for the first step
/// ```
/// The corrections of m and s, which began as 0, are computed in `Double`: in `Float` 1 − 0.999 has
/// but four digits.
struct Adam: UpdateRule {
  var name: String { weightDecay == nil ? "adam" : "adamW" }
  var slots: [String] { ["mean", "squares"] }
  let beta1, beta2, epsilon: Double
  let weightDecay: Double?

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let run = Scalar._updates.adam
    let (beta1, beta2, decay) = (beta1, beta2, weightDecay ?? 0)
    let (add1, keep2, add2) = (Scalar(1 - beta1), Scalar(beta2), Scalar(1 - beta2))
    let epsilon = Scalar(epsilon)
    return updateKernel(Scalar.self, shapes) { update, range in
      let start = range.lowerBound
      let rate = update.rate / (1 - pow(beta1, update.step))
      let correction = 1 / (1 - pow(beta2, update.step)).squareRoot()
      run(
        update.parameters(start), update.slot(0, start), update.slot(1, start),
        update.gradients(start), range.count, Scalar(rate), add1, keep2, add2, Scalar(correction),
        epsilon, Scalar(1 - update.rate * decay))
    }
  }
}

extension Optimizer {
  /// Steps along a running mean of the gradients, divided by the root of one of their squares.
  ///
  /// ```
  /// m ← β₁ m + (1 − β₁) g        s ← β₂ s + (1 − β₂) g²        m̂ = m / (1 − β₁ᵗ)   ŝ = s / (1 − β₂ᵗ)
  /// p ← p − rate · m̂ / (√ŝ + ε)
  /// ```
  /// Source: Kingma and Ba, "Adam", ICLR 2015, algorithm 1.
  public static func adam(
    learningRate: LearningRate = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8
  ) -> Optimizer {
    Optimizer(
      rule: Adam(beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: nil),
      learningRate: learningRate)
  }

  /// Adam, and before each step every parameter is shortened: `p ← (1 − rate · weightDecay) p`.
  ///
  /// Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 2.
  public static func adamW(
    learningRate: LearningRate = 0.001, weightDecay: Double = 0.01, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-8
  ) -> Optimizer {
    Optimizer(
      rule: Adam(beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay),
      learningRate: learningRate)
  }
}
