#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How large the steps of training are, as a function of how many were taken.
///
/// ```swift
/// let rate: LearningRate = .warmUp(steps: 100, .cosine(0.1, steps: 10_000))
/// ```
/// Rates and factors are PyTorch's: `StepLR`, `ExponentialLR`, `CosineAnnealingLR`, `LinearLR`.
public indirect enum LearningRate: Hashable, Sendable, ExpressibleByFloatLiteral {
  /// Always the same.
  case constant(Double)

  /// Multiplied by `factor` after every so many steps: `rate · factor^⌊t / every⌋`.
  case step(Double, factor: Double, every: Int)

  /// Multiplied by `factor` after every step: `rate · factorᵗ`.
  case exponential(Double, factor: Double)

  /// Half a wave of the cosine down to `to`, where it stays:
  /// `to + (rate − to) · (1 + cos(π t / steps)) / 2`.
  ///
  /// Source: Loshchilov and Hutter, "SGDR", ICLR 2017, equation 5, without restarts.
  case cosine(Double, to: Double = 0, steps: Int)

  /// For so many steps in even parts up to the first rate of another schedule, `rate · (t + 1) / steps`,
  /// and from there on as that one says, which counts its own steps.
  case warmUp(steps: Int, LearningRate)

  /// A rate that stays.
  public init(floatLiteral value: Double) {
    self = .constant(value)
  }

  /// The rate of the step before which `step` others were taken; 0 is the first.
  public func value(at step: Int) -> Double {
    switch self {
    case .constant(let rate): return rate
    case .step(let rate, let factor, let every):
      return rate * pow(factor, Double(step / max(1, every)))
    case .exponential(let rate, let factor): return rate * pow(factor, Double(step))
    case .cosine(let rate, let end, let steps):
      if step >= steps { return end }
      return end + (rate - end) * (1 + cos(.pi * Double(step) / Double(steps))) / 2
    case .warmUp(let steps, let next):
      if step >= steps { return next.value(at: step - steps) }
      return next.value(at: 0) * Double(step + 1) / Double(steps)
    }
  }
}
