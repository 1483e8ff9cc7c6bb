import Foundation
import LabKit
import NumericsEngine

/// Lab 10 — Backpropagation.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 10` checks it,
/// `swift run lab hint 10.1` helps, `swift run lab 10` tells the whole story.
public struct Lab10Backpropagation: BackpropagationLab {
  public init() {}

  // MARK: 10.1 Descent

  /// The path of gradient descent on a curve: `start`, then x after each step, `[steps + 1]`.
  ///
  /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0 and `steps` ≥ 0;
  ///   `LabError.notFinite` if `start` is NaN or infinite.
  public func descend(
    _ curve: Polynomial, from start: Double, learningRate: Double, steps: Int
  ) throws -> [Double] {
    throw Unsolved("10.1")
  }

  // MARK: 10.2 Numeric gradient

  /// The slope of `loss` by each coordinate, by central differences with h = 10⁻⁵: `[k]`.
  ///
  /// - Throws: What `loss` throws.
  public func numericGradient(
    of loss: ([Double]) throws -> Double, at point: [Double]
  ) throws -> [Double] {
    throw Unsolved("10.2")
  }

  // MARK: 10.3 Relative error

  /// ‖a − b‖ / (‖a‖ + ‖b‖), and 0 if both are all zeros or empty.
  ///
  /// - Throws: `LabError.lengthMismatch` if the two differ in length.
  public func relativeError(_ first: [Double], _ second: [Double]) throws -> Double {
    throw Unsolved("10.3")
  }

  // MARK: 10.4 Forward pass and loss

  /// O¹ = tanh(X·W¹ᵀ + b¹), O² = sigmoid(O¹·W²ᵀ + b²), and their mean cross-entropy J.
  ///
  /// Shapes: X `[m, n]`, Y `[m, outputs]`, O¹ `[m, hidden]`, O² `[m, outputs]`.
  ///
  /// - Throws: `LabError.shapeMismatch` if X, Y and the network do not fit together;
  ///   `LabError.emptyInput` if there are no rows; `LabError.invalidLabel` for a label outside
  ///   0…1 or NaN.
  public func forward(
    _ inputs: NDArray<Double>, labels: NDArray<Double>, through network: TwoLayerNetwork
  ) throws -> ForwardPass {
    throw Unsolved("10.4")
  }

  // MARK: 10.5 Delta of the outputs

  /// dZ² = O² − Y, the slope of each row's cross-entropy by its weighted sums: `[m, outputs]`.
  ///
  /// - Throws: `LabError.shapeMismatch` unless both are of rank 2 and of one shape.
  public func outputDelta(
    _ outputs: NDArray<Double>, labels: NDArray<Double>
  ) throws -> NDArray<Double> {
    throw Unsolved("10.5")
  }

  // MARK: 10.6 Gradient of the output layer

  /// dW² = dZ²ᵀ·O¹ / m, `[outputs, hidden]`, and db², the mean of dZ² over the rows, `[outputs]`.
  ///
  /// - Parameters:
  ///   - delta: dZ², `[m, outputs]`.
  ///   - hidden: O¹, `[m, hidden]`.
  /// - Throws: `LabError.shapeMismatch` unless both are of rank 2 with as many rows;
  ///   `LabError.emptyInput` if there are no rows.
  public func outputGradient(
    delta: NDArray<Double>, hidden: NDArray<Double>
  ) throws -> LayerGradient {
    throw Unsolved("10.6")
  }

  // MARK: 10.7 Hidden delta

  /// dZ¹ = (dZ²·W²) ∘ (1 − O¹ ∘ O¹): `[m, hidden]`.
  ///
  /// - Parameters:
  ///   - outputDelta: dZ², `[m, outputs]`.
  ///   - outputWeights: W², `[outputs, hidden]`.
  ///   - hidden: O¹, `[m, hidden]`.
  /// - Throws: `LabError.shapeMismatch` unless all are of rank 2 and fit together.
  public func hiddenDelta(
    outputDelta: NDArray<Double>, outputWeights: NDArray<Double>, hidden: NDArray<Double>
  ) throws -> NDArray<Double> {
    throw Unsolved("10.7")
  }

  // MARK: 10.8 Gradient of the hidden layer

  /// dW¹ = dZ¹ᵀ·X / m, `[hidden, n]`, and db¹, the mean of dZ¹ over the rows, `[hidden]`.
  ///
  /// - Parameters:
  ///   - delta: dZ¹, `[m, hidden]`.
  ///   - inputs: X, `[m, n]`.
  /// - Throws: `LabError.shapeMismatch` unless both are of rank 2 with as many rows;
  ///   `LabError.emptyInput` if there are no rows.
  public func hiddenGradient(
    delta: NDArray<Double>, inputs: NDArray<Double>
  ) throws -> LayerGradient {
    throw Unsolved("10.8")
  }

  // MARK: 10.9 One step

  /// The network after one step: W ← W − η·dW, b ← b − η·db in both layers.
  ///
  /// - Parameters:
  ///   - inputs: X, `[m, n]`.
  ///   - labels: Y, `[m, outputs]`.
  /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0; the errors of `forward`.
  public func updated(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double
  ) throws -> TwoLayerNetwork {
    throw Unsolved("10.9")
  }

  // MARK: 10.10 Train

  /// The network after `steps` steps, and J before the first and after every step: `[steps + 1]`.
  ///
  /// - Parameters:
  ///   - inputs: X, `[m, n]`.
  ///   - labels: Y, `[m, outputs]`.
  /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0 and `steps` ≥ 0; the errors
  ///   of `forward`.
  public func train(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws -> TrainedNetwork {
    throw Unsolved("10.10")
  }

  // MARK: 10.11 Any depth

  /// J, and the gradient of every layer, the first layer first.
  ///
  /// - Parameters:
  ///   - inputs: X, `[m, n]`.
  ///   - labels: Y, `[m, outputs]`; one-hot if the last layer is a softmax.
  /// - Throws: `LabError.emptyInput` if there are no layers or no rows;
  ///   `LabError.invalidParameter` unless the last layer is sigmoid or softmax and the others are
  ///   identity, tanh, relu or sigmoid; `LabError.shapeMismatch` if shapes do not fit;
  ///   `LabError.invalidLabel` for labels that the last layer cannot have.
  public func gradients(
    _ inputs: NDArray<Double>, labels: NDArray<Double>, layers: [Layer]
  ) throws -> DeepGradient {
    throw Unsolved("10.11")
  }
}
