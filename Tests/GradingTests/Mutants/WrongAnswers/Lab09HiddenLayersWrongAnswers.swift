import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab09HiddenLayers()
private typealias Reals = NDArray<Double>

/// Lab 9: wrong answers.
func hiddenLayersWrongAnswers(_ variants: inout Variants) {
  oneHiddenLayer(&variants)
  twoLayers(&variants)
  anyDepth(&variants)
  exclusiveOr(&variants)
  hiddenSlopesWrongAnswers(&variants)
}

// 9.1 A hidden layer
private func oneHiddenLayer(_ variants: inout Variants) {
  @Sendable func sums(_ x: Reals, _ w: Reals, _ b: Reals) throws -> Reals {
    _ = try solution.hiddenLayer(x, weights: w, biases: b)
    return x.matmul(w.transposed) + b
  }
  variants.wrong("9.1", "bias forgotten", is: "bias-forgotten") {
    (x: Reals, w: Reals, b: Reals) -> Reals in
    try tanh(sums(x, w, b) - b)
  }
  variants.wrong("9.1", "tanh forgotten", is: "tanh-forgotten") {
    (x: Reals, w: Reals, b: Reals) -> Reals in
    try sums(x, w, b)
  }
  variants.wrong("9.1", "sigmoid for tanh", is: "sigmoid-for-tanh") {
    (x: Reals, w: Reals, b: Reals) -> Reals in
    try sigmoid(sums(x, w, b))
  }
  variants.wrong("9.1", "W for its transpose", is: "not-transposed") {
    (x: Reals, w: Reals, b: Reals) -> Reals in
    _ = try sums(x, w, b)
    return tanh(x.matmul(w) + b)
  }
  variants.wrong("9.1", "bias after tanh", is: "bias-after-tanh") {
    (x: Reals, w: Reals, b: Reals) -> Reals in
    try tanh(sums(x, w, b) - b) + b
  }
  variants.wrong("9.1", "float for double") { (x: Reals, w: Reals, b: Reals) -> Reals in
    try inFloat(solution.hiddenLayer(inFloat(x), weights: inFloat(w), biases: inFloat(b)))
  }
  variants.wrong("9.1", "NaN becomes 0") { (x: Reals, w: Reals, b: Reals) -> Reals in
    try solution.hiddenLayer(x, weights: w, biases: b).map { $0.isNaN ? 0 : $0 }
  }
  variants.wrong("9.1", "a short series for tanh") { (x: Reals, w: Reals, b: Reals) -> Reals in
    try sums(x, w, b).map { z in
      let square = z * z
      return min(max(z * (27 + square) / (27 + 9 * square), -1), 1)
    }
  }
  variants.wrong("9.1", "any rank of biases") { (x: Reals, w: Reals, b: Reals) -> Reals in
    try solution.hiddenLayer(
      x, weights: w, biases: b.rank == 2 ? b.reshaped(to: [b.count]) : b)
  }
  variants.wrong("9.1", "the answer of the example") { (x: Reals, w: Reals, b: Reals) -> Reals in
    let answer = try solution.hiddenLayer(x, weights: w, biases: b)
    return x == NDArray([[1, 2], [0, -1], [0.5, 0]]) ? answer : Reals.zeros(answer.shape)
  }
}

