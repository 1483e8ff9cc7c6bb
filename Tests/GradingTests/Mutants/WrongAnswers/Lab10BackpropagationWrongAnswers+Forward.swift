import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab10Backpropagation()
private typealias Reals = NDArray<Double>

/// Lab 10, exercises 10.4 and 10.5: wrong answers.
func backpropagationForwardWrongAnswers(_ variants: inout Variants) {
  forward(&variants)
  outputDelta(&variants)
}

// 10.4 Forward pass and loss
private func forward(_ variants: inout Variants) {
  /// The pass with other losses, one for each label and clipped output, added up.
  @Sendable func withLoss(
    _ x: Reals, _ y: Reals, _ network: TwoLayerNetwork, over divisor: (Reals) -> Int,
    least: Double = .ulpOfOne, _ cost: (_ label: Double, _ output: Double) -> Double
  ) throws -> ForwardPass {
    var pass = try solution.forward(x, labels: y, through: network)
    let costs = zip(y.elements, pass.outputs.elements).map { label, output in
      cost(label, min(max(output, least), 1 - least))
    }
    pass.loss = costs.reduce(0, +) / Double(divisor(y))
    return pass
  }
  @Sendable func crossEntropy(_ label: Double, _ output: Double) -> Double {
    -label * log(output) - (1 - label) * log(1 - output)
  }
  variants.wrong("10.4", "sigmoids in the hidden layer", is: "hidden-sigmoid") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    _ = try solution.forward(x, labels: y, through: network)
    let hidden = sigmoid(x.matmul(network.hiddenWeights.transposed) + network.hiddenBiases)
    // σ(z) = (1 + tanh(z/2)) / 2, so the same network with other weights has this loss.
    var twin = network
    twin.hiddenWeights /= 2
    twin.hiddenBiases /= 2
    twin.outputWeights /= 2
    twin.outputBiases += network.outputWeights.sum(axis: 1) / 2
    var pass = try solution.forward(x, labels: y, through: twin)
    pass.hidden = hidden
    return pass
  }
  variants.wrong("10.4", "the sum for the mean", is: "sum-for-mean") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    try withLoss(x, y, network, over: { _ in 1 }, crossEntropy)
  }
  variants.wrong("10.4", "the mean over the outputs too", is: "mean-over-outputs-too") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    try withLoss(x, y, network, over: \.count, crossEntropy)
  }
  variants.wrong("10.4", "labels of 0 cost nothing", is: "class-0-forgotten") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    try withLoss(x, y, network, over: \.shape[0]) { -$0 * log($1) }
  }
  variants.wrong("10.4", "no minus", is: "sign") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    var pass = try solution.forward(x, labels: y, through: network)
    pass.loss = -pass.loss
    return pass
  }
  variants.wrong("10.4", "clipped at 10⁻¹²", is: "clipped-at-1e-12") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    try withLoss(x, y, network, over: \.shape[0], least: 1e-12, crossEntropy)
  }
  variants.wrong("10.4", "labels are not checked", is: "labels-unchecked") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    do {
      return try solution.forward(x, labels: y, through: network)
    } catch LabError.invalidLabel {
      var pass = try solution.forward(x, labels: Reals.zeros(y.shape), through: network)
      let costs = zip(y.elements, pass.outputs.elements).map(crossEntropy)
      pass.loss = costs.reduce(0, +) / Double(y.shape[0])
      return pass
    }
  }
  variants.wrong("10.4", "float for double") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    var pass = try solution.forward(x, labels: y, through: network)
    pass.loss = Double(Float(pass.loss))
    return pass
  }
  variants.wrong("10.4", "a label is 1 or it is 0", is: "labels-taken-for-classes") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    try withLoss(x, y, network, over: \.shape[0]) { $0 == 1 ? -log($1) : -log(1 - $1) }
  }
  variants.wrong("10.4", "only labels of 0 and 1 are taken", is: "shares-refused") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    let pass = try solution.forward(x, labels: y, through: network)
    guard y.elements.allSatisfy({ $0 == 0 || $0 == 1 }) else { throw LabError.invalidLabel }
    return pass
  }
  variants.wrong("10.4", "labels are checked before shapes", is: "labels-before-shapes") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    guard y.elements.allSatisfy((0...1).contains) else { throw LabError.invalidLabel }
    return try solution.forward(x, labels: y, through: network)
  }
  variants.wrong("10.4", "rows are checked before shapes", is: "rows-before-shapes") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    guard x.shape.first != 0 else { throw LabError.emptyInput }
    return try solution.forward(x, labels: y, through: network)
  }
  variants.wrong("10.4", "as many labels, whatever their shape") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    try solution.forward(x, labels: asManyLabels(y, x, network), through: network)
  }
  variants.wrong("10.4", "biases may be a row of rank 2") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    try solution.forward(x, labels: y, through: withFlatBiases(network))
  }
  variants.wrong("10.4", "the outputs are clipped for good") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    var pass = try solution.forward(x, labels: y, through: network)
    pass.outputs = pass.outputs.map { min(max($0, 1e-15), 1 - 1e-15) }
    return pass
  }
  variants.wrong("10.4", "the answer of the example") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    var pass = try solution.forward(x, labels: y, through: network)
    if x != NDArray([[1, 0], [0, 2]]) { pass.loss = 0.5 }
    return pass
  }
}

