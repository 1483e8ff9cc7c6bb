import NumericsEngine
import TensorGraph

/// Lab 11 — Computational graphs.
public protocol GraphsLab: Lab {
  func evaluate(_ graph: [GraphNode], feeding feeds: [String: Double]) throws -> [Double]
  func order(_ graph: [GraphNode], for targets: [Int]) throws -> [Int]
  func run(
    _ graph: [GraphNode], fetching targets: [Int], feeding feeds: [String: Double]
  ) throws -> [Double]
  func localDerivatives(
    _ node: GraphNode, inputs: [Double], output: Double
  ) throws -> [Double]
  func gradients(_ graph: [GraphNode], of target: Int, values: [Double]) throws -> [Double]
  func minimise(
    from start: Double, learningRate: Double, steps: Int, in graph: Graph<Double>
  ) throws -> Descent
  func fitLine(
    x: [Double], y: [Double], learningRate: Double, steps: Int, in graph: Graph<Double>
  ) throws -> FittedLine
  func train(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int, asking questions: NDArray<Double>, in graph: Graph<Double>
  ) throws -> AnsweringNetwork
  func trainByTape(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws -> TrainedNetwork
  func planBuffers(_ graph: [GraphNode], fetching targets: [Int]) throws -> [Int?]
}

extension GraphsLab {
  public static var number: Int { 11 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("11.1", evaluate),
      Endpoint("11.2", order),
      Endpoint("11.3", run),
      Endpoint("11.4", localDerivatives),
      Endpoint("11.5", gradients),
      Endpoint("11.6") { (start: Double, rate: Double, steps: Int) in
        try InGraph { try minimise(from: start, learningRate: rate, steps: steps, in: $0) }
      },
      Endpoint("11.7") { (x: [Double], y: [Double], rate: Double, steps: Int) in
        try InGraph { try fitLine(x: x, y: y, learningRate: rate, steps: steps, in: $0) }
      },
      Endpoint("11.8") {
        (
          network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
          rate: Double, steps: Int, questions: NDArray<Double>
        ) in
        try InGraph {
          try train(
            network, inputs: inputs, labels: labels, learningRate: rate, steps: steps,
            asking: questions, in: $0)
        }
      },
      Endpoint("11.9", trainByTape),
      Endpoint("11.10", planBuffers),
    ]
  }
}

/// What was computed in a graph, and whether the graph was used: a loop without it would give the
/// same numbers.
private struct InGraph<Result: WireEncodable>: WireEncodable {
  let result: Result
  let hasVariables: Bool

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

/// The way down a function of one variable: the result of exercise 11.6.
public struct Descent: Sendable, Equatable, WireEncodable {
  /// x before the first step and after every step: `[steps + 1]`.
  public var x: [Double]
  /// The value of the function at each of them: `[steps + 1]`.
  public var y: [Double]

  public init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  public var wire: WireValue { ["x": x.wire, "y": y.wire] }
}

/// A line a·x + b, found by descent: the result of exercise 11.7.
public struct FittedLine: Sendable, Equatable, WireEncodable {
  /// a
  public var slope: Double
  /// b
  public var intercept: Double
  /// The mean squared error before the first step and after every step: `[steps + 1]`.
  public var losses: [Double]

  public init(slope: Double, intercept: Double, losses: [Double]) {
    self.slope = slope
    self.intercept = intercept
    self.losses = losses
  }

  public var wire: WireValue {
    ["slope": slope.wire, "intercept": intercept.wire, "losses": losses.wire]
  }
}

/// What a training has come to, and what the network then says to new rows: the result of
/// exercise 11.8.
public struct AnsweringNetwork: Sendable, Equatable, WireEncodable {
  public var network: TwoLayerNetwork
  /// J before the first step and after every step: `[steps + 1]`.
  public var losses: [Double]
  /// O² for the rows that were asked about: `[questions, outputs]`.
  public var answers: NDArray<Double>

  public init(network: TwoLayerNetwork, losses: [Double], answers: NDArray<Double>) {
    self.network = network
    self.losses = losses
    self.answers = answers
  }

  public var wire: WireValue {
    ["network": network.wire, "losses": losses.wire, "answers": answers.wire]
  }
}
