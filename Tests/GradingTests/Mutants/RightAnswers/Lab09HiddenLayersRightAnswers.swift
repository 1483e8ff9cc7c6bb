import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab09HiddenLayers()
private typealias Reals = NDArray<Double>

/// Lab 9: right answers, written in other ways.
func hiddenLayersRightAnswers(_ variants: inout Variants) {
  // 9.1 A hidden layer
  variants.right("9.1", "loops over plain numbers") { (x: Reals, w: Reals, b: Reals) -> Reals in
    try Plain(Layer(weights: w, biases: b, activation: .tanh), given: x).outputs
  }
  variants.right("9.1", "tanh by one exponential, sums with the rows of X on the right") {
    (x: Reals, w: Reals, b: Reals) -> Reals in
    guard [x.rank, w.rank, b.rank] == [2, 2, 1], x.shape[1] == w.shape[1], w.shape[0] == b.count
    else { throw LabError.shapeMismatch }
    let z = w.matmul(x.transposed).transposed + b
    return 1 - 2 / (exp(2 * z) + 1)
  }

  // 9.2 Two layers
  variants.right("9.2", "loops over plain numbers") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let hidden = try Plain(network.hidden, given: x).outputs
    return TwoLayerOutputs(
      hidden: hidden, outputs: try Plain(network.output, given: hidden).outputs)
  }
  variants.right("9.2", "each activation by the other one") {
    (x: Reals, network: TwoLayerNetwork) -> TwoLayerOutputs in
    let hidden = 2 * sigmoid(2 * (try sums(network.hidden, given: x))) - 1
    return TwoLayerOutputs(
      hidden: hidden, outputs: 0.5 + 0.5 * tanh(0.5 * (try sums(network.output, given: hidden))))
  }

  // 9.3 Any number of layers
  variants.right("9.3", "loops over plain numbers") { (x: Reals, layers: [Layer]) -> [Reals] in
    var outputs: [Reals] = []
    for layer in layers { outputs.append(try Plain(layer, given: outputs.last ?? x).outputs) }
    return outputs
  }
  variants.right("9.3", "the first layer, then the others by a call of itself") {
    (x: Reals, layers: [Layer]) -> [Reals] in
    try through(layers[...], x)
  }

  // 9.4 Exclusive or, by hand
  variants.right("9.4", "at least one, and not both") { () -> TwoLayerNetwork in
    TwoLayerNetwork(
      hiddenWeights: NDArray([[10, 10], [-10, -10]]), hiddenBiases: [-5, 15],
      outputWeights: NDArray([[5, 5]]), outputBiases: [-5])
  }
  variants.right("9.4", "the first alone, or the second alone") { () -> TwoLayerNetwork in
    TwoLayerNetwork(
      hiddenWeights: NDArray([[6, -6], [-6, 6]]), hiddenBiases: [-3, -3],
      outputWeights: NDArray([[5, 5]]), outputBiases: [5])
  }
  variants.right("9.4", "small weights, just clear enough") { () -> TwoLayerNetwork in
    TwoLayerNetwork(
      hiddenWeights: NDArray([[3, 3], [3, 3]]), hiddenBiases: [-1.5, -4.5],
      outputWeights: NDArray([[3, -3]]), outputBiases: [-2.7])
  }

  // 9.5 Slopes from outputs
  variants.right("9.5", "products of (1 − o) and (1 + o)") {
    (o: Reals, activation: Activation) -> Reals in
    switch activation {
    case .identity: return Reals.ones(o.shape)
    case .sigmoid: return (1 - o) * o
    case .tanh: return (1 - o) * (1 + o)
    case .relu: return NDArray<Double>(o .> 0)
    case .step, .softmax: throw LabError.invalidParameter
    }
  }
  variants.right("9.5", "number by number, subtracted last") {
    (o: Reals, activation: Activation) -> Reals in
    try o.map { o throws -> Double in
      switch activation {
      case .identity: return 1
      case .sigmoid: return o - o * o
      case .tanh: return -(o * o - 1)
      case .relu: return o <= 0 ? 0 : 1
      case .step, .softmax: throw LabError.invalidParameter
      }
    }
  }

  // 9.6 Spreads, layer by layer
  variants.right("9.6", "loops over plain numbers, running means") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    guard !layers.isEmpty, x.shape.first != 0 else { throw LabError.emptyInput }
    var given = x
    var steps: [Plain] = []
    for layer in layers {
      steps.append(try Plain(layer, given: given))
      given = steps[steps.count - 1].outputs
    }
    guard gradient.shape == given.shape else { throw LabError.shapeMismatch }
    var (spreads, back) = (LayerSpreads(signals: [], gradients: []), gradient)
    for step in steps.reversed() {
      spreads.signals.insert(runningDeviation(step.outputs), at: 0)
      spreads.gradients.insert(runningDeviation(back), at: 0)
      back = try step.back(back)
    }
    return spreads
  }
  variants.right("9.6", "a call of itself for the layers above, sums of squares") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    guard !layers.isEmpty, x.rank < 1 || x.shape[0] > 0 else { throw LabError.emptyInput }
    return try spreads(layers[...], x, gradient).spreads
  }
}

