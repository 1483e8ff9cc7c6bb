import Foundation
import LabKit
import NumericsEngine

/// Lab 10 — Backpropagation: one way to write it.
public struct Lab10Backpropagation: BackpropagationLab {
  public init() {}

  // MARK: 10.1 Descent

  public func descend(
    _ curve: Polynomial, from start: Double, learningRate: Double, steps: Int
  ) throws -> [Double] {
    guard learningRate > 0, steps >= 0 else { throw LabError.invalidParameter }
    guard start.isFinite else { throw LabError.notFinite }
    var path = [start]
    for step in 0..<steps {
      path.append(path[step] - learningRate * curve.slope(at: path[step]))
    }
    return path
  }

  // MARK: 10.2 Numeric gradient

  public func numericGradient(
    of loss: ([Double]) throws -> Double, at point: [Double]
  ) throws -> [Double] {
    let h = 1e-5
    return try point.indices.map { index in
      var (above, below) = (point, point)
      above[index] += h
      below[index] -= h
      return (try loss(above) - loss(below)) / (2 * h)
    }
  }

  // MARK: 10.3 Relative error

  public func relativeError(_ first: [Double], _ second: [Double]) throws -> Double {
    guard first.count == second.count else { throw LabError.lengthMismatch }
    func norm(_ values: [Double]) -> Double {
      values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let sum = norm(first) + norm(second)
    return sum == 0 ? 0 : norm(zip(first, second).map { $0 - $1 }) / sum
  }

  // MARK: 10.4 Forward pass and loss

  public func forward(
    _ inputs: NDArray<Double>, labels: NDArray<Double>, through network: TwoLayerNetwork
  ) throws -> ForwardPass {
    let (w1, b1) = (network.hiddenWeights, network.hiddenBiases)
    let (w2, b2) = (network.outputWeights, network.outputBiases)
    guard inputs.rank == 2, w1.rank == 2, w2.rank == 2, labels.rank == 2,
      inputs.shape[1] == w1.shape[1], b1.shape == [w1.shape[0]], w2.shape[1] == w1.shape[0],
      b2.shape == [w2.shape[0]], labels.shape == [inputs.shape[0], w2.shape[0]]
    else { throw LabError.shapeMismatch }
    guard inputs.shape[0] > 0 else { throw LabError.emptyInput }
    guard labels.elements.allSatisfy((0...1).contains) else { throw LabError.invalidLabel }
    let hidden = tanh(inputs.matmul(w1.transposed) + b1)  // [m, hidden]
    let outputs = sigmoid(hidden.matmul(w2.transposed) + b2)  // [m, outputs]
    return ForwardPass(
      hidden: hidden, outputs: outputs, loss: Self.crossEntropy(outputs, labels: labels))
  }

  /// J, the mean over the rows of the cross-entropy of all outputs.
  private static func crossEntropy(
    _ outputs: NDArray<Double>, labels: NDArray<Double>
  ) -> Double {
    let o = clipped(outputs)  // [m, outputs]
    return -(labels * log(o) + (1 - labels) * log(1 - o)).sum() / Double(labels.shape[0])
  }

  /// Each output, kept within ε…1 − ε.
  private static func clipped(_ outputs: NDArray<Double>) -> NDArray<Double> {
    let least = Double.ulpOfOne
    return outputs.replacing(with: least, where: outputs .< least)
      .replacing(with: 1 - least, where: outputs .> 1 - least)
  }

  // MARK: 10.5 Delta of the outputs

  public func outputDelta(
    _ outputs: NDArray<Double>, labels: NDArray<Double>
  ) throws -> NDArray<Double> {
    guard outputs.rank == 2, outputs.shape == labels.shape else { throw LabError.shapeMismatch }
    return outputs - labels  // [m, outputs]
  }

  // MARK: 10.6 Gradient of the output layer

  public func outputGradient(
    delta: NDArray<Double>, hidden: NDArray<Double>
  ) throws -> LayerGradient {
    guard delta.rank == 2, hidden.rank == 2, delta.shape[0] == hidden.shape[0] else {
      throw LabError.shapeMismatch
    }
    guard delta.shape[0] > 0 else { throw LabError.emptyInput }
    return LayerGradient(
      weights: delta.transposed.matmul(hidden) / Double(delta.shape[0]),  // [outputs, hidden]
      biases: delta.mean(axis: 0))  // [outputs]
  }

  // MARK: 10.7 Hidden delta

  public func hiddenDelta(
    outputDelta: NDArray<Double>, outputWeights: NDArray<Double>, hidden: NDArray<Double>
  ) throws -> NDArray<Double> {
    guard outputDelta.rank == 2, outputWeights.rank == 2, hidden.rank == 2,
      outputDelta.shape[1] == outputWeights.shape[0],
      hidden.shape == [outputDelta.shape[0], outputWeights.shape[1]]
    else { throw LabError.shapeMismatch }
    return outputDelta.matmul(outputWeights) * (1 - hidden * hidden)  // [m, hidden]
  }

  // MARK: 10.8 Gradient of the hidden layer

  public func hiddenGradient(
    delta: NDArray<Double>, inputs: NDArray<Double>
  ) throws -> LayerGradient {
    // The same rule as for the output layer, with what this layer was given.
    try outputGradient(delta: delta, hidden: inputs)
  }

  // MARK: 10.9 One step

  public func updated(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double
  ) throws -> TwoLayerNetwork {
    guard learningRate > 0 else { throw LabError.invalidParameter }
    let pass = try forward(inputs, labels: labels, through: network)
    let delta = try outputDelta(pass.outputs, labels: labels)  // [m, outputs]
    let output = try outputGradient(delta: delta, hidden: pass.hidden)
    let below = try hiddenDelta(
      outputDelta: delta, outputWeights: network.outputWeights, hidden: pass.hidden)  // [m, hidden]
    let hidden = try hiddenGradient(delta: below, inputs: inputs)
    return TwoLayerNetwork(
      hiddenWeights: network.hiddenWeights - learningRate * hidden.weights,  // [hidden, n]
      hiddenBiases: network.hiddenBiases - learningRate * hidden.biases,  // [hidden]
      outputWeights: network.outputWeights - learningRate * output.weights,  // [outputs, hidden]
      outputBiases: network.outputBiases - learningRate * output.biases)  // [outputs]
  }

  // MARK: 10.10 Train

  public func train(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws -> TrainedNetwork {
    guard learningRate > 0, steps >= 0 else { throw LabError.invalidParameter }
    var network = network
    var losses = [try forward(inputs, labels: labels, through: network).loss]
    for _ in 0..<steps {
      network = try updated(network, inputs: inputs, labels: labels, learningRate: learningRate)
      losses.append(try forward(inputs, labels: labels, through: network).loss)
    }
    return TrainedNetwork(network: network, losses: losses)
  }

  // MARK: 10.11 Any depth

  public func gradients(
    _ inputs: NDArray<Double>, labels: NDArray<Double>, layers: [Layer]
  ) throws -> DeepGradient {
    guard let last = layers.last else { throw LabError.emptyInput }
    guard [.sigmoid, .softmax].contains(last.activation),
      layers.dropLast().allSatisfy({ ![.step, .softmax].contains($0.activation) })
    else { throw LabError.invalidParameter }
    guard inputs.rank == 2, labels.rank == 2 else { throw LabError.shapeMismatch }

    var outputs = inputs  // [m, n]
    var given: [NDArray<Double>] = []
    for layer in layers {
      guard layer.weights.rank == 2, layer.weights.shape[1] == outputs.shape[1],
        layer.biases.shape == [layer.weights.shape[0]]
      else { throw LabError.shapeMismatch }
      given.append(outputs)
      let z = outputs.matmul(layer.weights.transposed) + layer.biases  // [m, units]
      outputs = Self.activated(z, by: layer.activation)  // [m, units]
    }
    guard labels.shape == outputs.shape else { throw LabError.shapeMismatch }
    guard inputs.shape[0] > 0 else { throw LabError.emptyInput }
    try Self.check(labels, for: last.activation)

    let loss =
      last.activation == .softmax
      ? -(labels * log(Self.clipped(outputs))).sum() / Double(labels.shape[0])
      : Self.crossEntropy(outputs, labels: labels)
    var delta = outputs - labels  // [m, outputs]
    var gradients: [LayerGradient] = []
    for index in layers.indices.reversed() {
      gradients.append(try outputGradient(delta: delta, hidden: given[index]))
      guard index > 0 else { break }
      delta =
        delta.matmul(layers[index].weights)
        * Self.slope(of: layers[index - 1].activation, at: given[index])  // [m, units below]
    }
    return DeepGradient(loss: loss, layers: gradients.reversed())
  }

  /// - Throws: `LabError.invalidLabel` unless the labels are shares, or one-hot for softmax.
  private static func check(_ labels: NDArray<Double>, for activation: Activation) throws {
    let areLabels =
      activation == .softmax
      ? labels.elements.allSatisfy { $0 == 0 || $0 == 1 }
        && labels.sum(axis: 1).elements.allSatisfy { $0 == 1 }
      : labels.elements.allSatisfy((0...1).contains)
    guard areLabels else { throw LabError.invalidLabel }
  }

  private static func activated(
    _ z: NDArray<Double>, by activation: Activation
  ) -> NDArray<Double> {
    switch activation {
    case .identity: z
    case .step: NDArray(z .>= 0)
    case .sigmoid: sigmoid(z)
    case .tanh: tanh(z)
    case .relu: relu(z)
    case .softmax: softmax(z, axis: 1)
    }
  }

  /// The slope of an activation where it gave `o`, element by element.
  private static func slope(
    of activation: Activation, at o: NDArray<Double>
  ) -> NDArray<Double> {
    switch activation {
    case .identity: .ones(o.shape)
    case .sigmoid: o * (1 - o)
    case .tanh: 1 - o * o
    case .relu: NDArray(o .> 0)
    case .step, .softmax: .zeros(o.shape)
    }
  }
}
