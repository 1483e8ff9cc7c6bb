import Foundation
import LabKit
import NumericsEngine

/// Lab 9 — Hidden layers: one way to write it.
public struct Lab09HiddenLayers: HiddenLayersLab {
  public init() {}

  // MARK: 9.1 A hidden layer

  public func hiddenLayer(
    _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
  ) throws -> NDArray<Double> {
    try tanh(sums(inputs, weights, biases))  // [m, units]
  }

  /// X·Wᵀ + b, where the shapes fit.
  private func sums(
    _ inputs: NDArray<Double>, _ weights: NDArray<Double>, _ biases: NDArray<Double>
  ) throws -> NDArray<Double> {
    guard inputs.rank == 2, weights.rank == 2, biases.rank == 1,
      inputs.shape[1] == weights.shape[1], biases.shape[0] == weights.shape[0]
    else { throw LabError.shapeMismatch }
    return inputs.matmul(weights.transposed) + biases  // [m, n]·[n, units] + [units]
  }

  // MARK: 9.2 Two layers

  public func forward(
    _ inputs: NDArray<Double>, through network: TwoLayerNetwork
  ) throws -> TwoLayerOutputs {
    let hidden = try hiddenLayer(
      inputs, weights: network.hiddenWeights, biases: network.hiddenBiases)  // [m, hidden]
    let outputs = try sigmoid(
      sums(hidden, network.outputWeights, network.outputBiases))  // [m, outputs]
    return TwoLayerOutputs(hidden: hidden, outputs: outputs)
  }

  // MARK: 9.3 Any number of layers

  public func activations(
    _ inputs: NDArray<Double>, through layers: [Layer]
  ) throws -> [NDArray<Double>] {
    var results: [NDArray<Double>] = []
    for layer in layers {
      let z = try sums(results.last ?? inputs, layer.weights, layer.biases)  // [m, units]
      results.append(apply(layer.activation, to: z))  // [m, units]
    }
    return results
  }

  private func apply(_ activation: Activation, to z: NDArray<Double>) -> NDArray<Double> {
    switch activation {
    case .identity: z
    case .step: z.map { $0 >= 0 ? 1 : 0 }
    case .sigmoid: sigmoid(z)
    case .tanh: tanh(z)
    case .relu: relu(z)
    case .softmax: softmax(z, axis: 1)
    }
  }

  // MARK: 9.4 Exclusive or, by hand

  public func exclusiveOr() throws -> TwoLayerNetwork {
    // The first unit is above 0 where at least one input is 1, the second where both are.
    // Between their lines the answer is 1: yes to the first, no to the second. Sums this large
    // give ±1, 0 and 1, so that what the network says at the corners does not tell its weights.
    TwoLayerNetwork(
      hiddenWeights: NDArray([[60, 60], [60, 60]]),  // [hidden, n]
      hiddenBiases: [-30, -90],  // [hidden]
      outputWeights: NDArray([[1000, -1000]]),  // [outputs, hidden]
      outputBiases: [-1000])  // [outputs]
  }

  // MARK: 9.5 Slopes from outputs

  public func derivative(
    fromOutputs outputs: NDArray<Double>, of activation: Activation
  ) throws -> NDArray<Double> {
    switch activation {
    case .identity: outputs.map { _ in 1 }
    case .sigmoid: outputs * (1 - outputs)
    case .tanh: 1 - outputs * outputs
    case .relu: outputs.map { $0 > 0 ? 1 : 0 }
    case .step, .softmax: throw LabError.invalidParameter
    }
  }

  // MARK: 9.6 Spreads, layer by layer

  public func spreads(
    _ inputs: NDArray<Double>, outputGradient: NDArray<Double>, layers: [Layer]
  ) throws -> LayerSpreads {
    guard !layers.isEmpty, inputs.rank != 2 || inputs.shape[0] > 0 else {
      throw LabError.emptyInput
    }
    let outputs = try activations(inputs, through: layers)
    guard outputGradient.shape == outputs[layers.count - 1].shape else {
      throw LabError.shapeMismatch
    }
    var gradient = outputGradient  // [m, units of the last layer]
    var gradients = [gradient.standardDeviation()]
    for (layer, outputs) in zip(layers, outputs).reversed() {
      let slopes = try derivative(fromOutputs: outputs, of: layer.activation)  // [m, units]
      gradient = (gradient * slopes).matmul(layer.weights)  // [m, units]·[units, n]
      gradients.append(gradient.standardDeviation())
    }
    // The last one is the gradient by the inputs, which belongs to no layer.
    return LayerSpreads(
      signals: outputs.map { $0.standardDeviation() }, gradients: gradients.dropLast().reversed())
  }
}
