import Foundation
import LabKit
import NumericsEngine
import TensorGraph

/// Lab 11 — Computational graphs.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 11` checks it,
/// `swift run lab hint 11.1` helps, `swift run lab 11` tells the whole story.
public struct Lab11Graphs: GraphsLab {
  public init() {}

  // MARK: 11.1 Evaluate an expression graph

  /// The value of every node of a graph whose nodes are in order: `[nodes]`.
  ///
  /// - Parameter feeds: The values of the placeholders, by their names.
  /// - Throws: `LabError.indexOutOfRange` for an input that is not an earlier node;
  ///   `LabError.keyNotFound` for a placeholder without a feed.
  public func evaluate(
    _ graph: [GraphNode], feeding feeds: [String: Double]
  ) throws -> [Double] {
    throw Unsolved("11.1")
  }

  // MARK: 11.2 The order of the nodes

  /// The nodes that `targets` need, inputs first: the order of a depth-first search.
  ///
  /// - Throws: `LabError.cyclicGraph` if needed nodes depend on each other in a circle;
  ///   `LabError.indexOutOfRange` for a target or a needed input that is not in the graph.
  public func order(_ graph: [GraphNode], for targets: [Int]) throws -> [Int] {
    throw Unsolved("11.2")
  }

  // MARK: 11.3 Run with feeds

  /// The values of `targets`, computed from the feeds: `[targets]`.
  ///
  /// - Throws: `LabError.missingFeed(placeholder:)` and `LabError.superfluousFeed(placeholder:)`
  ///   with the name of the placeholder; the errors of `order`.
  public func run(
    _ graph: [GraphNode], fetching targets: [Int], feeding feeds: [String: Double]
  ) throws -> [Double] {
    throw Unsolved("11.3")
  }

  // MARK: 11.4 Local derivatives

  /// The derivatives of a node's output by its inputs: `[inputs]`.
  ///
  /// - Parameters:
  ///   - inputs: The values of its inputs.
  ///   - output: Its own value.
  /// - Throws: `LabError.lengthMismatch` if these are not as many inputs as the node has.
  public func localDerivatives(
    _ node: GraphNode, inputs: [Double], output: Double
  ) throws -> [Double] {
    throw Unsolved("11.4")
  }

  // MARK: 11.5 Reverse mode

  /// The derivatives of node `target` by every node: `[nodes]`.
  ///
  /// - Parameter values: The values of all nodes, as `evaluate` returns them.
  /// - Throws: `LabError.lengthMismatch` for another number of values than of nodes;
  ///   `LabError.indexOutOfRange` for a target that is not in the graph, or an input that is
  ///   not an earlier node.
  public func gradients(
    _ graph: [GraphNode], of target: Int, values: [Double]
  ) throws -> [Double] {
    throw Unsolved("11.5")
  }

  // MARK: 11.6 Minimise with a session

  /// Descends x² − 10·x + 24 from `start`, by a session.
  ///
  /// - Parameter graph: An empty graph, for your nodes.
  /// - Throws: `LabError.invalidParameter` unless `learningRate` is above 0 and `steps` at
  ///   least 0; `LabError.notFinite` for a start that is infinite or NaN.
  public func minimise(
    from start: Double, learningRate: Double, steps: Int, in graph: Graph<Double>
  ) throws -> Descent {
    throw Unsolved("11.6")
  }

  // MARK: 11.7 Fit a line by a graph

  /// The line a·x + b that gradient descent on the mean squared error comes to from 0·x + 0.
  ///
  /// - Parameter graph: An empty graph, for your nodes.
  /// - Throws: `LabError.lengthMismatch`, `LabError.emptyInput`, and
  ///   `LabError.invalidParameter` unless `learningRate` is above 0 and `steps` at least 0.
  public func fitLine(
    x: [Double], y: [Double], learningRate: Double, steps: Int, in graph: Graph<Double>
  ) throws -> FittedLine {
    throw Unsolved("11.7")
  }

  // MARK: 11.8 A network by placeholders and feeds

  /// Trains a network of two layers by a session, and asks it about other rows.
  ///
  /// - Parameters:
  ///   - network: The first parameters.
  ///   - inputs: X, `[m, n]`
  ///   - labels: Y, `[m, outputs]`
  ///   - questions: The rows to ask about, `[q, n]`
  ///   - graph: An empty graph, for your nodes.
  /// - Throws: `LabError.shapeMismatch`, `LabError.emptyInput` and `LabError.invalidParameter`,
  ///   as the exercise says.
  public func train(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int, asking questions: NDArray<Double>,
    in graph: Graph<Double>
  ) throws -> AnsweringNetwork {
    throw Unsolved("11.8")
  }

  // MARK: 11.9 The same with a tape

  /// Trains a network of two layers, each step on a tape of its own.
  ///
  /// - Parameters:
  ///   - network: The first parameters.
  ///   - inputs: X, `[m, n]`
  ///   - labels: Y, `[m, outputs]`
  /// - Throws: `LabError.shapeMismatch`, `LabError.emptyInput` and `LabError.invalidParameter`,
  ///   as in 11.8.
  public func trainByTape(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws -> TrainedNetwork {
    throw Unsolved("11.9")
  }

  // MARK: 11.10 Plan the memory

  /// A buffer for the value of every node, `nil` for placeholders and constants: `[nodes]`.
  ///
  /// - Throws: `LabError.indexOutOfRange` for an input that is not an earlier node, or a target
  ///   that is not in the graph.
  public func planBuffers(_ graph: [GraphNode], fetching targets: [Int]) throws -> [Int?] {
    throw Unsolved("11.10")
  }
}
