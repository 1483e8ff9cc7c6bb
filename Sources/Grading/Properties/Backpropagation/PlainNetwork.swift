import Foundation
import LabKit
import NumericsEngine

/// The grader's own network: loops over plain lists, one row after the other.
struct PlainNetwork {
  var layers: [Layer]

  init(_ layers: [Layer]) {
    self.layers = layers
  }

  init(_ network: TwoLayerNetwork) {
    layers = [
      Layer(
        weights: network.hiddenWeights, biases: network.hiddenBiases, activation: .tanh),
      Layer(
        weights: network.outputWeights, biases: network.outputBiases, activation: .sigmoid),
    ]
  }

  /// What every layer gives for one row, the first layer first.
  func outputs(for row: [Double]) -> [[Double]] {
    var given = row
    return layers.map { layer in
      let z = (0..<layer.weights.shape[0]).map { unit in
        given.indices.reduce(layer.biases[unit]) { $0 + layer.weights[unit, $1] * given[$1] }
      }
      given = Self.activated(z, by: layer.activation)
      return given
    }
  }

  /// The mean over the rows of the cross-entropy of their outputs.
  func loss(_ inputs: [[Double]], labels: [[Double]]) -> Double {
    let oneOfAll = layers.last?.activation == .softmax
    let sum = zip(inputs, labels).reduce(0.0) { sum, row in
      zip(outputs(for: row.0).last ?? [], row.1).reduce(sum) { sum, output in
        let (o, y) = output
        return sum - y * log(o) - (oneOfAll ? 0 : (1 - y) * log(1 - o))
      }
    }
    return sum / Double(inputs.count)
  }

  /// Weights and biases of every layer in one list: W, b, W, b, …
  var parameters: [Double] {
    get { layers.flatMap { $0.weights.elements + $0.biases.elements } }
    set {
      var rest = newValue[...]
      for index in layers.indices {
        layers[index].weights = Self.taken(&rest, like: layers[index].weights)
        layers[index].biases = Self.taken(&rest, like: layers[index].biases)
      }
    }
  }

  /// The same network with other parameters.
  func with(_ parameters: [Double]) -> PlainNetwork {
    var network = self
    network.parameters = parameters
    return network
  }

  private static func taken(
    _ rest: inout ArraySlice<Double>, like old: NDArray<Double>
  ) -> NDArray<Double> {
    defer { rest = rest.dropFirst(old.count) }
    return NDArray(shape: old.shape, elements: Array(rest.prefix(old.count)))
  }

  private static func activated(_ z: [Double], by activation: Activation) -> [Double] {
    switch activation {
    case .identity: return z
    case .step: return z.map { $0 >= 0 ? 1 : 0 }
    case .sigmoid: return z.map { 1 / (1 + exp(-$0)) }
    case .tanh: return z.map(Foundation.tanh)
    case .relu: return z.map { max(0, $0) }
    case .softmax:
      let largest = z.max() ?? 0
      let powers = z.map { exp($0 - largest) }
      let sum = powers.reduce(0, +)
      return powers.map { $0 / sum }
    }
  }
}
