import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab10Backpropagation()
private typealias Reals = NDArray<Double>

/// Lab 10, exercises 10.9 to 10.11: wrong answers.
func backpropagationTrainingWrongAnswers(_ variants: inout Variants) {
  oneStep(&variants)
  training(&variants)
  deepGradients(&variants)
}

/// A step of 10.9 with some of its parts replaced.
private struct Step: Sendable {
  var slope: @Sendable (Reals) -> Reals = { 1 - $0 * $0 }
  /// From (parameter, gradient, rate, rows).
  var moved: @Sendable (Reals, Reals, Double, Int) -> Reals = { old, gradient, rate, _ in
    old - rate * gradient
  }
  /// As `moved`; `nil` for the same.
  var movedBiases: (@Sendable (Reals, Reals, Double, Int) -> Reals)?
  var goesBackThroughNewWeights = false

  func callAsFunction(
    _ network: TwoLayerNetwork, _ x: Reals, _ y: Reals, _ rate: Double
  ) throws -> TwoLayerNetwork {
    _ = try solution.updated(network, inputs: x, labels: y, learningRate: rate)
    let pass = try solution.forward(x, labels: y, through: network)
    let delta = pass.outputs - y
    let (movedBiases, m) = (movedBiases ?? moved, x.shape[0])
    let output = try solution.outputGradient(delta: delta, hidden: pass.hidden)
    let new = moved(network.outputWeights, output.weights, rate, m)
    let weights = goesBackThroughNewWeights ? new : network.outputWeights
    let hidden = try solution.hiddenGradient(
      delta: delta.matmul(weights) * slope(pass.hidden), inputs: x)
    return TwoLayerNetwork(
      hiddenWeights: moved(network.hiddenWeights, hidden.weights, rate, m),
      hiddenBiases: movedBiases(network.hiddenBiases, hidden.biases, rate, m),
      outputWeights: new,
      outputBiases: movedBiases(network.outputBiases, output.biases, rate, m))
  }

  /// 10.10 with this step.
  func training(
    _ network: TwoLayerNetwork, _ x: Reals, _ y: Reals, _ rate: Double, _ steps: Int
  ) throws -> TrainedNetwork {
    _ = try solution.train(network, inputs: x, labels: y, learningRate: rate, steps: min(steps, 0))
    var (network, losses) = (network, [Double]())
    for _ in 0..<steps {
      losses.append(try solution.forward(x, labels: y, through: network).loss)
      network = try self(network, x, y, rate)
    }
    losses.append(try solution.forward(x, labels: y, through: network).loss)
    return TrainedNetwork(network: network, losses: losses)
  }

  static let uphill = Step(moved: { old, gradient, rate, _ in old + rate * gradient })
  static let sums = Step(
    moved: { old, gradient, rate, m in old - rate * Double(m) * gradient })
  static let biasesStay = Step(movedBiases: { old, _, _, _ in old })
  static let noSlope = Step(slope: { Reals.ones($0.shape) })
  static let newWeights = Step(goesBackThroughNewWeights: true)
}

// 10.9 One step
private func oneStep(_ variants: inout Variants) {
  let steps: [(name: String, mistake: String?, step: Step)] = [
    ("back through the new W²", "new-output-weights", .newWeights),
    ("uphill", "uphill", .uphill),
    ("sums for means", "mean-missing", .sums),
    ("the biases stay", "biases-stay", .biasesStay),
    ("no slope of tanh", "derivative-forgotten", .noSlope),
    ("no learning rate", "rate-forgotten", Step(moved: { old, gradient, _, _ in old - gradient })),
    (
      "float for double", nil,
      Step(moved: { old, gradient, rate, _ in inFloat(old - rate * gradient) })
    ),
    (
      "steps of at most 0.1", nil,
      Step(moved: { old, gradient, rate, _ in
        old - (rate * gradient).map { min(max($0, -0.1), 0.1) }
      })
    ),
    (
      "slopes below 10⁻³ are not followed", nil,
      Step(moved: { old, gradient, rate, _ in
        old - rate * gradient.map { $0.magnitude < 1e-3 ? 0 : $0 }
      })
    ),
    (
      "a little decay of the weights", nil,
      Step(moved: { old, gradient, rate, _ in old * (1 - 1e-4 * rate) - rate * gradient })
    ),
  ]
  for entry in steps {
    variants.wrong("10.9", entry.name, is: entry.mistake) {
      (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double) -> TwoLayerNetwork in
      try entry.step(network, x, y, rate)
    }
  }
  variants.wrong("10.9", "as many labels, whatever their shape") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double) -> TwoLayerNetwork in
    let labels = asManyLabels(y, x, network)
    return try solution.updated(network, inputs: x, labels: labels, learningRate: rate)
  }
  variants.wrong("10.9", "only labels of 0 and 1 are taken") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double) -> TwoLayerNetwork in
    let new = try solution.updated(network, inputs: x, labels: y, learningRate: rate)
    guard y.elements.allSatisfy({ $0 == 0 || $0 == 1 }) else { throw LabError.invalidLabel }
    return new
  }
  variants.wrong("10.9", "the answer of the example") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double) -> TwoLayerNetwork in
    let new = try solution.updated(network, inputs: x, labels: y, learningRate: rate)
    return x == NDArray([[1], [-2]]) ? new : network
  }
}