// 9.2 Two layers
private func twoLayers(_ variants: inout Variants) {
  @Sendable func outputSums(_ network: TwoLayerNetwork, _ hidden: Reals) -> Reals {
    hidden.matmul(network.outputWeights.transposed) + network.outputBiases
  }
  variants.wrong("9.2", "tanh at the output", is: "output-tanh") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    return TwoLayerOutputs(hidden: right.hidden, outputs: tanh(outputSums(network, right.hidden)))
  }
  variants.wrong("9.2", "sigmoid in the hidden layer", is: "hidden-sigmoid") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    _ = try solution.forward(x, through: network)
    let hidden = sigmoid(x.matmul(network.hiddenWeights.transposed) + network.hiddenBiases)
    return TwoLayerOutputs(hidden: hidden, outputs: sigmoid(outputSums(network, hidden)))
  }
  variants.wrong("9.2", "the hidden sums for the hidden outputs", is: "sums-shown-for-hidden") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    return TwoLayerOutputs(
      hidden: x.matmul(network.hiddenWeights.transposed) + network.hiddenBiases,
      outputs: right.outputs)
  }
  variants.wrong("9.2", "fields exchanged", is: "fields-swapped") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    return TwoLayerOutputs(hidden: right.outputs, outputs: right.hidden)
  }
  variants.wrong("9.2", "a sigmoid that overflows", is: "overflow") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    let powers = exp(outputSums(network, right.hidden))
    return TwoLayerOutputs(hidden: right.hidden, outputs: powers / (1 + powers))
  }
  variants.wrong("9.2", "softmax at the output", is: "softmax-outputs") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    return TwoLayerOutputs(
      hidden: right.hidden, outputs: softmax(outputSums(network, right.hidden), axis: 1))
  }
  variants.wrong("9.2", "float for double") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    return TwoLayerOutputs(hidden: inFloat(right.hidden), outputs: inFloat(right.outputs))
  }
  /// The network with an output bias for each unit, made of one for all or of a row.
  @Sendable func stretched(_ network: TwoLayerNetwork, from shape: [Int]) -> TwoLayerNetwork {
    guard network.outputBiases.shape == shape, network.outputWeights.rank == 2 else {
      return network
    }
    var stretched = network
    stretched.outputBiases = network.outputBiases
      .broadcasted(to: [1, network.outputWeights.shape[0]]).row(0)
    return stretched
  }
  variants.wrong("9.2", "one output bias serves all outputs") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    try solution.forward(x, through: stretched(network, from: [1]))
  }
  variants.wrong("9.2", "the output biases may be a row of rank 2") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let shape = [1, network.outputWeights.shape.first ?? 0]
    return try solution.forward(x, through: stretched(network, from: shape))
  }
  variants.wrong("9.2", "the first output alone") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    let first = right.outputs[Slice(), Slice(from: 0, to: 1)]
    return TwoLayerOutputs(hidden: right.hidden, outputs: first)
  }
  variants.wrong("9.2", "undecided whatever comes") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    return TwoLayerOutputs(hidden: right.hidden, outputs: right.outputs.map { _ in 0.5 })
  }
  variants.wrong("9.2", "the answer of the example") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let right = try solution.forward(x, through: network)
    if x == NDArray([[1, 2], [0, -1]]) { return right }
    return TwoLayerOutputs(hidden: right.hidden, outputs: 1 - right.outputs)
  }
}

