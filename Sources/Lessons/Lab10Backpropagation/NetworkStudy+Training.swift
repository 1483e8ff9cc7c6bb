import LabKit
import NumericsEngine

extension NetworkStudy {
  /// The network after so many steps, and J before the first and after every step.
  func descent(from start: TwoLayerNetwork, rate: Double, steps: Int) -> TrainedNetwork {
    var network = start
    var losses = [loss(of: network)]
    let m = Double(inputs.shape[0])
    for _ in 0..<steps {
      let pass = pass(network)
      let output = pass.outputs - labels  // [m, outputs]
      let hidden =
        output.matmul(network.outputWeights) * (1 - pass.hidden * pass.hidden)  // [m, hidden]
      network.outputWeights -= rate / m * output.transposed.matmul(pass.hidden)
      network.outputBiases -= rate * output.mean(axis: 0)
      network.hiddenWeights -= rate / m * hidden.transposed.matmul(inputs)
      network.hiddenBiases -= rate * hidden.mean(axis: 0)
      losses.append(loss(of: network))
    }
    return TrainedNetwork(network: network, losses: losses)
  }

  /// J, clipped to ε…1 − ε: a training with too large steps meets outputs of 0 and 1.
  private func loss(of network: TwoLayerNetwork) -> Double {
    let least = Double.ulpOfOne
    let outputs = pass(network).outputs
    let o = outputs.replacing(with: least, where: outputs .< least)
      .replacing(with: 1 - least, where: outputs .> 1 - least)
    return -(labels * log(o) + (1 - labels) * log(1 - o)).sum() / Double(inputs.shape[0])
  }

  /// The share of rows with one output whose class is the more likely one.
  func accuracy(of network: TwoLayerNetwork) -> Double {
    let wrong = ((pass(network).outputs .>= 0.5) .^ (labels .>= 0.5)).trueCount
    return 1 - Double(wrong) / Double(labels.count)
  }
}

extension TwoLayerNetwork {
  /// A network before any learning: weights from a normal distribution, biases 0.
  ///
  /// The variance is `spread`² in the hidden layer, and 1 / hidden in the output layer.
  static func random(
    inputs: Int, hidden: Int, outputs: Int, spread: Double = 1,
    using generator: inout RandomGenerator
  ) -> TwoLayerNetwork {
    TwoLayerNetwork(
      hiddenWeights: generator.normal(
        mean: 0, standardDeviation: spread, shape: [hidden, inputs]),
      hiddenBiases: .zeros([hidden]),
      outputWeights: generator.normal(
        mean: 0, standardDeviation: 1 / Double(hidden).squareRoot(), shape: [outputs, hidden]),
      outputBiases: .zeros([outputs]))
  }
}
