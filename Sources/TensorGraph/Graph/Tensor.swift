import NumericsEngine

/// A node of a graph, as the program that builds it holds it.
///
/// ```swift
/// let graph = Graph<Double>()
/// let x = graph.variable(0, name: "x")
/// let y = x * x - 10 * x + 24
/// ```
/// A tensor has a shape and a name, but no numbers: those come when a ``Session`` runs the graph. Under
/// a ``Tape`` every tensor has its numbers at once, in ``value``.
public struct Tensor<Scalar: TensorScalar>: Hashable {
  /// The graph this is a node of.
  public let graph: Graph<Scalar>

  /// The place in the graph's array of nodes.
  let index: Int

  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.index == right.index && left.graph === right.graph
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(index)
  }
}

extension Tensor {
  /// The extents, as far as they are known before the graph runs.
  public var shape: TensorShape { graph.nodes[index].shape }

  /// The number of axes.
  public var rank: Int { shape.rank }

  /// The name, unique in the graph, with the scopes: `hidden/product`.
  public var name: String { graph.nodes[index].name }

  /// The line that made it; that of its latest input where an operator did.
  public var place: SourcePlace? { graph.nodes[index].place }

  /// Whether it is a variable, whose value a session keeps.
  public var isVariable: Bool { graph.nodes[index].isVariable }

  /// Gives the node a name of its own, and returns it: `let loss = mean(…).named("loss")`.
  ///
  /// The scopes go before it; a name that is taken gets a number.
  @discardableResult
  public func named(_ name: String) -> Tensor {
    graph.rename(index, name)
    return self
  }

  /// The numbers, under a ``Tape``.
  ///
  /// Of a graph that was only described this is the caller's mistake: there, a session has them.
  public var value: NDArray<Scalar> {
    guard let values = graph.values else {
      callerMistake(
        "\(graph.describe(index)) has no value.",
        expected: "a tensor made under a Tape, which computes at once",
        got: "a node of a graph that is only described",
        toDo: "ask a session for it: try session.run(…)")
    }
    return values[index]
  }
}

extension Tensor: CustomStringConvertible {
  /// Name, kind and shape: `hidden/product: matmul [?, 512]`.
  public var description: String { "\(name): \(graph.nodes[index].label) \(shape)" }
}
