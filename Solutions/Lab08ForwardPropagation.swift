import Foundation
import LabKit
import NumericsEngine

/// Lab 8 — Forward propagation: one way to write it.
///
/// m rows, n inputs, units of a layer.
public struct Lab08ForwardPropagation: ForwardPropagationLab {
  public init() {}

  // MARK: 8.1 One neuron

  public func neuron(_ inputs: [Double], weights: [Double], bias: Double) throws -> Double {
    guard inputs.count == weights.count else { throw LabError.lengthMismatch }
    let z = zip(inputs, weights).reduce(bias) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-z))
  }

  // MARK: 8.2 A layer's sums

  public func logits(
    _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
  ) throws -> NDArray<Double> {
    guard inputs.rank == 2, weights.rank == 2, biases.rank == 1,
      inputs.shape[1] == weights.shape[1], biases.count == weights.shape[0]
    else { throw LabError.shapeMismatch }
    return inputs.matmul(weights.transposed) + biases  // [m, n]·[n, units] + [units] = [m, units]
  }

  // MARK: 8.3 Activations

  public func activated(
    _ z: NDArray<Double>, by activation: Activation
  ) throws -> NDArray<Double> {
    guard z.rank == 2 else { throw LabError.shapeMismatch }
    switch activation {  // [m, units] in every case
    case .identity: return z
    case .step: return z.map { $0 >= 0 ? 1 : 0 }
    case .sigmoid: return z.map { 1 / (1 + exp(-$0)) }
    case .tanh: return tanh(z)
    // So and not as max(0, z), which would make 0 of NaN.
    case .relu: return z.map { $0 < 0 ? 0 : $0 }
    case .softmax:
      let largest = z.max(axis: 1, keepingDimensions: true)  // [m, 1]
      let powers = exp(z - largest)  // [m, units], each at most 1
      return powers / powers.sum(axis: 1, keepingDimensions: true)  // [m, units] / [m, 1]
    }
  }

  // MARK: 8.4 Initial weights

  public func initialLayer(
    inputs: Int, units: Int, deviation: Double, activation: Activation,
    using generator: inout RandomGenerator
  ) throws -> Layer {
    guard inputs >= 1, units >= 1, deviation >= 0, deviation.isFinite else {
      throw LabError.invalidParameter
    }
    return Layer(
      weights: generator.normal(  // [units, inputs]
        mean: 0, standardDeviation: deviation, shape: [units, inputs]),
      biases: .zeros([units]),  // [units]
      activation: activation)
  }

  // MARK: 8.5 Forward propagation

  public func forward(
    _ inputs: NDArray<Double>, through layers: [Layer]
  ) throws -> NDArray<Double> {
    guard inputs.rank == 2 else { throw LabError.shapeMismatch }
    var outputs = inputs  // [m, n]
    for layer in layers {
      let z = try logits(outputs, weights: layer.weights, biases: layer.biases)  // [m, units]
      outputs = try activated(z, by: layer.activation)  // [m, units]
    }
    return outputs  // [m, units of the last layer]
  }

  // MARK: 8.6 Classes

  public func classes(_ outputs: NDArray<Double>) throws -> [Int] {
    guard outputs.rank == 2, outputs.shape[1] >= 1 else { throw LabError.shapeMismatch }
    guard outputs.elements.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    if outputs.shape[1] == 1 { return outputs.elements.map { $0 >= 0.5 ? 1 : 0 } }  // [m]
    return outputs.argmax(axis: 1).elements  // [m], the first of the largest
  }

  // MARK: 8.7 Count the parameters

  public func parameterCount(layerSizes: [Int]) throws -> Int {
    guard layerSizes.count >= 2, layerSizes.allSatisfy({ $0 >= 1 }) else {
      throw LabError.invalidParameter
    }
    return zip(layerSizes, layerSizes.dropFirst()).reduce(0) { sum, layer in
      sum + (layer.0 + 1) * layer.1  // n weights and a bias for each unit
    }
  }
}