// 10.5 Delta of the outputs
private func outputDelta(_ variants: inout Variants) {
  variants.wrong("10.5", "Y − O", is: "sign") { (o: Reals, y: Reals) -> Reals in
    -(try solution.outputDelta(o, labels: y))
  }
  variants.wrong("10.5", "divided by m", is: "divided-by-rows") { (o: Reals, y: Reals) -> Reals in
    try solution.outputDelta(o, labels: y) / Double(o.shape[0])
  }
  variants.wrong("10.5", "the sigmoid's slope too", is: "slope-of-sigmoid") {
    (o: Reals, y: Reals) -> Reals in
    try solution.outputDelta(o, labels: y) * (o * (1 - o))
  }
  variants.wrong("10.5", "doubled", is: "doubled") { (o: Reals, y: Reals) -> Reals in
    2 * (try solution.outputDelta(o, labels: y))
  }
  variants.wrong("10.5", "classes for outputs", is: "decided") { (o: Reals, y: Reals) -> Reals in
    _ = try solution.outputDelta(o, labels: y)
    return o.map { $0 >= 0.5 ? 1 : 0 } - y
  }
  variants.wrong("10.5", "no rows are refused", is: "empty-throws") {
    (o: Reals, y: Reals) -> Reals in
    let delta = try solution.outputDelta(o, labels: y)
    guard o.shape[0] > 0 else { throw LabError.emptyInput }
    return delta
  }
  variants.wrong("10.5", "only labels of 0 and 1 are taken") { (o: Reals, y: Reals) -> Reals in
    let delta = try solution.outputDelta(o, labels: y)
    guard y.elements.allSatisfy({ $0 == 0 || $0 == 1 }) else { throw LabError.invalidLabel }
    return delta
  }
  variants.wrong("10.5", "one row of labels serves all") { (o: Reals, y: Reals) -> Reals in
    guard o.rank == 2, y.shape == [1, o.shape[1]] else {
      return try solution.outputDelta(o, labels: y)
    }
    return o - y
  }
  variants.wrong("10.5", "float for double") { (o: Reals, y: Reals) -> Reals in
    try solution.outputDelta(o, labels: y).map { Double(Float($0)) }
  }
  variants.wrong("10.5", "small errors are forgiven") { (o: Reals, y: Reals) -> Reals in
    try solution.outputDelta(o, labels: y).map { $0.magnitude < 0.02 ? 0 : $0 }
  }
  variants.wrong("10.5", "NaN becomes 0") { (o: Reals, y: Reals) -> Reals in
    try solution.outputDelta(o, labels: y).map { $0.isNaN ? 0 : $0 }
  }
  variants.wrong("10.5", "the answer of the example") { (o: Reals, y: Reals) -> Reals in
    let right = try solution.outputDelta(o, labels: y)
    return o == NDArray([[0.75], [0.25], [0.5]]) ? right : 0.5 - y
  }
}

/// The labels, in the shape of the outputs if they are as many.
func asManyLabels(
  _ labels: NDArray<Double>, _ inputs: NDArray<Double>, _ network: TwoLayerNetwork
) -> NDArray<Double> {
  let shape = [inputs.shape.first ?? 0, network.outputWeights.shape.first ?? 0]
  return labels.count == shape[0] * shape[1] ? labels.reshaped(to: shape) : labels
}

/// The network with biases of rank 1 where they are a row.
func withFlatBiases(_ network: TwoLayerNetwork) -> TwoLayerNetwork {
  var flat = network
  if flat.hiddenBiases.rank == 2 { flat.hiddenBiases = flat.hiddenBiases.row(0) }
  if flat.outputBiases.rank == 2 { flat.outputBiases = flat.outputBiases.row(0) }
  return flat
}
