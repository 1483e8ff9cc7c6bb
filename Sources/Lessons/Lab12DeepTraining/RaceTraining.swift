import LabKit
import NumericsEngine

/// A network that learns in batches by the student's functions, with a loss after every epoch.
struct RaceTraining: Training {
  private(set) var network: TanhNetwork
  /// On all training rows, before the first step and after every step.
  private(set) var losses: [Double]
  /// On the rows that are given for it, after every epoch.
  private(set) var validation: [Double] = []
  private let lab: any DeepTrainingLab
  private let rows: OneHotExamples
  private let judges: OneHotExamples
  private let rate: Double
  private let size: Int
  private let strength: Double
  private var states: [StudentOptimiser]
  private var generator: RandomGenerator
  /// What is left of the epoch.
  private var batches: [[Int]] = []

  /// - Parameters:
  ///   - judges: the validation rows.
  ///   - strength: of the L2 penalty.
  init(
    _ network: TanhNetwork, by optimiser: OptimiserKind, of lab: any DeepTrainingLab, rate: Double,
    rows: OneHotExamples, judges: OneHotExamples, size: Int, strength: Double = 0, seed: UInt32
  ) {
    self.network = network
    self.lab = lab
    self.rate = rate
    self.rows = rows
    self.judges = judges
    self.size = size
    self.strength = strength
    states = network.parameters.map { StudentOptimiser(optimiser, $0) }
    losses = [network.loss(on: rows)]
    generator = RandomGenerator(seed: seed)
  }

  /// How many steps an epoch has.
  var stepsPerEpoch: Int { (rows.count + size - 1) / size }

  /// The losses before the first epoch and after each.
  var epochLosses: [Double] {
    stride(from: 0, to: losses.count, by: stepsPerEpoch).map { losses[$0] }
  }

  mutating func advance() throws {
    if batches.isEmpty {
      batches = try lab.batches(rows: rows.count, size: size, using: &generator)
    }
    let batch = batches.removeFirst()
    var gradients = network.slopes(on: rows[batch]).gradients
    if strength > 0 {
      let charges = try lab.penalty(on: network.layers, strength: strength).gradients
      gradients = zip(gradients, charges).map {
        LayerGradient(weights: $0.weights + $1.weights, biases: $0.biases + $1.biases)
      }
    }
    for (index, gradient) in gradients.arrays.enumerated() {
      try states[index].step(gradient, rate: rate, by: lab)
    }
    network.parameters = states.map(\.parameters)
    losses.append(network.loss(on: rows))
    if batches.isEmpty { validation.append(network.loss(on: judges)) }
  }

  func layers() throws -> [InspectedLayer] {
    let gradients = network.slopes(on: rows).gradients
    let activations = network.activations(rows.inputs)
    return network.layers.indices.map { index in
      let layer = network.layers[index]
      return InspectedLayer(
        name: "\(layer.activation.rawValue)", weights: layer.weights, biases: layer.biases,
        weightGradient: gradients[index].weights, biasGradient: gradients[index].biases,
        activations: activations[index])
    }
  }
}
