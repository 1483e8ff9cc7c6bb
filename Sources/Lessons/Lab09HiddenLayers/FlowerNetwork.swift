import Datasets
import LabKit
import NumericsEngine

/// A network of two layers that has learned the flower, which no line parts.
///
/// It is trained on the engine; how that is done is the subject of Lab 10.
struct FlowerNetwork {
  let table: LabelledTable
  private(set) var network: TwoLayerNetwork
  private var velocity: [NDArray<Double>] = []

  static let units = 8

  init(seed: UInt32) {
    var generator = RandomGenerator(seed: seed)
    table = PlanarSets.flower(count: 300, using: &generator)
    let hidden = (0..<Self.units * 2).map { _ in 3 * generator.normal() }
    let output = (0..<Self.units).map { _ in generator.normal() / Double(Self.units).squareRoot() }
    network = TwoLayerNetwork(
      hiddenWeights: NDArray(shape: [Self.units, 2], elements: hidden),
      hiddenBiases: .zeros([Self.units]),
      outputWeights: NDArray(shape: [1, Self.units], elements: output), outputBiases: [0])
  }

  /// Makes steps of gradient descent with momentum.
  mutating func train(steps: Int) {
    let labels = NDArray(table.labels.map(Double.init)).reshaped(to: [table.count, 1])
    let x = table.features
    for _ in 0..<steps {
      let hidden = tanh(x.matmul(network.hiddenWeights.transposed) + network.hiddenBiases)
      let p = sigmoid(hidden.matmul(network.outputWeights.transposed) + network.outputBiases)
      let error = (p - labels) / Double(table.count)  // [m, 1]
      let delta = error.matmul(network.outputWeights) * (1 - hidden * hidden)  // [m, units]
      let gradients = [
        delta.transposed.matmul(x), delta.sum(axis: 0), error.transposed.matmul(hidden),
        error.sum(axis: 0),
      ]
      velocity =
        velocity.isEmpty
        ? gradients.map { -$0 } : zip(velocity, gradients).map { 0.9 * $0 - $1 }
      network.hiddenWeights += velocity[0]
      network.hiddenBiases += velocity[1]
      network.outputWeights += velocity[2]
      network.outputBiases += velocity[3]
    }
  }
}
