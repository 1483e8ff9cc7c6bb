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

  /// The gradient that the student's 10.9 steps along; `nil` if the shapes change on the way.
  func steppedAlong(_ inquiry: Inquiry, rate: Double) throws -> [Double]? {
    let answer = try inquiry.call("10.9", [network.wire, inputs.wire, labels.wire, rate.wire])
    let stepped = PlainNetwork(try TwoLayerNetwork(wire: answer))
    let old = PlainNetwork(network)
    guard zip(stepped.layers, old.layers).allSatisfy({ $0.hasShapes(of: $1) }) else { return nil }
    return zip(old.parameters, stepped.parameters).map { ($0 - $1) / rate }
  }

  /// The slopes of J by all parameters.
  var slopes: [Double] {
    let point = PlainNetwork(network).parameters
    return GradientTrial(names: names, own: [], at: point, moving: point.indices) {
      let loss = PlainNetwork(network).with($0).loss(inputs.lists, labels: labels.lists)
      return (loss, loss)
    }.right
  }

  /// An exercise whose answer is off, and which part of it.
  struct Break {
    let exercise: String
    let part: String

    /// For a chain of just these exercises.
    var beginning: String { "It begins in \(exercise): its \(part) is off" }
    /// For a function that may call them, or do without.
    var already: String { "Your \(exercise) is off already, in its \(part): mend that first" }
  }

  /// The first of 10.4 to 10.8 that is off, each given what those before it gave.
  ///
  /// - Parameter right: the slopes of J by all parameters.
  func firstBreak(_ inquiry: Inquiry, right: [Double]) throws -> Break? {
    func isOff(_ gradient: WireValue, _ right: ArraySlice<Double>) throws -> Bool {
      let own = try Layer(gradient: gradient)
      let parameters = own.weights.elements + own.biases.elements
      return parameters.count != right.count
        || !(GradientTrial.relativeError(parameters, Array(right)) <= GradientTrial.bound)
    }
    let pass = try pass(inquiry)
    let outputDelta = try outputDelta(inquiry, pass)
    if let found = firstBreak(pass: pass, outputDelta: outputDelta, hiddenDelta: nil) {
      return found
    }
    if try isOff(inquiry.call("10.6", [outputDelta, pass.hidden.wire]), right[9...]) {
      return Break(exercise: "10.6", part: "dW² or db²")
    }
    let hiddenDelta = try inquiry.call(
      "10.7", [outputDelta, network.outputWeights.wire, pass.hidden.wire])
    if let found = firstBreak(pass: pass, outputDelta: outputDelta, hiddenDelta: hiddenDelta) {
      return found
    }
    return try isOff(inquiry.call("10.8", [hiddenDelta, inputs.wire]), right[..<9])
      ? Break(exercise: "10.8", part: "dW¹ or db¹") : nil
  }

  /// The first link of the chain whose answer is off, and what it gave.
  func firstBreak(pass: ForwardPass, outputDelta: WireValue, hiddenDelta: WireValue?) -> Break? {
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
    if isOff(pass.hidden.wire, hidden) { return Break(exercise: "10.4", part: "O¹") }
    if isOff(pass.outputs.wire, outputs) { return Break(exercise: "10.4", part: "O²") }
    if isOff(outputDelta, output) { return Break(exercise: "10.5", part: "dZ²") }
    if let hiddenDelta, isOff(hiddenDelta, below) {
      return Break(exercise: "10.7", part: "dZ¹")
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
