import LabKit
import NumericsEngine

/// A network that learns by the student's own functions.
struct FlowerTraining: Training {
  let lab: any BackpropagationLab
  /// X: `[m, n]`
  let inputs: NDArray<Double>
  /// Y: `[m, outputs]`
  let labels: NDArray<Double>
  let learningRate: Double

  private(set) var network: TwoLayerNetwork
  private(set) var losses: [Double]

  init(
    _ lab: any BackpropagationLab, inputs: NDArray<Double>, labels: NDArray<Double>,
    from network: TwoLayerNetwork, learningRate: Double
  ) throws {
    self.lab = lab
    self.inputs = inputs
    self.labels = labels
    self.learningRate = learningRate
    self.network = network
    losses = [try lab.forward(inputs, labels: labels, through: network).loss]
  }

  mutating func advance() throws {
    network = try lab.updated(
      network, inputs: inputs, labels: labels, learningRate: learningRate)
    losses.append(try lab.forward(inputs, labels: labels, through: network).loss)
  }

  func layers() throws -> [InspectedLayer] {
    let pass = try lab.forward(inputs, labels: labels, through: network)
    let delta = try lab.outputDelta(pass.outputs, labels: labels)
    let output = try lab.outputGradient(delta: delta, hidden: pass.hidden)
    let below = try lab.hiddenDelta(
      outputDelta: delta, outputWeights: network.outputWeights, hidden: pass.hidden)
    let hidden = try lab.hiddenGradient(delta: below, inputs: inputs)
    return [
      InspectedLayer(
        name: "hidden, tanh", weights: network.hiddenWeights, biases: network.hiddenBiases,
        weightGradient: hidden.weights, biasGradient: hidden.biases, activations: pass.hidden),
      InspectedLayer(
        name: "output, sigmoid", weights: network.outputWeights, biases: network.outputBiases,
        weightGradient: output.weights, biasGradient: output.biases, activations: pass.outputs),
    ]
  }

  /// The slope of J by every parameter, in the order of `TwoLayerNetwork.parameters`.
  func gradient() throws -> [Double] {
    try layers().flatMap { $0.weightGradient.elements + $0.biasGradient.elements }
  }

  /// The more likely class of each row: `[k, n]` → `[k]`.
  func classes(of rows: NDArray<Double>) throws -> [Int] {
    // The labels do not matter for the outputs.
    let none = NDArray<Double>.zeros([rows.shape[0], 1])
    return try lab.forward(rows, labels: none, through: network).outputs.elements.map {
      $0 >= 0.5 ? 1 : 0
    }
  }

  /// The share of the rows whose class is the more likely one.
  func accuracy() throws -> Double {
    let right = zip(try classes(of: inputs), labels.elements).count { Double($0) == $1 }
    return Double(right) / Double(labels.count)
  }
}
