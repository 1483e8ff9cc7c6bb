import Foundation
import LabKit
import NumericsEngine

/// Lab 9 — Hidden layers.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 9` checks it,
/// `swift run lab hint 9.1` helps, `swift run lab 9` tells the whole story.
public struct Lab09HiddenLayers: HiddenLayersLab {
  public init() {}

  // MARK: 9.1 A hidden layer

  /// The outputs of a layer of tanh units: tanh(X·Wᵀ + b), `[m, units]`.
  ///
  /// - Parameters:
  ///   - inputs: X, `[m, n]`
  ///   - weights: W, `[units, n]`
  ///   - biases: b, `[units]`
  /// - Throws: `LabError.shapeMismatch` if the shapes do not fit.
  public func hiddenLayer(
    _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
  ) throws -> NDArray<Double> {
    throw Unsolved("9.1")
  }

  // MARK: 9.2 Two layers

  /// What both layers of a network give.
  ///
  /// - Parameter inputs: X, `[m, n]`
  /// - Returns: O¹ = tanh(X·W¹ᵀ + b¹), `[m, hidden]`, and O² = sigmoid(O¹·W²ᵀ + b²),
  ///   `[m, outputs]`.
  /// - Throws: `LabError.shapeMismatch` if the shapes do not fit.
  public func forward(
    _ inputs: NDArray<Double>, through network: TwoLayerNetwork
  ) throws -> TwoLayerOutputs {
    throw Unsolved("9.2")
  }

  // MARK: 9.3 Any number of layers

  /// The outputs of every layer, the first layer's first.
  ///
  /// - Parameter inputs: X, `[m, n]`
  /// - Returns: O¹, O², …, each `[m, units]`.
  /// - Throws: `LabError.shapeMismatch` if a layer does not fit what it is given.
  public func activations(
    _ inputs: NDArray<Double>, through layers: [Layer]
  ) throws -> [NDArray<Double>] {
    throw Unsolved("9.3")
  }

  // MARK: 9.4 Exclusive or, by hand

  /// A network of two inputs, two hidden units and one output: at least 0.9 where exactly one
  /// input is 1, at most 0.1 where none or both are.
  public func exclusiveOr() throws -> TwoLayerNetwork {
    throw Unsolved("9.4")
  }

  // MARK: 9.5 Slopes from outputs

  /// The slope of an activation for each of its outputs, in the shape of `outputs`.
  ///
  /// - Throws: `LabError.invalidParameter` for `.step` and `.softmax`.
  public func derivative(
    fromOutputs outputs: NDArray<Double>, of activation: Activation
  ) throws -> NDArray<Double> {
    throw Unsolved("9.5")
  }

  // MARK: 9.6 Spreads, layer by layer

  /// The standard deviation of each layer's outputs, and of the gradient by them.
  ///
  /// - Parameters:
  ///   - inputs: X, `[m, n]`
  ///   - outputGradient: the gradient of the loss by the last outputs,
  ///     `[m, units of the last layer]`
  /// - Throws: `LabError.emptyInput` if there are no layers or no rows;
  ///   `LabError.shapeMismatch` if shapes do not fit; `LabError.invalidParameter` if a layer
  ///   has `.step` or `.softmax`.
  public func spreads(
    _ inputs: NDArray<Double>, outputGradient: NDArray<Double>, layers: [Layer]
  ) throws -> LayerSpreads {
    throw Unsolved("9.6")
  }
}
