import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab09HiddenLayers()
private typealias Reals = NDArray<Double>

/// Lab 9, exercises 9.5 and 9.6: wrong answers.
func hiddenSlopesWrongAnswers(_ variants: inout Variants) {
  slopes(&variants)
  spreads(&variants)
}

// 9.5 Slopes from outputs
private func slopes(_ variants: inout Variants) {
  /// The slopes, some of them replaced.
  @Sendable func slopes(
    _ o: Reals, _ activation: Activation, _ wrong: (Activation) -> Reals?
  ) throws -> Reals {
    try wrong(activation) ?? solution.derivative(fromOutputs: o, of: activation)
  }
  variants.wrong("9.5", "the activation once more", is: "applied-again") {
    (o: Reals, activation: Activation) -> Reals in
    try slopes(o, activation) {
      switch $0 {
      case .sigmoid: sigmoid(o) * (1 - sigmoid(o))
      case .tanh: 1 - tanh(o) * tanh(o)
      default: nil
      }
    }
  }
  variants.wrong("9.5", "1 − o for tanh", is: "tanh-not-squared") {
    (o: Reals, activation: Activation) -> Reals in
    try slopes(o, activation) { $0 == .tanh ? 1 - o : nil }
  }
  variants.wrong("9.5", "tanh's rule for the sigmoid", is: "sigmoid-like-tanh") {
    (o: Reals, activation: Activation) -> Reals in
    try slopes(o, activation) { $0 == .sigmoid ? 1 - o * o : nil }
  }
  variants.wrong("9.5", "1 at the kink of ReLU", is: "relu-at-zero") {
    (o: Reals, activation: Activation) -> Reals in
    try slopes(o, activation) { $0 == .relu ? o.map { $0 >= 0 ? 1 : 0 } : nil }
  }
  variants.wrong("9.5", "the identity gives itself", is: "identity-itself") {
    (o: Reals, activation: Activation) -> Reals in
    try slopes(o, activation) { $0 == .identity ? o : nil }
  }
  variants.wrong("9.5", "0 for step and softmax", is: "step-and-softmax-zero") {
    (o: Reals, activation: Activation) -> Reals in
    try slopes(o, activation) { [.step, .softmax].contains($0) ? Reals.zeros(o.shape) : nil }
  }
  variants.wrong("9.5", "float for double") { (o: Reals, activation: Activation) -> Reals in
    try inFloat(solution.derivative(fromOutputs: inFloat(o), of: activation))
  }
  variants.wrong("9.5", "NaN becomes 0") { (o: Reals, activation: Activation) -> Reals in
    try solution.derivative(fromOutputs: o, of: activation).map { $0.isNaN ? 0 : $0 }
  }
  variants.wrong("9.5", "a vector becomes a row") { (o: Reals, activation: Activation) -> Reals in
    let right = try solution.derivative(fromOutputs: o, of: activation)
    return o.rank == 1 ? right.reshaped(to: [1, o.count]) : right
  }
  variants.wrong("9.5", "NaN of a sigmoid becomes 0") {
    (o: Reals, activation: Activation) -> Reals in
    let right = try solution.derivative(fromOutputs: o, of: activation)
    return activation == .sigmoid ? right.map { $0.isNaN ? 0 : $0 } : right
  }
  variants.wrong("9.5", "at most two axes") { (o: Reals, activation: Activation) -> Reals in
    let right = try solution.derivative(fromOutputs: o, of: activation)
    return o.rank > 2 ? right.reshaped(to: [o.shape[0], o.count / max(1, o.shape[0])]) : right
  }
  variants.wrong("9.5", "never less than a tenth") {
    (o: Reals, activation: Activation) -> Reals in
    let right = try solution.derivative(fromOutputs: o, of: activation)
    return activation == .sigmoid ? right.map { max($0, 0.1) } : right
  }
  variants.wrong("9.5", "the answer of the example") {
    (o: Reals, activation: Activation) -> Reals in
    let right = try solution.derivative(fromOutputs: o, of: activation)
    return o == NDArray([[0.5, -0.75], [0.25, 0]]) ? right : Reals.ones(o.shape)
  }
}

