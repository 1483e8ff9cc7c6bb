import NumericsEngine
import TensorGraph

/// One step of gradient descent, in the three ways to have it computed.
public struct GraphStep: Sendable {
  /// How a step is computed.
  public enum Method: Sendable, CaseIterable {
    /// A graph, described once; a session runs its plan.
    case graph
    /// A tape, recorded anew in every step.
    case tape
    /// Arrays, with the derivatives worked out by hand.
    case byHand
  }

  /// What is minimised.
  public enum Task: Sendable {
    /// x² − 10x + 24, from 0.
    case quadratic
    /// The mean cross-entropy of a network of two layers on rows of 2 columns.
    case network(rows: Int, hidden: Int)
  }

  /// The median time of one step, in seconds.
  public let seconds: Double

  /// - Parameters:
  ///   - steps: How many steps are made in each run of the clock.
  public init(_ method: Method, _ task: Task, runs: Int = 5, steps: Int) throws {
    var failure: (any Error)?
    let body: () throws -> Void
    switch task {
    case .quadratic: body = Self.quadraticStep(by: method)
    case .network(let rows, let hidden):
      body = Self.networkStep(by: method, rows: rows, hidden: hidden)
    }
    (seconds, _) = Stopwatch.median(runs: runs, repetitions: steps) {
      do { try body() } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private static func quadraticStep(by method: Method) -> () throws -> Void {
    let rate = 1e-3
    switch method {
    case .graph:
      let graph = Graph<Double>()
      let x = graph.variable(0, name: "x")
      let y = x * x - 10 * x + 24
      let step = graph.assign(x, to: x - rate * graph.gradient(of: y, for: x))
      let session = Session(graph)
      return { try session.run(step) }
    case .tape:
      var point = NDArray(repeating: 0.0, shape: [])
      return {
        let tape = Tape<Double>()
        let x = tape.constant(point)
        let y = x * x - 10 * x + 24
        point = point - rate * tape.gradient(of: y, for: x).value
      }
    case .byHand:
      var point = NDArray(repeating: 0.0, shape: [])
      return { point = point - rate * (2 * point - 10) }
    }
  }

  private static func networkStep(
    by method: Method, rows: Int, hidden: Int
  ) -> () throws -> Void {
    let rate = 0.1
    var generator = RandomGenerator(seed: 11)
    let inputs: NDArray<Double> = generator.normal(shape: [rows, 2])  // [m, 2]
    let labels = NDArray(
      shape: [rows, 1],
      elements: (0..<rows).map { inputs[$0, 0] * inputs[$0, 1] > 0 ? 1.0 : 0 })  // [m, 1]
    // W¹ [hidden, 2], b¹ [hidden], W² [1, hidden], b² [1]
    var parts: [NDArray<Double>] = [
      generator.normal(shape: [hidden, 2]), .zeros([hidden]),
      generator.normal(mean: 0, standardDeviation: 0.3, shape: [1, hidden]), .zeros([1]),
    ]
    func loss(
      _ x: Tensor<Double>, _ y: Tensor<Double>, _ parts: [Tensor<Double>]
    ) -> Tensor<Double> {
      let o1 = tanh(matmul(x, parts[0], transposeB: true) + parts[1])  // [m, hidden]
      let o2 = sigmoid(matmul(o1, parts[2], transposeB: true) + parts[3])  // [m, 1]
      return -(y * log(o2) + (1 - y) * log(1 - o2)).sum(axis: 1).mean()  // []
    }
    switch method {
    case .graph:
      let graph = Graph<Double>()
      let x = graph.placeholder(shape: [nil, 2], name: "X")
      let y = graph.placeholder(shape: [nil, 1], name: "Y")
      let variables = parts.map { graph.variable($0) }
      let gradients = graph.gradients(of: loss(x, y, variables), for: variables)
      let step = graph.group(
        zip(variables, gradients).map { graph.assign($0, to: $0 - rate * $1) })
      let session = Session(graph)
      return { try session.run(step, feeding: [x: inputs, y: labels]) }
    case .tape:
      return {
        let tape = Tape<Double>()
        let variables = parts.map { tape.constant($0) }
        let value = loss(tape.constant(inputs), tape.constant(labels), variables)
        let gradients = tape.gradients(of: value, for: variables)
        parts = zip(parts, gradients).map { $0 - rate * $1.value }
      }
    case .byHand:
      return {
        let o1 = NumericsEngine.tanh(inputs.matmul(parts[0].transposed) + parts[1])  // [m, hidden]
        let o2 = NumericsEngine.sigmoid(o1.matmul(parts[2].transposed) + parts[3])  // [m, 1]
        let d2 = (o2 - labels) / Double(rows)  // [m, 1]
        let d1 = d2.matmul(parts[2]) * (1 - o1 * o1)  // [m, hidden]
        let slopes = [
          d1.transposed.matmul(inputs), d1.sum(axis: 0), d2.transposed.matmul(o1),
          d2.sum(axis: 0),
        ]
        parts = zip(parts, slopes).map { $0 - rate * $1 }
      }
    }
  }
}
