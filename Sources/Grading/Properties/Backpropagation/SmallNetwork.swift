import LabKit
import NumericsEngine

/// A network of 2-3-1 with 13 parameters, and five rows that it has not learned.
struct SmallNetwork {
  let inputs: NDArray<Double>
  let labels: NDArray<Double>
  let network: TwoLayerNetwork

  static let study = SmallNetwork(
    inputs: NDArray([[0.5, -1.2], [1.3, 0.4], [-0.7, 0.9], [0.2, 0.6], [-1.1, -0.3]]),
    labels: NDArray([[1], [0], [1], [0], [1]]),
    network: TwoLayerNetwork(
      hiddenWeights: NDArray([[0.4, -0.7], [1.1, 0.3], [-0.5, 0.8]]),
      hiddenBiases: NDArray([0.1, -0.2, 0.3]),
      outputWeights: NDArray([[0.9, -0.6, 1.2]]), outputBiases: NDArray([-0.15])))

  /// What each parameter is called, in the order of `PlainNetwork.parameters`.
  let names =
    (0..<6).map { "W¹[\($0 / 2), \($0 % 2)]" } + (0..<3).map { "b¹[\($0)]" }
    + (0..<3).map { "W²[0, \($0)]" } + ["b²[0]"]

  /// The student's 10.4 at the network as it is.
  func pass(_ inquiry: Inquiry) throws -> ForwardPass {
    let answer = try inquiry.call("10.4", [inputs.wire, labels.wire, network.wire])
    return ForwardPass(
      hidden: try NDArray(wire: answer.field("hidden")),
      outputs: try NDArray(wire: answer.field("outputs")),
      loss: try Double(wire: answer.field("loss")))
  }

  /// The student's 10.5 of the student's outputs.
  func outputDelta(_ inquiry: Inquiry, _ pass: ForwardPass) throws -> WireValue {
    try inquiry.call("10.5", [pass.outputs.wire, labels.wire])
  }

  /// The student's J, and J itself, with other parameters.
  func losses(_ inquiry: Inquiry, at point: [Double]) throws -> (own: Double, right: Double) {
    let moved = PlainNetwork(network).with(point)
    let student = TwoLayerNetwork(
      hiddenWeights: moved.layers[0].weights, hiddenBiases: moved.layers[0].biases,
      outputWeights: moved.layers[1].weights, outputBiases: moved.layers[1].biases)
    let answer = try inquiry.call("10.4", [inputs.wire, labels.wire, student.wire])
    return (
      try Double(wire: answer.field("loss")), moved.loss(inputs.lists, labels: labels.lists)
    )
  }

  /// Holds the gradient of one layer against the slopes of the student's J.
  func objection(
    _ inquiry: Inquiry, to answer: WireValue, layer: Int, gradient: String, cause: String?
  ) throws -> String? {
    let plain = PlainNetwork(network)
    let own = try Layer(gradient: answer)
    guard own.hasShapes(of: plain.layers[layer]) else {
      return "\(gradient) have the shapes \(own.weights.shape) and \(own.biases.shape), not "
        + "\(plain.layers[layer].weights.shape) and \(plain.layers[layer].biases.shape)"
        + (cause.map { ". \($0)" } ?? "")
    }
    let indices = layer == 0 ? 0..<9 : 9..<13
    let trial = try GradientTrial(
      names: Array(names[indices]), own: own.weights.elements + own.biases.elements,
      at: plain.parameters, moving: indices
    ) { try losses(inquiry, at: $0) }
    return trial.objection(gradient: "your gradient", source: "10.4", cause: cause)
  }

  /// The first link of the chain whose answer is off, and what it gave.
  func firstBreak(pass: ForwardPass, outputDelta: WireValue, hiddenDelta: WireValue?) -> String? {
    let rows = inputs.lists.map(PlainNetwork(network).outputs)
    let hidden = rows.flatMap { $0[0] }
    let outputs = rows.flatMap { $0[1] }
    let output = zip(outputs, labels.elements).map { $0 - $1 }
    let below = hidden.indices.map { index in
      output[index / 3] * network.outputWeights[0, index % 3] * (1 - hidden[index] * hidden[index])
    }
    func isOff(_ own: WireValue, _ right: [Double]) -> Bool {
      guard case .array(_, let own) = own, own.count == right.count else { return true }
      return !(GradientTrial.relativeError(own, right) <= 1e-9)
    }
    if isOff(pass.hidden.wire, hidden) { return "It begins in 10.4: its O¹ is off" }
    if isOff(pass.outputs.wire, outputs) { return "It begins in 10.4: its O² is off" }
    if isOff(outputDelta, output) { return "It begins in 10.5: its dZ² is off" }
    if let hiddenDelta, isOff(hiddenDelta, below) {
      return "It begins in 10.7: its dZ¹ is off"
    }
    return nil
  }