// 9.3 Any number of layers
private func anyDepth(_ variants: inout Variants) {
  /// The activations, one of them replaced.
  @Sendable func through(
    _ layers: [Layer], _ x: Reals, _ apply: (Activation, Reals) -> Reals?
  ) throws -> [Reals] {
    _ = try solution.activations(x, through: layers)
    var outputs: [Reals] = []
    for layer in layers {
      let given = outputs.last ?? x
      let z = given.matmul(layer.weights.transposed) + layer.biases
      let right = try solution.activations(given, through: [layer])[0]
      outputs.append(apply(layer.activation, z) ?? right)
    }
    return outputs
  }
  variants.wrong("9.3", "the last layer alone", is: "last-only") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    try solution.activations(x, through: layers).suffix(1)
  }
  variants.wrong("9.3", "the inputs in front", is: "inputs-included") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    try [x] + solution.activations(x, through: layers)
  }
  variants.wrong("9.3", "the last layer first", is: "reversed") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    try solution.activations(x, through: layers).reversed()
  }
  variants.wrong("9.3", "softmax down the columns", is: "softmax-by-column") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    try through(layers, x) { $0 == .softmax ? softmax($1, axis: 0) : nil }
  }
  variants.wrong("9.3", "a step only above 0", is: "step-above") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    try through(layers, x) { $0 == .step ? $1.map { $0 > 0 ? 1 : 0 } : nil }
  }
  variants.wrong("9.3", "a softmax that overflows", is: "softmax-overflow") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    try through(layers, x) { activation, z in
      let powers = exp(z)
      return activation == .softmax ? powers / powers.sum(axis: 1, keepingDimensions: true) : nil
    }
  }
  variants.wrong("9.3", "tanh in every layer", is: "always-tanh") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    try through(layers, x) { tanh($1) }
  }
  variants.wrong("9.3", "float for double") { (x: Reals, layers: [Layer]) -> [Reals] in
    try solution.activations(x, through: layers).map(inFloat)
  }
  variants.wrong("9.3", "a ReLU with a leak") { (x: Reals, layers: [Layer]) -> [Reals] in
    try through(layers, x) { $0 == .relu ? $1.map { $0 > 0 ? $0 : 0.01 * $0 } : nil }
  }
  variants.wrong("9.3", "two layers at most") { (x: Reals, layers: [Layer]) -> [Reals] in
    try Array(solution.activations(x, through: layers).prefix(2))
  }
  variants.wrong("9.3", "one bias serves all units") { (x: Reals, layers: [Layer]) -> [Reals] in
    let layers = layers.map { layer in
      guard layer.biases.shape == [1], layer.weights.rank == 2 else { return layer }
      var stretched = layer
      stretched.biases = layer.biases.broadcasted(to: [layer.weights.shape[0]])
      return stretched
    }
    return try solution.activations(x, through: layers)
  }
  variants.wrong("9.3", "biases may be a row of rank 2") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    let layers = layers.map { layer in
      guard layer.biases.rank == 2, layer.biases.shape[0] == 1 else { return layer }
      var flat = layer
      flat.biases = layer.biases.row(0)
      return flat
    }
    return try solution.activations(x, through: layers)
  }
  variants.wrong("9.3", "later layers are not checked") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    do {
      return try solution.activations(x, through: layers)
    } catch LabError.shapeMismatch where layers.count > 1 {
      return try solution.activations(x, through: Array(layers.prefix(1)))
    }
  }
  variants.wrong("9.3", "the answer of the example") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    let right = try solution.activations(x, through: layers)
    return x == NDArray([[1, 2], [0, -1]]) ? right : right.map { Reals.zeros($0.shape) }
  }
}

// 9.4 Exclusive or, by hand
private func exclusiveOr(_ variants: inout Variants) {
  @Sendable func network(
    _ weights: [[Double]], _ biases: [Double], _ output: [[Double]], _ bias: Double
  ) -> TwoLayerNetwork {
    TwoLayerNetwork(
      hiddenWeights: NDArray(weights), hiddenBiases: NDArray(biases),
      outputWeights: NDArray(output), outputBiases: [bias])
  }
  let answers: [(name: String, network: TwoLayerNetwork)] = [
    ("or", network([[6, 6], [6, 6]], [-3, -9], [[4, 0]], 0)),
    ("and", network([[6, 6], [6, 6]], [-3, -9], [[0, 4]], 0)),
    ("the opposite", network([[6, 6], [6, 6]], [-3, -9], [[-4, 4]], 4)),
    ("all zeros", network([[0, 0], [0, 0]], [0, 0], [[0, 0]], 0)),
    (
      "right, but not clearly",
      network([[60, 60], [60, 60]], [-30, -90], [[2.19, -2.19]], -2.19)
    ),
    ("weights for a sigmoid", network([[-20, -20], [20, 20]], [10, -30], [[-6, -6]], 3)),
    (
      "three hidden units",
      network([[6, 6], [6, 6], [1, 1]], [-3, -9, 0], [[4, -4, 0]], -4)
    ),
    ("an infinite weight", network([[6, 6], [6, 6]], [-3, -9], [[.infinity, -4]], -4)),
    ("a single line, drawn twice", network([[6, 6], [6, 6]], [-3, -3], [[4, -4]], -4)),
  ]
  for answer in answers {
    variants.wrong("9.4", answer.name) { () -> TwoLayerNetwork in answer.network }
  }
}

private func inFloat(_ array: Reals) -> Reals { array.map { Double(Float($0)) } }
