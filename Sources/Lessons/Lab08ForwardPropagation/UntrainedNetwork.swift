import LabKit
import NumericsEngine

/// A network as it is before it has learned anything, on the engine's arrays: what the
/// demonstrations run.
///
/// ```
/// Oˡ = tanh(Oˡ⁻¹·Wˡᵀ + bˡ)        Oˡ⁻¹ [m, n], Wˡ [units, n], bˡ [units], Oˡ [m, units]
/// ```
/// The last layer has the sigmoid. Weights are N(0, deviation²), biases 0.
struct UntrainedNetwork {
  let layers: [Layer]

  /// - Parameter sizes: the number of inputs, then the units of each layer.
  init(sizes: [Int], deviation: Double = 1, seed: UInt32) {
    var generator = RandomGenerator(seed: seed)
    layers = sizes.indices.dropFirst().map { index in
      Layer(
        weights: generator.normal(
          mean: 0, standardDeviation: deviation, shape: [sizes[index], sizes[index - 1]]),
        biases: .zeros([sizes[index]]),
        activation: index == sizes.count - 1 ? .sigmoid : .tanh)
    }
  }

  /// The outputs of every layer: `[m, n]` → for each layer `[m, units]`.
  func outputs(_ x: NDArray<Double>) -> [NDArray<Double>] {
    var outputs: [NDArray<Double>] = []
    for layer in layers {
      let z = (outputs.last ?? x).matmul(layer.weights.transposed) + layer.biases  // [m, units]
      outputs.append(layer.activation == .tanh ? tanh(z) : sigmoid(z))  // [m, units]
    }
    return outputs
  }

  /// The outputs of the last layer: `[m, n]` → `[m, units]`.
  func callAsFunction(_ x: NDArray<Double>) -> NDArray<Double> { outputs(x).last ?? x }
}