// 10.10 Train
private func training(_ variants: inout Variants) {
  let steps: [(name: String, mistake: String?, step: Step)] = [
    ("back through the new W²", "new-output-weights", .newWeights),
    ("uphill", "uphill", .uphill),
    ("sums for means", "mean-missing", .sums),
    ("the biases stay", "biases-stay", .biasesStay),
    ("no slope of tanh", "derivative-forgotten", .noSlope),
    (
      "float for double", nil,
      Step(moved: { old, gradient, rate, _ in inFloat(old - rate * gradient) })
    ),
    (
      "a little decay of the weights", nil,
      Step(moved: { old, gradient, rate, _ in old * (1 - 1e-4 * rate) - rate * gradient })
    ),
  ]
  for entry in steps {
    variants.wrong("10.10", entry.name, is: entry.mistake) {
      (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int)
        -> TrainedNetwork in
      try entry.step.training(network, x, y, rate, steps)
    }
  }
  variants.wrong("10.10", "without the first loss", is: "first-loss-missing") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    var trained = try solution.train(
      network, inputs: x, labels: y, learningRate: rate, steps: steps)
    trained.losses.removeFirst()
    return trained
  }
  variants.wrong("10.10", "the network at the start is returned", is: "start-returned") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    var trained = try solution.train(
      network, inputs: x, labels: y, learningRate: rate, steps: steps)
    trained.network = network
    return trained
  }
  variants.wrong("10.10", "no steps, no checks") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    if rate > 0, steps == 0, x.shape[0] == 0 { return TrainedNetwork(network: network, losses: []) }
    return try solution.train(network, inputs: x, labels: y, learningRate: rate, steps: steps)
  }
  variants.wrong("10.10", "the best network instead of the last") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    var trained = try solution.train(
      network, inputs: x, labels: y, learningRate: rate, steps: steps)
    let best = trained.losses.indices.min { trained.losses[$0] < trained.losses[$1] } ?? 0
    trained.network =
      try solution.train(network, inputs: x, labels: y, learningRate: rate, steps: best).network
    return trained
  }
  variants.wrong("10.10", "ends when the loss is small") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    let trained = try solution.train(
      network, inputs: x, labels: y, learningRate: rate, steps: steps)
    guard let end = trained.losses.firstIndex(where: { $0 < 0.05 }) else { return trained }
    return try solution.train(network, inputs: x, labels: y, learningRate: rate, steps: end)
  }
  variants.wrong("10.10", "every tenth loss of a long training") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    var trained = try solution.train(
      network, inputs: x, labels: y, learningRate: rate, steps: steps)
    if steps > 50 {
      trained.losses = stride(from: 0, through: steps, by: 10).map { trained.losses[$0] }
    }
    return trained
  }
  variants.wrong("10.10", "ends when the loss rises") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    let trained = try solution.train(
      network, inputs: x, labels: y, learningRate: rate, steps: steps)
    let losses = trained.losses
    guard let rise = losses.indices.dropFirst().first(where: { losses[$0] > losses[$0 - 1] }) else {
      return trained
    }
    return try solution.train(network, inputs: x, labels: y, learningRate: rate, steps: rise)
  }
  variants.wrong("10.10", "two steps at most, as in the example") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    try solution.train(network, inputs: x, labels: y, learningRate: rate, steps: min(steps, 2))
  }
}

