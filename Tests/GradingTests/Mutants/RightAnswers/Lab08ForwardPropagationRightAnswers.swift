import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab08ForwardPropagation()

/// Lab 8: right answers, written in other ways.
func forwardPropagationRightAnswers(_ variants: inout Variants) {
  neuronRightAnswers(&variants)
  logitsRightAnswers(&variants)
  activationRightAnswers(&variants)
  initialLayerRightAnswers(&variants)
  forwardRightAnswers(&variants)
  classesRightAnswers(&variants)
  parameterCountRightAnswers(&variants)
}

// MARK: 8.1 One neuron

/// Without an infinity on either side.
private func stableSigmoid(_ z: Double) -> Double {
  guard z < 0 else { return 1 / (1 + exp(-z)) }
  let power = exp(z)
  return power / (1 + power)
}

private func neuronRightAnswers(_ variants: inout Variants) {
  variants.right("8.1", "the products first, from the last to the first, the bias at the end") {
    (inputs: [Double], weights: [Double], bias: Double) in
    guard inputs.count == weights.count else { throw LabError.lengthMismatch }
    var z = 0.0
    for index in inputs.indices.reversed() { z += weights[index] * inputs[index] }
    return stableSigmoid(z + bias)
  }
  variants.right("8.1", "the engine's scalar product and sigmoid") {
    (inputs: [Double], weights: [Double], bias: Double) in
    guard inputs.count == weights.count else { throw LabError.lengthMismatch }
    let z = inputs.isEmpty ? bias : dot(NDArray(inputs), NDArray(weights)) + bias
    return sigmoid(NDArray([z]))[0]
  }
  variants.right("8.1", "the bias as a weight of an input 1, power by power") {
    (inputs: [Double], weights: [Double], bias: Double) in
    guard inputs.count == weights.count else { throw LabError.lengthMismatch }
    let z = zip(inputs + [1], weights + [bias]).map { $0 * $1 }.reduce(0, +)
    return pow(1 + exp(-z), -1)
  }
}

// MARK: 8.2 A layer's sums

private func checkedLayer(
  _ x: NDArray<Double>, _ w: NDArray<Double>, _ b: NDArray<Double>
) throws {
  guard x.rank == 2, w.rank == 2, b.rank == 1 else { throw LabError.shapeMismatch }
  guard x.shape[1] == w.shape[1], w.shape[0] == b.shape[0] else { throw LabError.shapeMismatch }
}

private func logitsRightAnswers(_ variants: inout Variants) {
  variants.right("8.2", "three loops") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    try checkedLayer(x, w, b)
    var z = NDArray<Double>.zeros([x.shape[0], w.shape[0]])
    for row in 0..<x.shape[0] {
      for unit in 0..<w.shape[0] {
        z[row, unit] = b[unit]
        for input in 0..<x.shape[1] { z[row, unit] += x[row, input] * w[unit, input] }
      }
    }
    return z
  }
  variants.right("8.2", "W·Xᵀ, turned back") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    try checkedLayer(x, w, b)
    return (w.matmul(x.transposed) + b.reshaped(to: [b.count, 1])).transposed
  }
  variants.right("8.2", "a column of scalar products for each unit") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    try checkedLayer(x, w, b)
    let rows = (0..<x.shape[0]).flatMap { row in
      (0..<w.shape[0]).map { unit in
        zip(x.row(row).elements, w.row(unit).elements).reduce(0.0) { $0 + $1.0 * $1.1 } + b[unit]
      }
    }
    return NDArray(shape: [x.shape[0], w.shape[0]], elements: rows)
  }
}

// MARK: 8.3 Activations

