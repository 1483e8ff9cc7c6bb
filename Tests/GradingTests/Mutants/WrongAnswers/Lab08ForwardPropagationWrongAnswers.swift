import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab08ForwardPropagation()

/// Lab 8: wrong answers.
func forwardPropagationWrongAnswers(_ variants: inout Variants) {
  neuronWrongAnswers(&variants)
  logitsWrongAnswers(&variants)
  activationWrongAnswers(&variants)
  initialLayerWrongAnswers(&variants)
  forwardWrongAnswers(&variants)
  classesWrongAnswers(&variants)
  parameterCountWrongAnswers(&variants)
}

// MARK: 8.1 One neuron

/// w·x + b
private func weightedSum(_ inputs: [Double], _ weights: [Double], _ bias: Double) throws -> Double {
  guard inputs.count == weights.count else { throw LabError.lengthMismatch }
  return zip(inputs, weights).reduce(bias) { $0 + $1.0 * $1.1 }
}

private func squashed(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

private func neuronWrongAnswers(_ variants: inout Variants) {
  variants.wrong("8.1", "no bias", is: "bias-forgotten") {
    (inputs: [Double], weights: [Double], _: Double) in
    try solution.neuron(inputs, weights: weights, bias: 0)
  }
  variants.wrong("8.1", "no activation", is: "activation-forgotten") {
    (inputs: [Double], weights: [Double], bias: Double) in
    try weightedSum(inputs, weights, bias)
  }
  variants.wrong("8.1", "the bias subtracted", is: "bias-subtracted") {
    (inputs: [Double], weights: [Double], bias: Double) in
    try solution.neuron(inputs, weights: weights, bias: -bias)
  }
  variants.wrong("8.1", "e to the z below the line", is: "sign") {
    (inputs: [Double], weights: [Double], bias: Double) in
    squashed(-(try weightedSum(inputs, weights, bias)))
  }
  variants.wrong("8.1", "infinity over infinity", is: "overflow") {
    (inputs: [Double], weights: [Double], bias: Double) in
    let power = exp(try weightedSum(inputs, weights, bias))
    return power / (1 + power)
  }
  variants.wrong("8.1", "brackets forgotten", is: "brackets-missing") {
    (inputs: [Double], weights: [Double], bias: Double) in
    1 / 1 + exp(-(try weightedSum(inputs, weights, bias)))
  }
  variants.wrong("8.1", "tanh", is: "tanh") {
    (inputs: [Double], weights: [Double], bias: Double) in
    tanh(try weightedSum(inputs, weights, bias))
  }
  variants.wrong("8.1", "surplus weights left over", is: "lengths-unchecked") {
    (inputs: [Double], weights: [Double], bias: Double) in
    squashed(zip(inputs, weights).reduce(bias) { $0 + $1.0 * $1.1 })
  }
  variants.wrong("8.1", "by tanh: digits lost where z is small") {
    (inputs: [Double], weights: [Double], bias: Double) in
    0.5 * (1 + tanh(try weightedSum(inputs, weights, bias) / 2))
  }
  variants.wrong("8.1", "z cut off at 30") {
    (inputs: [Double], weights: [Double], bias: Double) in
    squashed(max(-30, min(30, try weightedSum(inputs, weights, bias))))
  }
  variants.wrong("8.1", "products with NaN left out") {
    (inputs: [Double], weights: [Double], bias: Double) in
    guard inputs.count == weights.count else { throw LabError.lengthMismatch }
    return squashed(zip(inputs, weights).map { $0 * $1 }.filter { !$0.isNaN }.reduce(bias, +))
  }
  variants.wrong("8.1", "float for double") {
    (inputs: [Double], weights: [Double], bias: Double) in
    Double(Float(try solution.neuron(inputs, weights: weights, bias: bias)))
  }
  variants.wrong("8.1", "the example by heart") {
    (inputs: [Double], weights: [Double], bias: Double) in
    let answer = try solution.neuron(inputs, weights: weights, bias: bias)
    return inputs == [0.5, -1] ? answer : answer.rounded()
  }
}

// MARK: 8.2 A layer's sums

private func logitsWrongAnswers(_ variants: inout Variants) {
  variants.wrong("8.2", "W for Wᵀ", is: "transpose-forgotten") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    _ = try solution.logits(x, weights: w, biases: b)
    return x.matmul(w) + b
  }
  variants.wrong("8.2", "no biases", is: "bias-forgotten") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    _ = try solution.logits(x, weights: w, biases: b)
    return x.matmul(w.transposed)
  }
  variants.wrong("8.2", "a bias for each row", is: "bias-per-row") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    _ = try solution.logits(x, weights: w, biases: b)
    return x.matmul(w.transposed) + b.reshaped(to: [b.count, 1])
  }
  variants.wrong("8.2", "the result transposed", is: "result-transposed") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    try solution.logits(x, weights: w, biases: b).transposed
  }
  variants.wrong("8.2", "biases in the first row only", is: "bias-in-first-row") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    _ = try solution.logits(x, weights: w, biases: b)
    var z = x.matmul(w.transposed)
    for unit in 0..<b.count where z.shape[0] > 0 { z[0, unit] += b[unit] }
    return z
  }
  variants.wrong("8.2", "sigmoid applied", is: "sigmoid-applied") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    sigmoid(try solution.logits(x, weights: w, biases: b))
  }
  variants.wrong("8.2", "no rows refused", is: "no-rows-refused") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    let z = try solution.logits(x, weights: w, biases: b)
    guard z.shape[0] > 0 else { throw LabError.emptyInput }
    return z
  }
  variants.wrong("8.2", "biases not compared", is: "biases-unchecked") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    guard x.rank == 2, w.rank == 2, b.rank == 1, x.shape[1] == w.shape[1] else {
      throw LabError.shapeMismatch
    }
    return x.matmul(w.transposed) + b
  }
  variants.wrong("8.2", "the rank of b not asked", is: "bias-rank-unchecked") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    try solution.logits(
      x, weights: w, biases: b.rank == 2 && b.shape[0] == 1 ? b.reshaped(to: [b.count]) : b)
  }
  variants.wrong("8.2", "the last input left out") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    let z = try solution.logits(x, weights: w, biases: b)
    guard x.shape[1] > 0 else { return z }
    let kept = 0..<(x.shape[1] - 1)
    return try solution.logits(
      x.gathering(kept, axis: 1), weights: w.gathering(kept, axis: 1), biases: b)
  }
  variants.wrong("8.2", "the last unit's bias for all") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    _ = try solution.logits(x, weights: w, biases: b)
    return x.matmul(w.transposed) + b[b.count - 1]
  }
  variants.wrong("8.2", "float for double") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    try solution.logits(x, weights: w, biases: b).map { Double(Float($0)) }
  }
  variants.wrong("8.2", "the example by heart") {
    (x: NDArray<Double>, w: NDArray<Double>, b: NDArray<Double>) in
    let z = try solution.logits(x, weights: w, biases: b)
    return x.elements == [1, 2, 3, 4, 5, 6] ? z : z.map { $0.rounded() }
  }
}

