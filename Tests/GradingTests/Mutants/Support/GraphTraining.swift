import LabKit
import NumericsEngine
import TensorGraph

/// 11.6 to 11.8 as the course calls them: with an empty graph, and a look at it afterwards.
struct InGraph<Result: WireEncodable>: WireEncodable {
  private let result: Result
  private let hasVariables: Bool

  init(_ body: (Graph<Double>) throws -> Result) throws {
    let graph = Graph<Double>()
    result = try body(graph)
    hasVariables = !graph.variables.isEmpty
  }

  var wire: WireValue {
    guard case .record(let fields) = result.wire else { return result.wire }
    return .record(fields + [WireValue.Field(name: "graphHasVariables", value: hasVariables.wire)])
  }
}

/// 11.6, with its typical slips.
func parabolaDescent(
  from start: Double, _ rate: Double, _ steps: Int, in graph: Graph<Double>,
  function: (Tensor<Double>) -> Tensor<Double> = { $0 * $0 - 10 * $0 + 24 },
  step change: (Tensor<Double>) -> Tensor<Double> = { $0 }, decay: Double = 1,
  rounding: (Double) -> Double = { $0 }
) throws -> Descent {
  guard rate > 0, steps >= 0 else { throw LabError.invalidParameter }
  guard start.isFinite else { throw LabError.notFinite }
  let x = graph.variable(start, name: "x")
  let y = function(x)
  let slope = change(graph.gradient(of: y, for: x))
  let session = Session(graph)
  var (rate, descent) = (rate, Descent(x: [], y: []))
  for step in 0...steps {
    let found = try session.run([x, y, slope]).map { rounding($0.elements[0]) }
    descent.x.append(found[0])
    descent.y.append(found[1])
    if step == steps { break }
    try session.set(x, to: NDArray(repeating: rounding(found[0] - rate * found[2]), shape: []))
    rate *= decay
  }
  return descent
}

/// 11.7, with its typical slips.
func graphLine(
  _ x: [Double], _ y: [Double], _ rate: Double, _ steps: Int, in graph: Graph<Double>,
  loss of: (Tensor<Double>) -> Tensor<Double> = { square($0).mean() },
  signs: (a: Double, b: Double) = (1, 1), inTurn: Bool = false
) throws -> FittedLine {
  guard x.count == y.count else { throw LabError.lengthMismatch }
  guard !x.isEmpty else { throw LabError.emptyInput }
  guard rate > 0, steps >= 0 else { throw LabError.invalidParameter }
  let a = graph.variable(0, name: "a")
  let b = graph.variable(0, name: "b")
  let loss = of(a * graph.constant(NDArray(x)) + b - graph.constant(NDArray(y)))
  let slopes = graph.gradients(of: loss, for: [a, b])
  let moves = [
    graph.assign(a, to: a - signs.a * rate * slopes[0]),
    graph.assign(b, to: b - signs.b * rate * slopes[1]),
  ]
  let session = Session(graph)
  var losses = [try session.run(loss).elements[0]]
  for _ in 0..<steps {
    if inTurn {
      for move in moves { try session.run(move) }
    } else {
      try session.run(graph.group(moves))
    }
    losses.append(try session.run(loss).elements[0])
  }
  return FittedLine(
    slope: session.value(of: a).elements[0], intercept: session.value(of: b).elements[0],
    losses: losses)
}

/// What goes wrong in the training of 11.8 and 11.9.
struct NetworkSlips {
  var hidden: (Tensor<Double>) -> Tensor<Double> = { tanh($0) }
  var loss: (_ outputs: Tensor<Double>, _ labels: Tensor<Double>) -> Tensor<Double> = {
    -($1 * log($0) + (1 - $1) * log(1 - $0)).sum(axis: 1).mean()
  }
  /// How much of their step W¹, b¹, W² and b² take.
  var moves: [Double] = [1, 1, 1, 1]
  /// Whether the step is multiplied by the learning rate.
  var isRated = true

  func rates(_ rate: Double) -> [Double] { moves.map { isRated ? $0 * rate : $0 } }