private func activationRightAnswers(_ variants: inout Variants) {
  variants.right("8.3", "number by number, softmax with loops") {
    (z: NDArray<Double>, activation: Activation) in
    guard z.rank == 2 else { throw LabError.shapeMismatch }
    var outputs = z
    for row in 0..<z.shape[0] {
      let numbers = z.row(row).elements
      let largest = numbers.reduce(-Double.infinity) { max($0, $1) }
      let sum = numbers.reduce(0) { $0 + exp($1 - largest) }
      for (unit, number) in numbers.enumerated() {
        outputs[row, unit] =
          switch activation {
          case .identity: number
          case .step: number < 0 || number.isNaN ? 0 : 1
          case .sigmoid: stableSigmoid(number)
          case .tanh: Foundation.tanh(number)
          case .relu: number <= 0 ? 0 : number
          case .softmax: exp(number - largest) / sum
          }
      }
    }
    return outputs
  }
  variants.right("8.3", "the engine's own, softmax by the logarithm of the sum") {
    (z: NDArray<Double>, activation: Activation) in
    guard z.rank == 2 else { throw LabError.shapeMismatch }
    switch activation {
    case .identity: return z
    case .step: return z.map { $0 >= 0 ? 1 : 0 }
    case .sigmoid: return sigmoid(z)
    case .tanh: return tanh(z)
    case .relu: return relu(z)
    case .softmax:
      let largest = z.max(axis: 1, keepingDimensions: true)
      let shifted = z - largest
      let sums = exp(shifted).sum(axis: 1, keepingDimensions: true)
      return exp(shifted - sums.map { log($0) })
    }
  }
  variants.right("8.3", "max(z, 0), tanh by 1 − e⁻²ᶻ, the engine's softmax") {
    (z: NDArray<Double>, activation: Activation) in
    guard z.rank == 2 else { throw LabError.shapeMismatch }
    switch activation {
    case .identity: return z.map { $0 }
    case .step: return z.map { ($0.sign == .minus && $0 != 0) || $0.isNaN ? 0 : 1 }
    case .sigmoid: return z.map { 1 / (exp(-$0) + 1) }
    case .tanh:
      return z.map { number in
        let fall = expm1(-2 * abs(number))
        return number == 0 ? 0 : (number < 0 ? 1 : -1) * fall / (2 + fall)
      }
    case .relu: return z.map { max($0, 0) }
    case .softmax: return z.shape[0] == 0 ? z : softmax(z, axis: 1)
    }
  }
}

// MARK: 8.4 Initial weights

/// The layer made by `weights`; a negative seed asks for the second one of a generator.
private func made(
  _ inputs: Int, _ units: Int, _ deviation: Double, _ activation: Activation, _ seed: Int,
  weights: (inout RandomGenerator) -> NDArray<Double>
) throws -> Layer {
  if inputs < 1 || units < 1 || !(deviation >= 0 && deviation < .infinity) {
    throw LabError.invalidParameter
  }
  var generator = RandomGenerator(seed: UInt32(seed.magnitude))
  let first = weights(&generator)
  return Layer(
    weights: seed < 0 ? weights(&generator) : first,
    biases: NDArray(repeating: 0, shape: [units]), activation: activation)
}

private func initialLayerRightAnswers(_ variants: inout Variants) {
  variants.right("8.4", "weight by weight") {
    (inputs: Int, units: Int, deviation: Double, activation: Activation, seed: Int) in
    try made(inputs, units, deviation, activation, seed) { generator in
      var weights = NDArray<Double>.zeros([units, inputs])
      for unit in 0..<units {
        for input in 0..<inputs {
          weights[unit, input] = generator.normal(mean: 0, standardDeviation: deviation)
        }
      }
      return weights
    }
  }
  variants.right("8.4", "standard normal numbers, times the deviation") {
    (inputs: Int, units: Int, deviation: Double, activation: Activation, seed: Int) in
    try made(inputs, units, deviation, activation, seed) { generator in
      NDArray(
        shape: [units, inputs],
        elements: generator.normal(count: units * inputs).map { deviation * $0 })
    }
  }
}

// MARK: 8.5 Forward propagation

