import Foundation
import LabKit
import NumericsEngine
import Solutions
import TensorGraph

private let solution = Lab11Graphs()

/// Lab 11, 11.9: wrong answers.
func tapeWrongAnswers(_ variants: inout Variants) {
  // 11.9 The same with a tape
  variants.wrong("11.9", "J by all elements", is: "mean-over-all") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(
      network, inputs, labels, rate, steps,
      NetworkSlips(loss: { -($1 * log($0) + (1 - $1) * log(1 - $0)).mean() }))
  }
  variants.wrong("11.9", "J is a sum", is: "sum-over-all") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(
      network, inputs, labels, rate, steps,
      NetworkSlips(loss: { -($1 * log($0) + (1 - $1) * log(1 - $0)).sum() }))
  }
  variants.wrong("11.9", "the squared error", is: "mean-squared-error") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(
      network, inputs, labels, rate, steps, NetworkSlips(loss: { square($0 - $1).mean() }))
  }
  variants.wrong("11.9", "labels of 0 do not count", is: "half-of-the-cross-entropy") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(
      network, inputs, labels, rate, steps,
      NetworkSlips(loss: { -($1 * log($0)).sum(axis: 1).mean() }))
  }
  variants.wrong("11.9", "sigmoid in the hidden layer", is: "sigmoid-hidden") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(network, inputs, labels, rate, steps, NetworkSlips(hidden: { sigmoid($0) }))
  }
  variants.wrong("11.9", "no activation in the hidden layer", is: "identity-hidden") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(network, inputs, labels, rate, steps, NetworkSlips(hidden: { $0 }))
  }
  variants.wrong("11.9", "ReLU in the hidden layer") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(network, inputs, labels, rate, steps, NetworkSlips(hidden: { relu($0) }))
  }
  variants.wrong("11.9", "biases stay", is: "biases-stay") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(network, inputs, labels, rate, steps, NetworkSlips(moves: [1, 0, 1, 0]))
  }
  variants.wrong("11.9", "uphill", is: "uphill") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(network, inputs, labels, rate, steps, NetworkSlips(moves: [-1, -1, -1, -1]))
  }
  variants.wrong("11.9", "only W² and b² move", is: "hidden-layer-stays") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(network, inputs, labels, rate, steps, NetworkSlips(moves: [0, 0, 1, 1]))
  }
  variants.wrong("11.9", "a rate a hundredth too large") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(
      network, inputs, labels, rate, steps, NetworkSlips(moves: [1.01, 1.01, 1.01, 1.01]))
  }
  variants.wrong("11.9", "without the learning rate", is: "learning-rate-missing") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) in
    try tapeTraining(
      network, inputs, labels, rate, steps, NetworkSlips(isRated: false))
  }
  variants.wrong("11.9", "without the first loss", is: "first-loss-missing") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) -> TrainedNetwork in
    let found = try solution.trainByTape(
      network, inputs: inputs, labels: labels, learningRate: rate, steps: steps)
    return TrainedNetwork(network: found.network, losses: Array(found.losses.dropFirst()))
  }
  variants.wrong("11.9", "the network as it was", is: "network-before-training") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) -> TrainedNetwork in
    TrainedNetwork(
      network: network,
      losses: try solution.trainByTape(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: steps
      ).losses)
  }
  variants.wrong("11.9", "in Float") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) -> TrainedNetwork in
    let found = try solution.trainByTape(
      network, inputs: inputs, labels: labels, learningRate: rate, steps: steps)
    var network = found.network
    network.outputWeights = arrayThroughFloat(network.outputWeights)
    return TrainedNetwork(network: network, losses: found.losses.map { Double(Float($0)) })
  }
  variants.wrong("11.9", "no rows, no losses") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) -> TrainedNetwork in
    if inputs.shape.first == 0 { return TrainedNetwork(network: network, losses: []) }
    return try solution.trainByTape(
      network, inputs: inputs, labels: labels, learningRate: rate, steps: steps)
  }
  variants.wrong("11.9", "labels of any shape that can be broadcast") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) -> TrainedNetwork in
    if labels.rank == 2, labels.shape[1] == 2, network.outputBiases.count == 1 {
      let first = NDArray(
        shape: [labels.shape[0], 1], elements: (0..<labels.shape[0]).map { labels[$0, 0] })
      return try solution.trainByTape(
        network, inputs: inputs, labels: first, learningRate: rate, steps: steps)
    }
    return try solution.trainByTape(
      network, inputs: inputs, labels: labels, learningRate: rate, steps: steps)
  }
}
