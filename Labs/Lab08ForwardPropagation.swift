import Foundation
import LabKit
import NumericsEngine

/// Lab 8 — Forward propagation.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 8` checks it,
/// `swift run lab hint 8.1` helps, `swift run lab 8` tells the whole story.
public struct Lab08ForwardPropagation: ForwardPropagationLab {
  public init() {}

  // MARK: 8.1 One neuron

  /// What a neuron with the sigmoid makes of its inputs: sigmoid(w·x + b), from `[n]`, `[n]`.
  ///
  /// - Throws: `LabError.lengthMismatch` if there is not one weight for each input.
  public func neuron(_ inputs: [Double], weights: [Double], bias: Double) throws -> Double {
    throw Unsolved("8.1")
  }

  // MARK: 8.2 A layer's sums

  /// Z = X·Wᵀ + b: `[m, n]`, `[units, n]`, `[units]` → `[m, units]`.
  ///
  /// - Throws: `LabError.shapeMismatch` if `inputs` or `weights` is not of rank 2 or `biases`
  ///   not of rank 1, or if their shapes do not fit together.
  public func logits(
    _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
  ) throws -> NDArray<Double> {
    throw Unsolved("8.2")
  }

  // MARK: 8.3 Activations

  /// What an activation makes of Z: `[m, units]` → `[m, units]`; softmax works row by row.
  ///
  /// - Throws: `LabError.shapeMismatch` if `z` is not of rank 2.
  public func activated(
    _ z: NDArray<Double>, by activation: Activation
  ) throws -> NDArray<Double> {
    throw Unsolved("8.3")
  }

  // MARK: 8.4 Initial weights

  /// A layer with weights N(0, deviation²), `[units, inputs]`, and biases 0, `[units]`.
  ///
  /// The weights are drawn row by row.
  ///
  /// - Throws: `LabError.invalidParameter` if `inputs` or `units` is below 1, or if `deviation`
  ///   is negative or not finite.
  public func initialLayer(
    inputs: Int, units: Int, deviation: Double, activation: Activation,
    using generator: inout RandomGenerator
  ) throws -> Layer {
    throw Unsolved("8.4")
  }

  // MARK: 8.5 Forward propagation

  /// What the last of `layers` makes of `inputs`: `[m, n]` → `[m, units of the last layer]`.
  ///
  /// - Throws: `LabError.shapeMismatch` if `inputs` is not of rank 2, or if a layer does not fit
  ///   what comes before it.
  public func forward(
    _ inputs: NDArray<Double>, through layers: [Layer]
  ) throws -> NDArray<Double> {
    throw Unsolved("8.5")
  }

  // MARK: 8.6 Classes

  /// The class of each row: from one output by 0.5, `[m, 1]` → `[m]`, from several by the
  /// largest, `[m, classes]` → `[m]`, the first on ties.
  ///
  /// - Throws: `LabError.shapeMismatch` if `outputs` is not of rank 2 or has no columns;
  ///   `LabError.notFinite` if one of them is NaN or infinite.
  public func classes(_ outputs: NDArray<Double>) throws -> [Int] {
    throw Unsolved("8.6")
  }

  // MARK: 8.7 Count the parameters

  /// The number of weights and biases of a network, Σ (n + 1) · units over its layers.
  ///
  /// - Parameter layerSizes: the number of inputs, then the units of each layer.
  /// - Throws: `LabError.invalidParameter` if there are fewer than two sizes, or one below 1.
  public func parameterCount(layerSizes: [Int]) throws -> Int {
    throw Unsolved("8.7")
  }
}