private func forwardRightAnswers(_ variants: inout Variants) {
  variants.right("8.5", "the first layer, then the others by recursion") {
    (x: NDArray<Double>, layers: [Layer]) in
    func forward(_ x: NDArray<Double>, _ layers: ArraySlice<Layer>) throws -> NDArray<Double> {
      guard x.rank == 2 else { throw LabError.shapeMismatch }
      guard let layer = layers.first else { return x }
      let z = try solution.logits(x, weights: layer.weights, biases: layer.biases)
      return try forward(solution.activated(z, by: layer.activation), layers.dropFirst())
    }
    return try forward(x, layers[...])
  }
  variants.right("8.5", "row after row, unit after unit") {
    (x: NDArray<Double>, layers: [Layer]) in
    guard x.rank == 2 else { throw LabError.shapeMismatch }
    var width = x.shape[1]
    for layer in layers {
      guard layer.weights.rank == 2, layer.biases.rank == 1, layer.weights.shape[1] == width,
        layer.biases.count == layer.weights.shape[0]
      else { throw LabError.shapeMismatch }
      width = layer.biases.count
    }
    let rows = try (0..<x.shape[0]).flatMap { row in
      try layers.reduce(x.row(row).elements) { numbers, layer in
        let sums = (0..<layer.biases.count).map { unit in
          zip(layer.weights.row(unit).elements, numbers).reduce(layer.biases[unit]) {
            $0 + $1.0 * $1.1
          }
        }
        return try solution.activated(
          NDArray(shape: [1, sums.count], elements: sums), by: layer.activation
        ).elements
      }
    }
    return NDArray(shape: [x.shape[0], width], elements: rows)
  }
}

// MARK: 8.6 Classes

private func classesRightAnswers(_ variants: inout Variants) {
  variants.right("8.6", "row by row, the largest so far") { (outputs: NDArray<Double>) in
    guard outputs.rank == 2, outputs.shape[1] > 0 else { throw LabError.shapeMismatch }
    return try (0..<outputs.shape[0]).map { row in
      var best = 0
      for column in 0..<outputs.shape[1] {
        guard outputs[row, column].isFinite else { throw LabError.notFinite }
        if outputs[row, column] > outputs[row, best] { best = column }
      }
      return outputs.shape[1] == 1 ? (outputs[row, 0] < 0.5 ? 0 : 1) : best
    }
  }
  variants.right("8.6", "one output as two: ½ against it") { (outputs: NDArray<Double>) in
    guard outputs.rank == 2, outputs.shape[1] > 0 else { throw LabError.shapeMismatch }
    guard !outputs.elements.contains(where: { $0.isNaN || $0.isInfinite }) else {
      throw LabError.notFinite
    }
    return (0..<outputs.shape[0]).map { index in
      var row = outputs.row(index).elements
      if row.count == 1 { row = [(0.5).nextDown, row[0]] }
      let largest = row.max() ?? 0
      return row.firstIndex(of: largest) ?? 0
    }
  }
}

// MARK: 8.7 Count the parameters

private func parameterCountRightAnswers(_ variants: inout Variants) {
  variants.right("8.7", "weights and biases apart") { (sizes: [Int]) in
    guard sizes.count > 1, (sizes.min() ?? 0) > 0 else { throw LabError.invalidParameter }
    let weights = zip(sizes.dropFirst(), sizes).reduce(0) { $0 + $1.0 * $1.1 }
    return weights + sizes.dropFirst().reduce(0, +)
  }
  variants.right("8.7", "from the outputs to the inputs, by recursion") { (sizes: [Int]) in
    func count(_ sizes: ArraySlice<Int>) -> Int {
      guard let units = sizes.last, let inputs = sizes.dropLast().last else { return 0 }
      return units * inputs + units + count(sizes.dropLast())
    }
    guard sizes.count >= 2 else { throw LabError.invalidParameter }
    for size in sizes where size <= 0 { throw LabError.invalidParameter }
    return count(sizes[...])
  }
}