// MARK: 8.3 Activations

private func activationWrongAnswers(_ variants: inout Variants) {
  variants.wrong("8.3", "softmax without care", is: "softmax-overflow") {
    (z: NDArray<Double>, activation: Activation) in
    guard activation == .softmax, z.rank == 2 else {
      return try solution.activated(z, by: activation)
    }
    return exp(z) / exp(z).sum(axis: 1, keepingDimensions: true)
  }
  variants.wrong("8.3", "softmax down the columns", is: "softmax-down-the-columns") {
    (z: NDArray<Double>, activation: Activation) in
    guard activation == .softmax, z.rank == 2, z.shape[0] > 0 else {
      return try solution.activated(z, by: activation)
    }
    return softmax(z, axis: 0)
  }
  variants.wrong("8.3", "softmax of the whole matrix", is: "softmax-of-everything") {
    (z: NDArray<Double>, activation: Activation) in
    guard activation == .softmax, z.rank == 2 else {
      return try solution.activated(z, by: activation)
    }
    let powers = exp(z - z.max())
    return powers / powers.sum()
  }
  variants.wrong("8.3", "powers not divided", is: "softmax-not-divided") {
    (z: NDArray<Double>, activation: Activation) in
    guard activation == .softmax, z.rank == 2 else {
      return try solution.activated(z, by: activation)
    }
    return exp(z)
  }
  variants.wrong("8.3", "one maximum for all rows", is: "softmax-common-maximum") {
    (z: NDArray<Double>, activation: Activation) in
    guard activation == .softmax, z.rank == 2 else {
      return try solution.activated(z, by: activation)
    }
    let powers = exp(z - z.max())
    return powers / powers.sum(axis: 1, keepingDimensions: true)
  }
  variants.wrong("8.3", "the step is 0 at 0", is: "step-strict") {
    (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .step ? z.map { $0 > 0 ? 1 : 0 } : outputs
  }
  variants.wrong("8.3", "the step of NaN is 1", is: "step-of-nan") {
    (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .step ? z.map { $0 < 0 ? 0 : 1 } : outputs
  }
  variants.wrong("8.3", "sigmoid of infinity over infinity", is: "sigmoid-overflow") {
    (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .sigmoid ? z.map { exp($0) / (1 + exp($0)) } : outputs
  }
  variants.wrong("8.3", "tanh of infinity over infinity", is: "tanh-overflow") {
    (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .tanh
      ? z.map { (exp($0) - exp(-$0)) / (exp($0) + exp(-$0)) } : outputs
  }
  variants.wrong("8.3", "ReLU hides NaN", is: "relu-hides-nan") {
    (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .relu ? z.map { $0 > 0 ? $0 : 0 } : outputs
  }
  variants.wrong("8.3", "ReLU lets a hundredth through", is: "relu-leaky") {
    (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .relu ? z.map { $0 < 0 ? 0.01 * $0 : $0 } : outputs
  }
  variants.wrong("8.3", "a little below the line of softmax") {
    (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    guard activation == .softmax, z.shape[0] > 0 else { return outputs }
    let powers = exp(z - z.max(axis: 1, keepingDimensions: true))
    return powers / (powers.sum(axis: 1, keepingDimensions: true) + 1e-9)
  }
  variants.wrong("8.3", "sigmoid by tanh: digits lost where z is small") {
    (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .sigmoid ? z.map { 0.5 * (1 + Foundation.tanh($0 / 2)) } : outputs
  }
  variants.wrong("8.3", "identity answers for any rank") {
    (z: NDArray<Double>, activation: Activation) in
    activation == .identity ? z : try solution.activated(z, by: activation)
  }
  variants.wrong("8.3", "tanh answers for any rank") {
    (z: NDArray<Double>, activation: Activation) in
    activation == .tanh ? tanh(z) : try solution.activated(z, by: activation)
  }
  variants.wrong("8.3", "tanh cut off at 3") { (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .tanh ? z.map { Foundation.tanh(max(-3, min(3, $0))) } : outputs
  }
  variants.wrong("8.3", "NaN is 0 for tanh") { (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    return activation == .tanh ? outputs.map { $0.isNaN ? 0 : $0 } : outputs
  }
  variants.wrong("8.3", "float for double") { (z: NDArray<Double>, activation: Activation) in
    try solution.activated(z, by: activation).map { Double(Float($0)) }
  }
  variants.wrong("8.3", "the example by heart") { (z: NDArray<Double>, activation: Activation) in
    let outputs = try solution.activated(z, by: activation)
    guard activation == .softmax, z.shape[0] > 0, z.elements != [2, 1, 0, 0.5, 0.5, 0.5] else {
      return outputs
    }
    return NDArray(repeating: 1 / Double(z.shape[1]), shape: z.shape)
  }
}
