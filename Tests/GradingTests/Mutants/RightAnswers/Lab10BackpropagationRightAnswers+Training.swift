import Foundation
import LabKit
import NumericsEngine
import Solutions

private typealias Reals = NDArray<Double>

/// Lab 10, exercises 10.9 to 10.11: right answers, written in other ways.
func backpropagationTrainingRightAnswers(_ variants: inout Variants) {
  // 10.9 One step
  variants.right("10.9", "row by row, each parameter moved by its share") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double) -> TwoLayerNetwork in
    guard rate > 0 else { throw LabError.invalidParameter }
    return try PlainTwoLayers(network, x, y).pass(rate: rate).moved
  }
  variants.right("10.9", "all in arrays, the factor −η/m once") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double) -> TwoLayerNetwork in
    guard rate > 0 else { throw LabError.invalidParameter }
    return try arrayStep(network, x, y, rate).network
  }

  // 10.10 Train
  variants.right("10.10", "row by row, the loss from the pass of the step") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    if !(rate > 0) || steps < 0 { throw LabError.invalidParameter }
    var (network, losses) = (network, [Double]())
    for step in 0...steps {
      let (loss, moved) = try PlainTwoLayers(network, x, y).pass(rate: rate)
      losses.append(loss)
      if step < steps { network = moved }
    }
    return TrainedNetwork(network: network, losses: losses)
  }
  variants.right("10.10", "a call of itself for the steps that are left") {
    (network: TwoLayerNetwork, x: Reals, y: Reals, rate: Double, steps: Int) -> TrainedNetwork in
    guard rate > 0, steps >= 0 else { throw LabError.invalidParameter }
    func trained(_ network: TwoLayerNetwork, _ left: Int) throws -> TrainedNetwork {
      let (loss, moved) = try arrayStep(network, x, y, rate)
      guard left > 0 else { return TrainedNetwork(network: network, losses: [loss]) }
      var rest = try trained(moved, left - 1)
      rest.losses.insert(loss, at: 0)
      return rest
    }
    return try trained(network, steps)
  }

  // 10.11 Any depth
  variants.right("10.11", "row by row, number by number") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try checkDeep(x, y, layers)
    return rowByRow(x, y, layers)
  }
  variants.right("10.11", "a call of itself for the layers above") {
    (x: Reals, y: Reals, layers: [Layer]) -> DeepGradient in
    try checkDeep(x, y, layers)
    let (loss, gradients, _) = recursive(layers[...], x, y)
    return DeepGradient(loss: loss, layers: gradients)
  }
}

private func cost(_ label: Double, _ output: Double, oneOfAll: Bool = false) -> Double {
  let kept = min(max(output, .ulpOfOne), 1 - .ulpOfOne)
  return -label * log(kept) - (oneOfAll ? 0 : (1 - label) * log1p(-kept))
}

/// A network of 10.9 on rows that fit it, by loops.
private struct PlainTwoLayers {
  let network: TwoLayerNetwork
  let x: Reals
  let y: Reals

  init(_ network: TwoLayerNetwork, _ x: Reals, _ y: Reals) throws {
    let (w1, w2) = (network.hiddenWeights, network.outputWeights)
    guard x.rank == 2, w1.rank == 2, w2.rank == 2, w1.shape[1] == x.shape[1],
      network.hiddenBiases.shape == [w1.shape[0]], w2.shape[1] == w1.shape[0],
      network.outputBiases.shape == [w2.shape[0]], y.shape == [x.shape[0], w2.shape[0]]
    else { throw LabError.shapeMismatch }
    if x.shape[0] == 0 { throw LabError.emptyInput }
    for label in y.elements where !(label >= 0 && label <= 1) { throw LabError.invalidLabel }
    (self.network, self.x, self.y) = (network, x, y)
  }

