import LabKit
import NumericsEngine

/// A deep network of equal layers with fresh weights, and how large its gradients are.
struct DeepStudy {
  static let activations = [Activation.sigmoid, .tanh, .relu]

  /// The root mean square of dW, the first layer first: `[depth]`.
  let gradientSizes: [Double]

  /// - Parameters:
  ///   - activation: that of every layer but the last, which is a sigmoid.
  ///   - depth: how many layers.
  ///   - units: of every layer, and the number of inputs.
  init(_ activation: Activation, depth: Int, units: Int, seed: UInt32) {
    var generator = RandomGenerator(seed: seed)
    func normal(_ shape: [Int], deviation: Double) -> NDArray<Double> {
      generator.normal(mean: 0, standardDeviation: deviation, shape: shape)
    }
    let rows = 50
    let inputs = normal([rows, units], deviation: 1)
    let labels = NDArray<Double>(normal([rows, units], deviation: 1) .> 0)
    let weights = (0..<depth).map { _ in
      normal([units, units], deviation: 1 / Double(units).squareRoot())
    }

    var given = [inputs]
    var outputs = inputs  // [rows, units]
    for (index, matrix) in weights.enumerated() {
      let z = outputs.matmul(matrix.transposed)  // [rows, units]
      outputs = index == depth - 1 ? sigmoid(z) : Self.activated(z, by: activation)
      given.append(outputs)
    }
    var delta = outputs - labels  // [rows, units]
    var sizes: [Double] = []
    for index in weights.indices.reversed() {
      let gradient = delta.transposed.matmul(given[index]) / Double(rows)  // [units, units]
      sizes.append((gradient * gradient).mean().squareRoot())
      delta = delta.matmul(weights[index]) * Self.slope(of: activation, at: given[index])
    }
    gradientSizes = sizes.reversed()
  }

  private static func activated(
    _ z: NDArray<Double>, by activation: Activation
  ) -> NDArray<Double> {
    switch activation {
    case .sigmoid: sigmoid(z)
    case .tanh: tanh(z)
    case .relu: relu(z)
    default: z
    }
  }

  private static func slope(
    of activation: Activation, at o: NDArray<Double>
  ) -> NDArray<Double> {
    switch activation {
    case .sigmoid: o * (1 - o)
    case .tanh: 1 - o * o
    case .relu: NDArray(o .> 0)
    default: .ones(o.shape)
    }
  }
}
