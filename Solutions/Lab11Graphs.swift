import Foundation
import LabKit
import NumericsEngine
import TensorGraph

/// Lab 11 — Computational graphs: one way to write it.
public struct Lab11Graphs: GraphsLab {
  public init() {}

  // MARK: 11.1 Evaluate an expression graph

  public func evaluate(_ graph: [GraphNode], feeding feeds: [String: Double]) throws -> [Double] {
    var values: [Double] = []
    for node in graph {
      guard node.inputs.allSatisfy(values.indices.contains) else {
        throw LabError.indexOutOfRange
      }
      switch node {
      case .placeholder(let name):
        guard let value = feeds[name] else { throw LabError.keyNotFound }
        values.append(value)
      default: values.append(value(of: node, node.inputs.map { values[$0] }))
      }
    }
    return values
  }

  /// The value of any node but a placeholder, from those of its inputs.
  private func value(of node: GraphNode, _ inputs: [Double]) -> Double {
    switch node {
    case .placeholder: .nan
    case .constant(let value): value
    case .add: inputs[0] + inputs[1]
    case .subtract: inputs[0] - inputs[1]
    case .multiply: inputs[0] * inputs[1]
    case .divide: inputs[0] / inputs[1]
    case .power(_, let exponent): pow(inputs[0], exponent)
    case .exp: Foundation.exp(inputs[0])
    case .log: Foundation.log(inputs[0])
    case .sin: Foundation.sin(inputs[0])
    case .tanh: Foundation.tanh(inputs[0])
    }
  }

  // MARK: 11.2 The order of the nodes

  public func order(_ graph: [GraphNode], for targets: [Int]) throws -> [Int] {
    enum Mark { case begun, done }
    var marks: [Int: Mark] = [:]
    var order: [Int] = []
    func visit(_ index: Int) throws {
      guard graph.indices.contains(index) else { throw LabError.indexOutOfRange }
      if marks[index] == .done { return }
      guard marks[index] == nil else { throw LabError.cyclicGraph }
      marks[index] = .begun
      for input in graph[index].inputs { try visit(input) }
      marks[index] = .done
      order.append(index)
    }
    for target in targets { try visit(target) }
    return order
  }

  // MARK: 11.3 Run with feeds

  public func run(
    _ graph: [GraphNode], fetching targets: [Int], feeding feeds: [String: Double]
  ) throws -> [Double] {
    let order = try order(graph, for: targets)
    var values: [Int: Double] = [:]
    var needed: Set<String> = []
    for index in order {
      if case .placeholder(let name) = graph[index] {
        guard let value = feeds[name] else { throw LabError.missingFeed(placeholder: name) }
        values[index] = value
        needed.insert(name)
      } else {
        values[index] = value(of: graph[index], graph[index].inputs.compactMap { values[$0] })
      }
    }
    if let name = feeds.keys.sorted().first(where: { !needed.contains($0) }) {
      throw LabError.superfluousFeed(placeholder: name)
    }
    return targets.compactMap { values[$0] }
  }

  // MARK: 11.4 Local derivatives

  public func localDerivatives(
    _ node: GraphNode, inputs: [Double], output: Double
  ) throws -> [Double] {
    guard inputs.count == node.inputs.count else { throw LabError.lengthMismatch }
    switch node {
    case .placeholder, .constant: return []
    case .add: return [1, 1]
    case .subtract: return [1, -1]
    case .multiply: return [inputs[1], inputs[0]]
    case .divide: return [1 / inputs[1], -output / inputs[1]]
    case .power(_, let exponent):
      return [exponent == 0 ? 0 : exponent * pow(inputs[0], exponent - 1)]
    case .exp: return [output]
    case .log: return [1 / inputs[0]]
    case .sin: return [cos(inputs[0])]
    case .tanh: return [1 - output * output]
    }
  }

  // MARK: 11.5 Reverse mode

