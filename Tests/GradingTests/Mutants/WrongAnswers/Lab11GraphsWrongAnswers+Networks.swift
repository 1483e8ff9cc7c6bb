import Foundation
import LabKit
import NumericsEngine
import Solutions
import TensorGraph

private let solution = Lab11Graphs()

/// Lab 11, 11.8: wrong answers.
func graphNetworkWrongAnswers(_ variants: inout Variants) {
  // 11.8 A network by placeholders and feeds
  variants.wrong("11.8", "J by all elements", is: "mean-over-all") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(loss: { -($1 * log($0) + (1 - $1) * log(1 - $0)).mean() }))
    }
  }
  variants.wrong("11.8", "J is a sum", is: "sum-over-all") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(loss: { -($1 * log($0) + (1 - $1) * log(1 - $0)).sum() }))
    }
  }
  variants.wrong("11.8", "the squared error", is: "mean-squared-error") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(loss: { square($0 - $1).mean() }))
    }
  }
  variants.wrong("11.8", "labels of 0 do not count", is: "half-of-the-cross-entropy") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(loss: { -($1 * log($0)).sum(axis: 1).mean() }))
    }
  }
  variants.wrong("11.8", "sigmoid in the hidden layer", is: "sigmoid-hidden") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(hidden: { sigmoid($0) }))
    }
  }
  variants.wrong("11.8", "no activation in the hidden layer", is: "identity-hidden") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph, NetworkSlips(hidden: { $0 }))
    }
  }
  variants.wrong("11.8", "ReLU in the hidden layer") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(hidden: { relu($0) }))
    }
  }
  variants.wrong("11.8", "biases stay", is: "biases-stay") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(moves: [1, 0, 1, 0]))
    }
  }
  variants.wrong("11.8", "uphill", is: "uphill") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(moves: [-1, -1, -1, -1]))
    }
  }
  variants.wrong("11.8", "only W² and b² move", is: "hidden-layer-stays") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(moves: [0, 0, 1, 1]))
    }
  }
  variants.wrong("11.8", "a rate a hundredth too large") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(moves: [1.01, 1.01, 1.01, 1.01]))
    }
  }
  variants.wrong("11.8", "without the learning rate", is: "learning-rate-missing") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) in
    try InGraph { graph in
      try graphTraining(
        network, inputs, labels, rate, steps, questions, in: graph,
        NetworkSlips(isRated: false))
    }
  }
  variants.wrong("11.8", "asked before the training", is: "answers-before-training") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      var found = try solution.train(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: steps,
        asking: questions,
        in: graph)
      found.answers = try solution.train(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: 0, asking: questions,
        in: Graph<Double>()
      ).answers
      return found
    }
  }
  variants.wrong("11.8", "asked about the rows of the training", is: "answers-to-the-training-rows")
  {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      try solution.train(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: steps, asking: inputs,
        in: graph)
    }
  }
  variants.wrong("11.8", "answers 0 or 1", is: "answers-as-classes") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      var found = try solution.train(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: steps,
        asking: questions,
        in: graph)
      found.answers = NDArray(
        shape: found.answers.shape, elements: found.answers.elements.map { $0 >= 0.5 ? 1 : 0 })
      return found
    }
  }
  variants.wrong("11.8", "without the last loss", is: "last-loss-missing") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      var found = try solution.train(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: steps,
        asking: questions,
        in: graph)
      found.losses.removeLast()
      return found
    }
  }
  variants.wrong("11.8", "without the graph", is: "graph-unused") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      try solution.train(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: steps,
        asking: questions,
        in: Graph<Double>())
    }
  }
  variants.wrong("11.8", "answers turned") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      var found = try solution.train(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: steps,
        asking: questions,
        in: graph)
      found.answers = found.answers.transposed
      return found
    }
  }
  variants.wrong("11.8", "in Float") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      var found = try solution.train(
        network, inputs: inputs, labels: labels, learningRate: rate, steps: steps,
        asking: questions,
        in: graph)
      found.network.hiddenWeights = arrayThroughFloat(found.network.hiddenWeights)
      found.answers = arrayThroughFloat(found.answers)
      return found
    }
  }
}
