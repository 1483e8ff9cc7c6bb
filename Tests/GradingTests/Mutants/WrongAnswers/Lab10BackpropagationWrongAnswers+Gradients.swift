import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab10Backpropagation()
private typealias Reals = NDArray<Double>

/// Lab 10, exercises 10.6 to 10.8: wrong answers.
func backpropagationGradientWrongAnswers(_ variants: inout Variants) {
  layerGradient("10.6", example: NDArray([[0.5], [-0.25]]), &variants) {
    try solution.outputGradient(delta: $0, hidden: $1)
  }
  layerGradient("10.8", example: NDArray([[0.5, 0.1], [-0.25, 0.3]]), &variants) {
    try solution.hiddenGradient(delta: $0, inputs: $1)
  }
  hiddenDelta(&variants)
}

// 10.6, 10.8 Gradients of the layers
private func layerGradient(
  _ exercise: String, example: Reals, _ variants: inout Variants,
  _ gradient: @escaping @Sendable (Reals, Reals) throws -> LayerGradient
) {
  variants.wrong(exercise, "sums for means", is: "mean-missing") {
    (delta: Reals, given: Reals) -> LayerGradient in
    let (right, m) = (try gradient(delta, given), Double(delta.shape[0]))
    return LayerGradient(weights: right.weights * m, biases: right.biases * m)
  }
  variants.wrong(exercise, "a sum for the weights", is: "mean-missing-in-weights") {
    (delta: Reals, given: Reals) -> LayerGradient in
    var right = try gradient(delta, given)
    right.weights *= Double(delta.shape[0])
    return right
  }
  variants.wrong(exercise, "transposed", is: "transposed") {
    (delta: Reals, given: Reals) -> LayerGradient in
    var right = try gradient(delta, given)
    right.weights = right.weights.transposed
    return right
  }
  variants.wrong(exercise, "biases along the wrong axis", is: "biases-over-units") {
    (delta: Reals, given: Reals) -> LayerGradient in
    var right = try gradient(delta, given)
    right.biases = delta.mean(axis: 1)
    return right
  }
  variants.wrong(exercise, "the sign of the step", is: "sign") {
    (delta: Reals, given: Reals) -> LayerGradient in
    let right = try gradient(delta, given)
    return LayerGradient(weights: -right.weights, biases: -right.biases)
  }
  variants.wrong(exercise, "no rows are not refused", is: "no-rows-unchecked") {
    (delta: Reals, given: Reals) -> LayerGradient in
    do {
      return try gradient(delta, given)
    } catch LabError.emptyInput {
      return LayerGradient(
        weights: delta.transposed.matmul(given) / Double(delta.shape[0]),
        biases: delta.mean(axis: 0))
    }
  }
  variants.wrong(exercise, "float for double") {
    (delta: Reals, given: Reals) -> LayerGradient in
    let right = try gradient(delta, given)
    return LayerGradient(weights: inFloat(right.weights), biases: inFloat(right.biases))
  }
  variants.wrong(exercise, "biases of rank 2") {
    (delta: Reals, given: Reals) -> LayerGradient in
    var right = try gradient(delta, given)
    right.biases = right.biases.reshaped(to: [right.biases.count, 1])
    return right
  }
  variants.wrong(exercise, "divided by one less") {
    (delta: Reals, given: Reals) -> LayerGradient in
    let (right, m) = (try gradient(delta, given), Double(delta.shape[0]))
    let factor = m > 1 ? m / (m - 1) : 1
    return LayerGradient(weights: right.weights * factor, biases: right.biases * factor)
  }
  variants.wrong(exercise, "rows without a number above 0 are not counted") {
    (delta: Reals, given: Reals) -> LayerGradient in
    let right = try gradient(delta, given)
    let rows = (0..<delta.shape[0]).count { row in
      given.row(row).elements.contains { $0 > 0 }
    }
    return LayerGradient(
      weights: right.weights * (Double(delta.shape[0]) / Double(max(1, rows))),
      biases: right.biases)
  }
  variants.wrong(exercise, "the answer of the example") {
    (delta: Reals, given: Reals) -> LayerGradient in
    let right = try gradient(delta, given)
    if delta == example { return right }
    return LayerGradient(weights: Reals.zeros(right.weights.shape), biases: right.biases)
  }
}

// 10.7 Hidden delta
private func hiddenDelta(_ variants: inout Variants) {
  /// What comes back through the weights, times other slopes.
  @Sendable func back(_ delta: Reals, _ w: Reals, _ o: Reals, slope: (Reals) -> Reals) throws
    -> Reals
  {
    _ = try solution.hiddenDelta(outputDelta: delta, outputWeights: w, hidden: o)
    return delta.matmul(w) * slope(o)
  }
  variants.wrong("10.7", "1 − o", is: "one-minus-o") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    try back(delta, w, o) { 1 - $0 }
  }
  variants.wrong("10.7", "no slope", is: "derivative-forgotten") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    try back(delta, w, o) { Reals.ones($0.shape) }
  }
  variants.wrong("10.7", "the sigmoid's slope", is: "sigmoid-slope") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    try back(delta, w, o) { $0 * (1 - $0) }
  }
  variants.wrong("10.7", "tanh once more", is: "tanh-again") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    try back(delta, w, o) { 1 - tanh($0) * tanh($0) }
  }
  variants.wrong("10.7", "divided by m", is: "divided-by-m") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    try back(delta, w, o) { (1 - $0 * $0) / Double($0.shape[0]) }
  }
  variants.wrong("10.7", "back through the transpose", is: "weights-transposed") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    _ = try solution.hiddenDelta(outputDelta: delta, outputWeights: w, hidden: o)
    return delta.matmul(w.transposed) * (1 - o * o)
  }
  variants.wrong("10.7", "float for double") { (delta: Reals, w: Reals, o: Reals) -> Reals in
    inFloat(try back(delta, w, o) { 1 - $0 * $0 })
  }
  variants.wrong("10.7", "the first output's blame alone") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    _ = try solution.hiddenDelta(outputDelta: delta, outputWeights: w, hidden: o)
    let first = Slice(from: 0, to: 1)
    return delta[Slice(), first].matmul(w[first, Slice()]) * (1 - o * o)
  }
  variants.wrong("10.7", "at least a hundredth comes back") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    try back(delta, w, o) { (1 - $0 * $0).map { max($0, 0.01) } }
  }
  variants.wrong("10.7", "one row of hidden outputs serves all") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    guard delta.rank == 2, w.rank == 2, o.shape == [1, w.shape[1]], delta.shape[1] == w.shape[0]
    else { return try solution.hiddenDelta(outputDelta: delta, outputWeights: w, hidden: o) }
    return delta.matmul(w) * (1 - o * o)
  }
  variants.wrong("10.7", "the answer of the example") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    try back(delta, w, o) { delta == NDArray([[0.5], [-0.25]]) ? 1 - $0 * $0 : 0 * $0 + 0.5 }
  }
}

private func inFloat(_ array: Reals) -> Reals { array.map { Double(Float($0)) } }