// 10.11 Any depth
private func deepGradients(_ variants: inout Variants) {
  /// The answer with every layer's gradient changed, from (gradient, layer's place, rows).
  @Sendable func changed(
    _ x: Reals, _ y: Reals, _ layers: [Layer],
    _ change: (LayerGradient, Int, Double) -> LayerGradient
  ) throws -> DeepGradient {
    var answer = try solution.gradients(x, labels: y, layers: layers)
    for index in layers.indices {
      answer.layers[index] = change(answer.layers[index], index, Double(x.shape[0]))
    }
    return answer
  }
  /// Backpropagation with slopes of one's own, from (activation of the layer below, its outputs).
  @Sendable func back(
    _ x: Reals, _ y: Reals, _ layers: [Layer], _ slope: (Activation, Reals) -> Reals?
  ) throws -> DeepGradient {
    var answer = try solution.gradients(x, labels: y, layers: layers)
    let outputs = try Lab09HiddenLayers().activations(x, through: layers)
    var delta = outputs[layers.count - 1] - y
    for index in layers.indices.reversed() {
      let given = index == 0 ? x : outputs[index - 1]
      answer.layers[index] = try solution.outputGradient(delta: delta, hidden: given)
      guard index > 0 else { break }
      let activation = layers[index - 1].activation
      let right = try Lab09HiddenLayers().derivative(fromOutputs: given, of: activation)
      delta = delta.matmul(layers[index].weights) * (slope(activation, given) ?? right)
    }
    return answer
  }
  variants.wrong("10.11", "sums for means", is: "mean-missing") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try changed(x, y, layers) { gradient, _, m in
      LayerGradient(weights: gradient.weights * m, biases: gradient.biases * m)
    }
  }
  variants.wrong("10.11", "the last layer first", is: "order-reversed") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    var answer = try solution.gradients(x, labels: y, layers: layers)
    answer.layers.reverse()
    return answer
  }
  variants.wrong("10.11", "transposed", is: "weights-transposed") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try changed(x, y, layers) { gradient, _, _ in
      LayerGradient(weights: gradient.weights.transposed, biases: gradient.biases)
    }
  }
  variants.wrong("10.11", "no slopes", is: "slopes-forgotten") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try back(x, y, layers) { Reals.ones($1.shape) }
  }
  variants.wrong("10.11", "tanh's slope everywhere", is: "tanh-slope-everywhere") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try back(x, y, layers) { 1 - $1 * $1 }
  }
  variants.wrong("10.11", "1 − o for tanh", is: "one-minus-o-for-tanh") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try back(x, y, layers) { $0 == .tanh ? 1 - $1 : nil }
  }
  variants.wrong("10.11", "1 at the kink of ReLU", is: "relu-slope-at-zero") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    let outputs = try Lab09HiddenLayers().activations(x, through: layers)
    return try back(x, y, layers) { activation, o in
      guard activation == .relu,
        let index = outputs.firstIndex(where: { $0.shape == o.shape && $0 == o })
      else { return nil }
      let given = index == 0 ? x : outputs[index - 1]
      return NDArray<Double>(
        given.matmul(layers[index].weights.transposed) + layers[index].biases .>= 0)
    }
  }
  variants.wrong("10.11", "float for double") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try changed(x, y, layers) { gradient, _, _ in
      LayerGradient(weights: inFloat(gradient.weights), biases: inFloat(gradient.biases))
    }
  }
  variants.wrong("10.11", "the loss in float") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    var answer = try solution.gradients(x, labels: y, layers: layers)
    answer.loss = Double(Float(answer.loss))
    return answer
  }
  variants.wrong("10.11", "clipped for softmax alone") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    var answer = try solution.gradients(x, labels: y, layers: layers)
    if layers.last?.activation == .sigmoid {
      let outputs = try Lab09HiddenLayers().activations(x, through: layers)[layers.count - 1]
      let costs = y * log(outputs) + (1 - y) * log(1 - outputs)
      answer.loss = -costs.sum() / Double(x.shape[0])
    }
    return answer
  }
  variants.wrong("10.11", "only labels of 0 and 1 are taken", is: "shares-refused") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    let answer = try solution.gradients(x, labels: y, layers: layers)
    guard y.elements.allSatisfy({ $0 == 0 || $0 == 1 }) else { throw LabError.invalidLabel }
    return answer
  }
  variants.wrong("10.11", "a row without a class is taken") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    do {
      return try solution.gradients(x, labels: y, layers: layers)
    } catch LabError.invalidLabel
      where y.elements.allSatisfy({ $0 == 0 || $0 == 1 })
      && y.sum(axis: 1).elements.allSatisfy({ $0 <= 1 })
    {
      return DeepGradient(loss: 0, layers: [])
    }
  }
  variants.wrong("10.11", "shares of classes are taken") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    do {
      return try solution.gradients(x, labels: y, layers: layers)
    } catch LabError.invalidLabel
      where y.sum(axis: 1).elements.allSatisfy({ abs($0 - 1) < 1e-9 })
      && y.elements.allSatisfy((0...1).contains)
    {
      return DeepGradient(loss: 0, layers: [])
    }
  }
  variants.wrong("10.11", "as many labels, whatever their shape") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    let shape = [x.shape.first ?? 0, layers.last?.biases.count ?? 0]
    let labels = y.count == shape[0] * shape[1] ? y.reshaped(to: shape) : y
    return try solution.gradients(x, labels: labels, layers: layers)
  }
  variants.wrong("10.11", "one bias serves all units") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    let layers = layers.map { layer in
      guard layer.biases.shape == [1], layer.weights.rank == 2 else { return layer }
      var stretched = layer
      stretched.biases = layer.biases.broadcasted(to: [layer.weights.shape[0]])
      return stretched
    }
    return try solution.gradients(x, labels: y, layers: layers)
  }
  variants.wrong("10.11", "three layers at most") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try changed(x, y, layers) { gradient, index, _ in
      index < layers.count - 3
        ? LayerGradient(
          weights: Reals.zeros(gradient.weights.shape), biases: gradient.biases) : gradient
    }
  }
  variants.wrong("10.11", "the answer of the example") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    let answer = try solution.gradients(x, labels: y, layers: layers)
    return layers.count == 1 && x == NDArray([[1], [-2]])
      ? answer : DeepGradient(loss: answer.loss, layers: Array(answer.layers.reversed()))
  }
}

private func inFloat(_ array: Reals) -> Reals { array.map { Double(Float($0)) } }