  func outputs(of x: Tensor<Double>, _ parts: [Tensor<Double>]) -> Tensor<Double> {
    let hidden = hidden(matmul(x, parts[0], transposeB: true) + parts[1])
    return sigmoid(matmul(hidden, parts[2], transposeB: true) + parts[3])
  }
}

extension TwoLayerNetwork {
  /// W¹, b¹, W² and b².
  var parts: [NDArray<Double>] { [hiddenWeights, hiddenBiases, outputWeights, outputBiases] }

  init(parts: [NDArray<Double>]) {
    self.init(
      hiddenWeights: parts[0], hiddenBiases: parts[1], outputWeights: parts[2],
      outputBiases: parts[3])
  }
}

/// The errors that 11.8 and 11.9 have in common.
func requireTraining(
  _ network: TwoLayerNetwork, _ inputs: NDArray<Double>, _ labels: NDArray<Double>, _ rate: Double,
  _ steps: Int
) throws {
  guard inputs.rank == 2, inputs.shape[1] == network.hiddenWeights.shape[1],
    labels.shape == [inputs.shape[0], network.outputBiases.shape[0]]
  else { throw LabError.shapeMismatch }
  guard inputs.shape[0] > 0 else { throw LabError.emptyInput }
  guard rate > 0, steps >= 0 else { throw LabError.invalidParameter }
}

/// 11.8, with its slips.
func graphTraining(
  _ network: TwoLayerNetwork, _ inputs: NDArray<Double>, _ labels: NDArray<Double>, _ rate: Double,
  _ steps: Int, _ questions: NDArray<Double>, in graph: Graph<Double>, _ slips: NetworkSlips
) throws -> AnsweringNetwork {
  try requireTraining(network, inputs, labels, rate, steps)
  let columns = inputs.shape[1]
  guard questions.rank == 2, questions.shape[1] == columns else { throw LabError.shapeMismatch }
  let x = graph.placeholder(shape: [nil, .some(columns)], name: "X")
  let parts = network.parts.map { graph.variable($0) }
  let outputs = slips.outputs(of: x, parts)
  let y = graph.placeholder(shape: [nil, .some(labels.shape[1])], name: "Y")
  let loss = slips.loss(outputs, y)
  let slopes = graph.gradients(of: loss, for: parts)
  let step = graph.group(
    parts.indices.map {
      graph.assign(parts[$0], to: parts[$0] - slips.rates(rate)[$0] * slopes[$0])
    })
  let session = Session(graph)
  let losses = try (0...steps).map {
    try session.run(
      loss, doing: $0 < steps ? step : nil, feeding: [x: inputs, y: labels]
    ).elements[0]
  }
  return AnsweringNetwork(
    network: TwoLayerNetwork(parts: parts.map { session.value(of: $0) }), losses: losses,
    answers: try session.run(outputs, feeding: [x: questions]))
}

/// 11.9, with its slips.
func tapeTraining(
  _ network: TwoLayerNetwork, _ inputs: NDArray<Double>, _ labels: NDArray<Double>, _ rate: Double,
  _ steps: Int, _ slips: NetworkSlips
) throws -> TrainedNetwork {
  try requireTraining(network, inputs, labels, rate, steps)
  var parts = network.parts
  var losses: [Double] = []
  for step in 0...steps {
    let tape = Tape<Double>()
    let tensors = parts.map { tape.constant($0) }
    let loss = slips.loss(slips.outputs(of: tape.constant(inputs), tensors), tape.constant(labels))
    losses.append(loss.value.elements[0])
    if step == steps { break }
    let slopes = tape.gradients(of: loss, for: tensors)
    parts = parts.indices.map { parts[$0] - slips.rates(rate)[$0] * slopes[$0].value }
  }
  return TrainedNetwork(network: TwoLayerNetwork(parts: parts), losses: losses)
}

/// An array that went through Float.
func arrayThroughFloat(_ array: NDArray<Double>) -> NDArray<Double> {
  NDArray(shape: array.shape, elements: array.elements.map { Double(Float($0)) })
}