extension TwoLayerNetwork {
  fileprivate var hidden: Layer {
    Layer(weights: hiddenWeights, biases: hiddenBiases, activation: .tanh)
  }

  fileprivate var output: Layer {
    Layer(weights: outputWeights, biases: outputBiases, activation: .sigmoid)
  }
}

private func sums(_ layer: Layer, given x: Reals) throws -> Reals {
  guard x.rank == 2, layer.weights.rank == 2, layer.biases.shape == [layer.weights.shape[0]],
    x.shape[1] == layer.weights.shape[1]
  else { throw LabError.shapeMismatch }
  return x.matmul(layer.weights.transposed) + layer.biases
}

private func through(_ layers: ArraySlice<Layer>, _ x: Reals) throws -> [Reals] {
  guard let first = layers.first else { return [] }
  let z = try sums(first, given: x)
  let outputs: Reals
  switch first.activation {
  case .identity: outputs = z
  case .step: outputs = NDArray<Double>(z .>= 0)
  case .sigmoid: outputs = 1 / (1 + exp(-z))
  case .tanh: outputs = tanh(z)
  case .relu: outputs = z.map { max($0, 0) }
  case .softmax: outputs = exp(z - logSumExp(z, axis: 1, keepingDimensions: true))
  }
  return [outputs] + (try through(layers.dropFirst(), outputs))
}

/// The spreads from these layers on, and the gradient by what they are given.
private func spreads(
  _ layers: ArraySlice<Layer>, _ x: Reals, _ gradient: Reals
) throws -> (spreads: LayerSpreads, back: Reals) {
  func deviation(_ a: Reals) -> Double {
    let count = Double(a.count)
    // The sum of squares about the first number instead of the mean.
    let moved = a.elements.map { $0 - a.elements[0] }
    let (sum, squares) = (moved.reduce(0, +), moved.reduce(0) { $0 + $1 * $1 })
    return max(0, squares / count - sum / count * (sum / count)).squareRoot()
  }
  guard let layer = layers.first else {
    guard gradient.shape == x.shape else { throw LabError.shapeMismatch }
    return (LayerSpreads(signals: [], gradients: []), gradient)
  }
  let outputs = try through(layers.prefix(1), x)[0]
  var (above, back) = try spreads(layers.dropFirst(), outputs, gradient)
  above.signals.insert(deviation(outputs), at: 0)
  above.gradients.insert(deviation(back), at: 0)
  return (above, try Plain(layer, given: x).back(back))
}

private func runningDeviation(_ array: Reals) -> Double {
  var (mean, squares, count) = (0.0, 0.0, 0.0)
  for value in array.elements {
    count += 1
    let distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
  }
  return (squares / count).squareRoot()
}

/// A layer that has been run, number by number.
private struct Plain {
  let layer: Layer
  let outputs: Reals

  init(_ layer: Layer, given x: Reals) throws {
    let (w, b) = (layer.weights, layer.biases)
    guard x.rank == 2, w.rank == 2, b.rank == 1, x.shape[1] == w.shape[1], b.count == w.shape[0]
    else { throw LabError.shapeMismatch }
    var numbers: [Double] = []
    for row in 0..<x.shape[0] {
      var z: [Double] = []
      for unit in 0..<b.count {
        var sum = b[unit]
        for column in 0..<x.shape[1] { sum += x[row, column] * w[unit, column] }
        z.append(sum)
      }
      let largest = z.max() ?? 0
      let total = z.reduce(0) { $0 + Foundation.exp($1 - largest) }
      numbers += z.map { z in
        switch layer.activation {
        case .identity: z
        case .step: z < 0 ? 0 : 1
        case .sigmoid: 1 / (1 + Foundation.exp(-z))
        case .tanh: Foundation.tanh(z)
        case .relu: z > 0 ? z : 0
        case .softmax: Foundation.exp(z - largest) / total
        }
      }
    }
    self.layer = layer
    outputs = NDArray(shape: [x.shape[0], b.count], elements: numbers)
  }

  /// The gradient by what the layer was given, from that by its outputs.
  func back(_ gradient: Reals) throws -> Reals {
    let weights = layer.weights
    var result = Reals.zeros([gradient.shape[0], weights.shape[1]])
    for row in 0..<gradient.shape[0] {
      for unit in 0..<weights.shape[0] {
        let o = outputs[row, unit]
        let slope: Double
        switch layer.activation {
        case .identity: slope = 1
        case .sigmoid: slope = o * (1 - o)
        case .tanh: slope = (1 - o) * (1 + o)
        case .relu: slope = o > 0 ? 1 : 0
        case .step, .softmax: throw LabError.invalidParameter
        }
        for column in 0..<weights.shape[1] {
          result[row, column] += gradient[row, unit] * slope * weights[unit, column]
        }
      }
    }
    return result
  }
}