  public func gradients(
    _ graph: [GraphNode], of target: Int, values: [Double]
  ) throws -> [Double] {
    guard values.count == graph.count else { throw LabError.lengthMismatch }
    guard graph.indices.contains(target) else { throw LabError.indexOutOfRange }
    for (index, node) in graph.enumerated() {
      guard node.inputs.allSatisfy((0..<index).contains) else { throw LabError.indexOutOfRange }
    }
    // Where nothing has arrived, nothing is handed on: 0 · ∞ would be NaN.
    var arrived = [Double?](repeating: nil, count: graph.count)
    arrived[target] = 1
    for index in (0...target).reversed() {
      guard let gradient = arrived[index] else { continue }
      let node = graph[index]
      let slopes = try localDerivatives(
        node, inputs: node.inputs.map { values[$0] }, output: values[index])
      for (input, slope) in zip(node.inputs, slopes) {
        arrived[input] = (arrived[input] ?? 0) + gradient * slope
      }
    }
    return arrived.map { $0 ?? 0 }
  }

  // MARK: 11.6 Minimise with a session

  public func minimise(
    from start: Double, learningRate: Double, steps: Int, in graph: Graph<Double>
  ) throws -> Descent {
    guard learningRate > 0, steps >= 0 else { throw LabError.invalidParameter }
    guard start.isFinite else { throw LabError.notFinite }
    let x = graph.variable(start, name: "x")
    let y = (x * x - 10 * x + 24).named("y")
    let step = graph.assign(x, to: x - learningRate * graph.gradient(of: y, for: x))
    let session = Session(graph)
    var (xs, ys): ([Double], [Double]) = ([], [])
    for index in 0...steps {
      // What is fetched beside an action is the value from before it.
      let values = try session.run([x, y], doing: index < steps ? step : nil)
      xs.append(values[0].elements[0])
      ys.append(values[1].elements[0])
    }
    return Descent(x: xs, y: ys)
  }

  // MARK: 11.7 Fit a line by a graph

  public func fitLine(
    x: [Double], y: [Double], learningRate: Double, steps: Int, in graph: Graph<Double>
  ) throws -> FittedLine {
    guard x.count == y.count else { throw LabError.lengthMismatch }
    guard !x.isEmpty else { throw LabError.emptyInput }
    guard learningRate > 0, steps >= 0 else { throw LabError.invalidParameter }
    let inputs = graph.placeholder(shape: [nil], name: "x")  // [n]
    let truth = graph.placeholder(shape: [nil], name: "y")  // [n]
    let a = graph.variable(0, name: "a")  // []
    let b = graph.variable(0, name: "b")  // []
    let loss = square(a * inputs + b - truth).mean()  // []
    let gradients = graph.gradients(of: loss, for: [a, b])
    let step = graph.group([
      graph.assign(a, to: a - learningRate * gradients[0]),
      graph.assign(b, to: b - learningRate * gradients[1]),
    ])
    let session = Session(graph)
    let feeds = [inputs: NDArray(x), truth: NDArray(y)]
    let losses = try (0...steps).map {
      try session.run(loss, doing: $0 < steps ? step : nil, feeding: feeds).elements[0]
    }
    return FittedLine(
      slope: session.value(of: a).elements[0], intercept: session.value(of: b).elements[0],
      losses: losses)
  }

  // MARK: 11.8 A network by placeholders and feeds

  public func train(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int, asking questions: NDArray<Double>, in graph: Graph<Double>
  ) throws -> AnsweringNetwork {
    try check(
      network, inputs: inputs, labels: labels, learningRate: learningRate, steps: steps)
    let columns = inputs.shape[1]
    guard questions.rank == 2, questions.shape[1] == columns else { throw LabError.shapeMismatch }
    let x = graph.placeholder(shape: [nil, columns], name: "X")  // [m, n]
    let y = graph.placeholder(shape: [nil, labels.shape[1]], name: "Y")  // [m, outputs]
    let parameters = [
      graph.variable(network.hiddenWeights, name: "W1"),  // [hidden, n]
      graph.variable(network.hiddenBiases, name: "b1"),  // [hidden]
      graph.variable(network.outputWeights, name: "W2"),  // [outputs, hidden]
      graph.variable(network.outputBiases, name: "b2"),  // [outputs]
    ]
    let outputs = outputs(of: x, parameters)  // [m, outputs]
    let loss = crossEntropy(outputs, y)  // []
    let gradients = graph.gradients(of: loss, for: parameters)
    let step = graph.group(
      zip(parameters, gradients).map { graph.assign($0, to: $0 - learningRate * $1) })
    let session = Session(graph)
    let losses = try (0...steps).map {
      try session.run(
        loss, doing: $0 < steps ? step : nil, feeding: [x: inputs, y: labels]
      ).elements[0]
    }
    return AnsweringNetwork(
      network: assembled(parameters.map(session.value)), losses: losses,
      answers: try session.run(outputs, feeding: [x: questions]))
  }