  /// Says so if the hidden layer's gradient is the one that the new W² would give.
  func backThroughNewWeights(_ own: [Double], right: [Double], rate: Double) -> String? {
    let hidden = inputs.lists.map { PlainNetwork(network).outputs(for: $0) }
    let m = Double(hidden.count)
    let newWeights = (0..<3).map { network.outputWeights[0, $0] - rate * right[9 + $0] }
    var slopes = [Double](repeating: 0, count: 9)
    for (row, outputs) in hidden.enumerated() {
      let delta = outputs[1][0] - labels[row, 0]
      for unit in 0..<3 {
        let o = outputs[0][unit]
        let below = delta * newWeights[unit] * (1 - o * o) / m
        slopes[2 * unit] += below * inputs[row, 0]
        slopes[2 * unit + 1] += below * inputs[row, 1]
        slopes[6 + unit] += below
      }
    }
    let isThat = GradientTrial.relativeError(Array(own[..<9]), slopes) <= GradientTrial.bound
    return isThat
      ? "Your hidden delta went back through the new W²; all gradients come from the old network"
      : nil
  }
}

/// A network of 2-3-2-2-3 with every activation that 10.11 allows, and four rows.
struct DeepNetwork {
  let inputs: NDArray<Double>
  let labels: NDArray<Double>
  let network: PlainNetwork

  /// No ReLU's z lies within 0.009 of its kink, where a difference would not be the slope.
  static let study = DeepNetwork(
    inputs: NDArray([[0.5, -1.2], [1.3, 0.4], [-0.7, 0.9], [0.2, 0.6]]),
    labels: NDArray([[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1]]),
    network: PlainNetwork([
      Layer(
        weights: NDArray([[0.4, -0.7], [1.1, 0.3], [-0.5, 0.8]]),
        biases: NDArray([0.1, -0.2, 0.3]), activation: .relu),
      Layer(
        weights: NDArray([[0.9, -0.6, 1.2], [-0.4, 0.7, 0.5]]), biases: NDArray([-0.15, 0.2]),
        activation: .tanh),
      Layer(
        weights: NDArray([[1.3, -0.9], [0.6, 1.4]]), biases: NDArray([0.25, -0.35]),
        activation: .sigmoid),
      Layer(
        weights: NDArray([[0.8, -1.1], [-0.3, 0.9], [1.2, 0.5]]),
        biases: NDArray([0.1, -0.1, 0.2]), activation: .softmax),
    ]))

  /// What each parameter is called, in the order of `PlainNetwork.parameters`.
  var names: [String] {
    network.layers.enumerated().flatMap { index, layer in
      let columns = layer.weights.shape[1]
      let weights = layer.weights.elements.indices.map {
        "layer \(index + 1), W[\($0 / columns), \($0 % columns)]"
      }
      return weights + layer.biases.elements.indices.map { "layer \(index + 1), b[\($0)]" }
    }
  }
}

extension Layer {
  /// A gradient in the shapes of a layer.
  init(gradient: WireValue) throws {
    self.init(
      weights: try NDArray(wire: gradient.field("weights")),
      biases: try NDArray(wire: gradient.field("biases")), activation: .identity)
  }

  func hasShapes(of other: Layer) -> Bool {
    weights.shape == other.weights.shape && biases.shape == other.biases.shape
  }
}

extension NDArray<Double> {
  /// The rows of a matrix.
  var lists: [[Double]] { (0..<shape[0]).map { row($0).elements } }
}

extension WireValue {
  /// A field of a record.
  func field(_ name: String) throws -> WireValue {
    guard case .record(let fields) = self, let field = fields.first(where: { $0.name == name })
    else { throw WireError("the answer has no field \(name)") }
    return field.value
  }
}