  /// J, and the network that every row has moved by its share.
  func pass(rate: Double) -> (loss: Double, moved: TwoLayerNetwork) {
    var (loss, moved) = (0.0, network)
    let (m, n) = (x.shape[0], x.shape[1])
    let (hidden, outputs) = (network.hiddenBiases.count, network.outputBiases.count)
    let share = rate / Double(m)
    for row in 0..<m {
      let o1 = (0..<hidden).map { unit in
        Foundation.tanh(
          (0..<n).reduce(network.hiddenBiases[unit]) {
            $0 + network.hiddenWeights[unit, $1] * x[row, $1]
          })
      }
      var blame = [Double](repeating: 0, count: hidden)
      for output in 0..<outputs {
        let z = (0..<hidden).reduce(network.outputBiases[output]) {
          $0 + network.outputWeights[output, $1] * o1[$1]
        }
        let o = 1 / (1 + Foundation.exp(-z))
        loss += cost(y[row, output], o)
        let delta = o - y[row, output]
        moved.outputBiases[output] -= share * delta
        for unit in 0..<hidden {
          blame[unit] += delta * network.outputWeights[output, unit]
          moved.outputWeights[output, unit] -= share * delta * o1[unit]
        }
      }
      for unit in 0..<hidden {
        let delta = blame[unit] * (1 - o1[unit]) * (1 + o1[unit])
        moved.hiddenBiases[unit] -= share * delta
        for column in 0..<n { moved.hiddenWeights[unit, column] -= share * delta * x[row, column] }
      }
    }
    return (loss / Double(m), moved)
  }
}

/// J, and the network after a step, in arrays that are transposed: a column for each row.
private func arrayStep(
  _ network: TwoLayerNetwork, _ x: Reals, _ y: Reals, _ rate: Double
) throws -> (loss: Double, network: TwoLayerNetwork) {
  _ = try PlainTwoLayers(network, x, y)
  let (given, labels) = (x.transposed, y.transposed)
  let o1 = tanh(
    network.hiddenWeights.matmul(given) + network.hiddenBiases.expandingDimension(at: 1))
  let o2 =
    1
    / (1
      + exp(-network.outputWeights.matmul(o1) - network.outputBiases.expandingDimension(at: 1)))
  let d2 = o2 - labels
  let d1 = network.outputWeights.transposed.matmul(d2) * (1 - o1) * (1 + o1)
  let factor = -rate / Double(x.shape[0])
  let costs = zip(labels.elements, o2.elements).map { cost($0, $1) }
  let moved = TwoLayerNetwork(
    hiddenWeights: network.hiddenWeights + factor * d1.matmul(x),
    hiddenBiases: network.hiddenBiases + factor * d1.sum(axis: 1),
    outputWeights: network.outputWeights + factor * d2.matmul(o1.transposed),
    outputBiases: network.outputBiases + factor * d2.sum(axis: 1))
  return (costs.reduce(0, +) / Double(x.shape[0]), moved)
}

private func checkDeep(_ x: Reals, _ y: Reals, _ layers: [Layer]) throws {
  guard let last = layers.last else { throw LabError.emptyInput }
  guard last.activation == .softmax || last.activation == .sigmoid else {
    throw LabError.invalidParameter
  }
  for layer in layers.dropLast() where layer.activation == .softmax || layer.activation == .step {
    throw LabError.invalidParameter
  }
  guard x.rank == 2 else { throw LabError.shapeMismatch }
  var width = x.shape[1]
  for layer in layers {
    guard layer.weights.rank == 2, layer.weights.shape[1] == width,
      layer.biases.shape == [layer.weights.shape[0]]
    else { throw LabError.shapeMismatch }
    width = layer.biases.count
  }
  guard y.shape == [x.shape[0], width] else { throw LabError.shapeMismatch }
  if x.shape[0] == 0 { throw LabError.emptyInput }
  for row in 0..<y.shape[0] {
    let labels = y.row(row).elements
    if last.activation == .softmax {
      guard labels.count(where: { $0 == 1 }) == 1, labels.count(where: { $0 == 0 }) == width - 1
      else { throw LabError.invalidLabel }
    } else {
      guard labels.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw LabError.invalidLabel }
    }
  }
}