  /// O² = sigmoid(tanh(X·W¹ᵀ + b¹)·W²ᵀ + b²)
  private func outputs(of x: Tensor<Double>, _ parameters: [Tensor<Double>]) -> Tensor<Double> {
    let hidden = tanh(matmul(x, parameters[0], transposeB: true) + parameters[1])  // [m, hidden]
    return sigmoid(matmul(hidden, parameters[2], transposeB: true) + parameters[3])  // [m, outputs]
  }

  /// J, the mean over the rows of the cross-entropy of all outputs.
  private func crossEntropy(_ o: Tensor<Double>, _ y: Tensor<Double>) -> Tensor<Double> {
    -(y * log(o) + (1 - y) * log(1 - o)).sum(axis: 1).mean()  // []
  }

  private func assembled(_ parts: [NDArray<Double>]) -> TwoLayerNetwork {
    TwoLayerNetwork(
      hiddenWeights: parts[0], hiddenBiases: parts[1], outputWeights: parts[2],
      outputBiases: parts[3])
  }

  private func check(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws {
    guard inputs.rank == 2, inputs.shape[1] == network.hiddenWeights.shape[1],
      labels.shape == [inputs.shape[0], network.outputWeights.shape[0]]
    else { throw LabError.shapeMismatch }
    guard inputs.shape[0] > 0 else { throw LabError.emptyInput }
    guard learningRate > 0, steps >= 0 else { throw LabError.invalidParameter }
  }

  // MARK: 11.9 The same with a tape

  public func trainByTape(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws -> TrainedNetwork {
    try check(
      network, inputs: inputs, labels: labels, learningRate: learningRate, steps: steps)
    var parts = [
      network.hiddenWeights, network.hiddenBiases, network.outputWeights, network.outputBiases,
    ]
    var losses: [Double] = []
    for index in 0...steps {
      let tape = Tape<Double>()
      let parameters = parts.map { tape.constant($0) }
      let outputs = outputs(of: tape.constant(inputs), parameters)  // [m, outputs]
      let loss = crossEntropy(outputs, tape.constant(labels))  // []
      losses.append(loss.value.elements[0])
      guard index < steps else { break }
      let gradients = tape.gradients(of: loss, for: parameters)
      parts = zip(parts, gradients).map { $0 - learningRate * $1.value }
    }
    return TrainedNetwork(network: assembled(parts), losses: losses)
  }

  // MARK: 11.10 Plan the memory

  public func planBuffers(_ graph: [GraphNode], fetching targets: [Int]) throws -> [Int?] {
    var lastUse = Array(graph.indices)
    for (index, node) in graph.enumerated() {
      for input in node.inputs {
        guard (0..<index).contains(input) else { throw LabError.indexOutOfRange }
        lastUse[input] = index
      }
    }
    for target in targets {
      guard graph.indices.contains(target) else { throw LabError.indexOutOfRange }
      lastUse[target] = graph.count
    }
    var plan = [Int?](repeating: nil, count: graph.count)
    /// For each buffer the last step at which its present value is needed.
    var busyUntil: [Int] = []
    for (index, node) in graph.enumerated() where !node.inputs.isEmpty {
      let free = busyUntil.firstIndex { $0 < index }
      if free == nil { busyUntil.append(0) }
      let buffer = free ?? busyUntil.count - 1
      busyUntil[buffer] = lastUse[index]
      plan[index] = buffer
    }
    return plan
  }
}
