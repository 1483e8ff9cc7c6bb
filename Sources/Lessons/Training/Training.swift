import NumericsEngine

/// A network on its way from the first step to the last, which can be looked into between two.
///
/// ```swift
/// var training = FlowerTraining(…)
/// try stage.train("the flower", &training, until: 1000)   // with a bar; `p` stops it
/// ```
public protocol Training {
  /// The loss before the first step and after every step: `[steps + 1]`. Who learns from batches has
  /// that of the step's batch.
  var losses: [Double] { get }
  /// How well it goes, in a few words: "loss 0.312".
  var standing: String { get }
  /// Makes one step.
  mutating func advance() throws
  /// Every layer as it is now, the first one first.
  func layers() throws -> [InspectedLayer]
}

extension Training {
  /// How many steps have been made.
  public var step: Int { losses.count - 1 }

  public var standing: String { "loss \(lossText)" }

  /// The loss now, as a lesson writes it.
  var lossText: String { (losses.last ?? .nan).significant(6) }
}

/// Everything there is to see of a layer between two steps.
public struct InspectedLayer: Sendable {
  /// What it is: "hidden, tanh".
  public var name: String
  /// W: `[units, n]`
  public var weights: NDArray<Double>
  /// b: `[units]`
  public var biases: NDArray<Double>
  /// dW: the loss's slope by every weight, `[units, n]`.
  public var weightGradient: NDArray<Double>
  /// db: `[units]`
  public var biasGradient: NDArray<Double>
  /// O, what it makes of the training rows: `[m, units]`; `nil` where only the weights are at hand.
  public var activations: NDArray<Double>?

  public init(
    name: String, weights: NDArray<Double>, biases: NDArray<Double>,
    weightGradient: NDArray<Double>, biasGradient: NDArray<Double>, activations: NDArray<Double>?
  ) {
    self.name = name
    self.weights = weights
    self.biases = biases
    self.weightGradient = weightGradient
    self.biasGradient = biasGradient
    self.activations = activations
  }
}