// 9.6 Spreads, layer by layer
private func spreads(_ variants: inout Variants) {
  /// The spreads by another measure, and with other slopes.
  @Sendable func spreads(
    _ x: Reals, _ gradient: Reals, _ layers: [Layer],
    by measure: (Reals) -> Double = { $0.standardDeviation() },
    slopes: (Reals, Activation) throws -> Reals = {
      try solution.derivative(fromOutputs: $0, of: $1)
    }
  ) throws -> LayerSpreads {
    _ = try solution.spreads(x, outputGradient: gradient, layers: layers)
    let outputs = try solution.activations(x, through: layers)
    var (gradient, gradients) = (gradient, [Double]())
    for (layer, outputs) in zip(layers, outputs).reversed() {
      gradients.insert(measure(gradient), at: 0)
      gradient = (gradient * (try slopes(outputs, layer.activation))).matmul(layer.weights)
    }
    return LayerSpreads(signals: outputs.map(measure), gradients: gradients)
  }
  variants.wrong("9.6", "divided by one less", is: "sample-deviation") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    try spreads(x, gradient, layers) { $0.standardDeviation(ddof: 1) }
  }
  variants.wrong("9.6", "variances", is: "variance") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    try spreads(x, gradient, layers) { $0.variance() }
  }
  variants.wrong("9.6", "root mean squares", is: "not-centred") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    try spreads(x, gradient, layers) { ($0 * $0).mean().squareRoot() }
  }
  variants.wrong("9.6", "no slopes on the way back", is: "derivative-forgotten") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    try spreads(x, gradient, layers, slopes: { outputs, _ in Reals.ones(outputs.shape) })
  }
  variants.wrong("9.6", "gradients from the last layer to the first", is: "gradients-reversed") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    let right = try solution.spreads(x, outputGradient: gradient, layers: layers)
    return LayerSpreads(signals: right.signals, gradients: right.gradients.reversed())
  }
  variants.wrong("9.6", "the last gradient left out", is: "last-gradient-missing") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    let right = try solution.spreads(x, outputGradient: gradient, layers: layers)
    return LayerSpreads(signals: right.signals, gradients: right.gradients.dropLast())
  }
  variants.wrong("9.6", "float for double") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    try spreads(x, gradient, layers) { Double(Float($0.standardDeviation())) }
  }
  variants.wrong("9.6", "mean distances from the mean") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    try spreads(x, gradient, layers) { abs($0 - $0.mean()).mean() }
  }
  variants.wrong("9.6", "the sigmoid's slope in every layer") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    try spreads(x, gradient, layers, slopes: { outputs, _ in outputs * (1 - outputs) })
  }
  variants.wrong("9.6", "a gradient with as many numbers, whatever its shape") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    let outputs = try solution.activations(x, through: layers).last ?? x
    let fitting =
      gradient.count == outputs.count ? gradient.reshaped(to: outputs.shape) : gradient
    return try solution.spreads(x, outputGradient: fitting, layers: layers)
  }
  variants.wrong("9.6", "zeros where there are no rows") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    do {
      return try solution.spreads(x, outputGradient: gradient, layers: layers)
    } catch LabError.emptyInput where !layers.isEmpty {
      let zeros = layers.map { _ in 0.0 }
      return LayerSpreads(signals: zeros, gradients: zeros)
    }
  }
  variants.wrong("9.6", "the answer of the example") {
    (x: Reals, gradient: Reals, layers: [Layer]) -> LayerSpreads in
    let right = try solution.spreads(x, outputGradient: gradient, layers: layers)
    if x == NDArray([[1, 2], [0, -1]]) { return right }
    return LayerSpreads(signals: right.signals, gradients: right.signals)
  }
}

private func inFloat(_ array: Reals) -> Reals { array.map { Double(Float($0)) } }
