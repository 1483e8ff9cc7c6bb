import NumericsEngine

extension LogisticRegression {
  public struct Settings: Sendable {
    /// How the minimum is looked for.
    public enum Solver: Sendable {
      /// Steps against the gradient over all rows: w ← w − learningRate · ∂J/∂w.
      case gradientDescent(learningRate: Double)
      /// Steps against the gradient over the next `batchSize` rows, in an order that is shuffled
      /// anew for every epoch. The last batch of an epoch may be smaller.
      case stochastic(learningRate: Double, batchSize: Int, generator: RandomGenerator)
      /// Steps of ``LBFGS`` that remember `memory` earlier ones.
      case lbfgs(memory: Int)
    }

    public var solver: Solver
    /// The weight of Σ w² / 2, from 0; scikit-learn's C is 1 / (penalty · rows).
    public var penalty: Double
    /// The most steps; for the `stochastic` solver the most epochs.
    public var iterations: Int
    /// When learning has converged: when no component of the gradient is larger than this. The
    /// `stochastic` solver never settles on a point: it has converged when for five epochs the mean
    /// loss has not fallen by more than this below the least one before.
    public var tolerance: Double

    public init(
      solver: Solver = .lbfgs(memory: 10), penalty: Double = 0, iterations: Int = 1000,
      tolerance: Double = 1e-4
    ) {
      self.solver = solver
      self.penalty = penalty
      self.iterations = iterations
      self.tolerance = tolerance
    }

    /// - Throws: ``ModelError/invalidSetting(name:value:requirement:)``
    func check() throws {
      try requireNotNegative("penalty", penalty)
      try requireNotNegative("tolerance", tolerance)
      try requireAtLeast(1, "iterations", iterations)
      switch solver {
      case .gradientDescent(let rate): try requirePositive("learningRate", rate)
      case .stochastic(let rate, let batchSize, _):
        try requirePositive("learningRate", rate)
        try requireAtLeast(1, "batchSize", batchSize)
      case .lbfgs(let memory): try requireAtLeast(1, "memory", memory)
      }
    }
  }
}