private func activated(_ z: [Double], _ activation: Activation) -> [Double] {
  let largest = z.max() ?? 0
  let total = z.reduce(0) { $0 + Foundation.exp($1 - largest) }
  return z.map { z in
    switch activation {
    case .identity: z
    case .step: z < 0 ? 0 : 1
    case .sigmoid: 1 / (1 + Foundation.exp(-z))
    case .tanh: Foundation.tanh(z)
    case .relu: z > 0 ? z : 0
    case .softmax: Foundation.exp(z - largest) / total
    }
  }
}

private func slope(_ o: Double, _ activation: Activation) -> Double {
  switch activation {
  case .sigmoid: o - o * o
  case .tanh: (1 - o) * (1 + o)
  case .relu: o > 0 ? 1 : 0
  case .identity, .step, .softmax: 1
  }
}

private func rowByRow(_ x: Reals, _ y: Reals, _ layers: [Layer]) -> DeepGradient {
  let m = Double(x.shape[0])
  var answer = DeepGradient(
    loss: 0,
    layers: layers.map {
      LayerGradient(weights: .zeros($0.weights.shape), biases: .zeros($0.biases.shape))
    })
  for row in 0..<x.shape[0] {
    var outputs = [x.row(row).elements]
    for layer in layers {
      let given = outputs[outputs.count - 1]
      let z = (0..<layer.biases.count).map { unit in
        given.indices.reduce(layer.biases[unit]) { $0 + layer.weights[unit, $1] * given[$1] }
      }
      outputs.append(activated(z, layer.activation))
    }
    let (said, labels) = (outputs[layers.count], y.row(row).elements)
    let oneOfAll = layers[layers.count - 1].activation == .softmax
    for (label, o) in zip(labels, said) {
      answer.loss += cost(label, o, oneOfAll: oneOfAll) / m
    }
    var delta = zip(said, labels).map { $0 - $1 }
    for index in layers.indices.reversed() {
      let (given, weights) = (outputs[index], layers[index].weights)
      for unit in delta.indices {
        answer.layers[index].biases[unit] += delta[unit] / m
        for column in given.indices {
          answer.layers[index].weights[unit, column] += delta[unit] * given[column] / m
        }
      }
      guard index > 0 else { break }
      delta = given.indices.map { column in
        delta.indices.reduce(0) { $0 + delta[$1] * weights[$1, column] }
          * slope(given[column], layers[index - 1].activation)
      }
    }
  }
  return answer
}

/// J, the gradients from these layers on, and the slopes by what they are given.
private func recursive(
  _ layers: ArraySlice<Layer>, _ x: Reals, _ y: Reals
) -> (loss: Double, gradients: [LayerGradient], back: Reals) {
  guard let layer = layers.first else { return (0, [], x) }
  let m = Double(x.shape[0])
  let z = x.matmul(layer.weights.transposed) + layer.biases
  let rows = (0..<z.shape[0]).map { activated(z.row($0).elements, layer.activation) }
  let outputs = NDArray(shape: z.shape, elements: rows.flatMap { $0 })
  var (loss, gradients) = (0.0, [LayerGradient]())
  let delta: Reals
  if layers.count == 1 {
    delta = outputs - y
    for (label, o) in zip(y.elements, outputs.elements) {
      loss += cost(label, o, oneOfAll: layer.activation == .softmax) / m
    }
  } else {
    let above = recursive(layers.dropFirst(), outputs, y)
    (loss, gradients) = (above.loss, above.gradients)
    delta = above.back * outputs.map { slope($0, layer.activation) }
  }
  let own = LayerGradient(
    weights: delta.transposed.matmul(x) / m, biases: delta.sum(axis: 0) / m)
  return (loss, [own] + gradients, delta.matmul(layer.weights))
}
