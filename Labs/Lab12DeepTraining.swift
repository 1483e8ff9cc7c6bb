import Foundation
import LabKit
import NumericsEngine

/// Lab 12 — Training deep networks.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 12` checks it,
/// `swift run lab hint 12.1` helps, `swift run lab 12` tells the whole story.
public struct Lab12DeepTraining: DeepTrainingLab {
  public init() {}

  // MARK: 12.1 Shuffled batches

  /// The indices of the rows in each batch of one epoch, in random order; the last batch may be
  /// smaller.
  ///
  /// - Throws: `LabError.emptyInput` if there is no row; `LabError.invalidParameter` if `size` < 1.
  public func batches(
    rows: Int, size: Int, using generator: inout RandomGenerator
  ) throws -> [[Int]] {
    throw Unsolved("12.1")
  }

  // MARK: 12.2 Stochastic gradient descent

  /// The parameters after one update of gradient descent; θ, g and the result have one shape.
  ///
  /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
  ///   `learningRate` > 0.
  public func gradientStep(
    _ parameters: NDArray<Double>, gradient: NDArray<Double>, learningRate: Double
  ) throws -> NDArray<Double> {
    throw Unsolved("12.2")
  }

  // MARK: 12.3 Momentum

  /// One update with momentum: the parameters and the velocity after it.
  ///
  /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
  ///   `learningRate` > 0 and 0 ≤ `momentum` < 1.
  public func momentumStep(
    _ state: MomentumState, gradient: NDArray<Double>, learningRate: Double, momentum: Double
  ) throws -> MomentumState {
    throw Unsolved("12.3")
  }

  // MARK: 12.4 AdaGrad

  /// One update of AdaGrad: the parameters and the sums of squares after it.
  ///
  /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
  ///   `learningRate` > 0 and `epsilon` > 0.
  public func adaGradStep(
    _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, epsilon: Double
  ) throws -> SquaresState {
    throw Unsolved("12.4")
  }

  // MARK: 12.5 RMSProp

  /// One update of RMSProp: the parameters and the running means of squares after it.
  ///
  /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
  ///   `learningRate` > 0, 0 ≤ `decay` < 1 and `epsilon` > 0.
  public func rmsPropStep(
    _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, decay: Double,
    epsilon: Double
  ) throws -> SquaresState {
    throw Unsolved("12.5")
  }

  // MARK: 12.6 Adam

  /// One update of Adam: the parameters and all that is remembered after it.
  ///
  /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
  ///   `learningRate` > 0, `epsilon` > 0, both decays in 0 ..< 1 and `updates` ≥ 0.
  public func adamStep(
    _ state: AdamState, gradient: NDArray<Double>, learningRate: Double, meanDecay: Double,
    squareDecay: Double, epsilon: Double
  ) throws -> AdamState {
    throw Unsolved("12.6")
  }

  // MARK: 12.7 Initial weights

  /// The first weights of a layer: `[fanOut, fanIn]`.
  ///
  /// - Throws: `LabError.invalidParameter` unless `fanIn` and `fanOut` are at least 1, and the
  ///   limit or deviation, where there is one, above 0 and finite.
  public func initialWeights(
    _ scheme: InitialScheme, fanIn: Int, fanOut: Int, using generator: inout RandomGenerator
  ) throws -> NDArray<Double> {
    throw Unsolved("12.7")
  }

  // MARK: 12.8 Symmetric units

  /// The groups of hidden units that no training can part, each ascending, by their first unit.
  ///
  /// - Throws: `LabError.shapeMismatch` if the shapes do not fit together.
  public func symmetricUnits(_ network: TwoLayerNetwork) throws -> [[Int]] {
    throw Unsolved("12.8")
  }

  // MARK: 12.9 L2 penalty

  /// λ/2 · ΣW² over all layers, and its gradient for each of them.
  ///
  /// - Throws: `LabError.invalidParameter` unless `strength` is finite and not below 0;
  ///   `LabError.shapeMismatch` if a layer's shapes do not fit together.
  public func penalty(on layers: [Layer], strength: Double) throws -> WeightPenalty {
    throw Unsolved("12.9")
  }

  // MARK: 12.10 Early stopping

  /// The best epoch and the one after which the training stops, from the validation losses.
  ///
  /// - Throws: `LabError.invalidParameter` unless `patience` ≥ 0 and `minimumImprovement` is
  ///   finite and not below 0; `LabError.emptyInput` if there are no losses.
  public func earlyStopping(
    _ losses: [Double], patience: Int, minimumImprovement: Double
  ) throws -> EarlyStopping {
    throw Unsolved("12.10")
  }
}
