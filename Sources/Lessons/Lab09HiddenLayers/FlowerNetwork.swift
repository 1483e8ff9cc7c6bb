import Datasets
import LabKit
import NumericsEngine

/// A network of two layers that learns the flower, which no line parts.
///
/// It is trained on the engine; how that is done is the subject of Lab 10.
struct FlowerNetwork: Training {
  let table: LabelledTable
  private(set) var network: TwoLayerNetwork
  private(set) var losses: [Double] = []
  private var velocity: [NDArray<Double>]

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
    velocity = [
      .zeros([Self.units, 2]), .zeros([Self.units]), .zeros([1, Self.units]), .zeros([1]),
    ]
    losses = [look().loss]
  }

  /// Makes a step of gradient descent with momentum.
  mutating func advance() {
    let gradients = look().layers.flatMap { [$0.weightGradient, $0.biasGradient] }
    velocity = zip(velocity, gradients).map { 0.9 * $0 - $1 }
    network.hiddenWeights += velocity[0]
    network.hiddenBiases += velocity[1]
    network.outputWeights += velocity[2]
    network.outputBiases += velocity[3]
    losses.append(look().loss)
  }

  func layers() -> [InspectedLayer] { look().layers }

  /// Everything that a pass forwards and one back have to tell.
  private func look() -> (loss: Double, layers: [InspectedLayer]) {
    let x = table.features  // [m, 2]
    let labels = NDArray(table.labels.map(Double.init)).reshaped(to: [table.count, 1])  // [m, 1]
    let z = { (o: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
      o.matmul(w.transposed) + b  // [m, units]
    }
    let hidden = tanh(z(x, network.hiddenWeights, network.hiddenBiases))  // [m, units]
    let outputs = sigmoid(z(hidden, network.outputWeights, network.outputBiases))  // [m, 1]
    let error = (outputs - labels) / Double(table.count)  // [m, 1]
    let delta = error.matmul(network.outputWeights) * (1 - hidden * hidden)  // [m, units]
    let costs = labels * log(outputs) + (1 - labels) * log(1 - outputs)  // [m, 1]
    return (
      -costs.mean(),
      [
        InspectedLayer(
          name: "hidden, tanh", weights: network.hiddenWeights, biases: network.hiddenBiases,
          weightGradient: delta.transposed.matmul(x), biasGradient: delta.sum(axis: 0),
          activations: hidden),
        InspectedLayer(
          name: "output, sigmoid", weights: network.outputWeights, biases: network.outputBiases,
          weightGradient: error.transposed.matmul(hidden), biasGradient: error.sum(axis: 0),
          activations: outputs),
      ]
    )
  }
}
