/// The part of a graph that a run needs, with the shapes that follow from those of the feeds.
struct ConcreteGraph<Scalar: TensorScalar> {
  let graph: Graph<Scalar>

  /// Whether a node's shape is needed for the run; its numbers may not be.
  let isNeeded: [Bool]

  /// The shape of every node that is needed.
  let shapes: [[Int]]

  /// Checks the feeds: one of the right shape for every placeholder needed, and no other.
  init(_ graph: Graph<Scalar>, _ key: PlanKey) throws(GraphError) {
    self.graph = graph
    let isNeeded = Self.needed(graph, from: key.fetches + key.actions)
    for (index, _) in key.feeds.sorted(by: { $0.key < $1.key }) {
      let node = graph.nodes[index]
      guard node.isPlaceholder else { throw .notAPlaceholder(node: node.name) }
      guard isNeeded[index] else { throw .superfluousFeed(placeholder: node.name) }
    }
    var shapes = [[Int]](repeating: [], count: graph.count)
    for (index, node) in graph.nodes.enumerated() where isNeeded[index] {
      switch node.kind {
      case .constant(let value): shapes[index] = value.shape
      case .variable(let initial): shapes[index] = initial.shape
      case .placeholder: shapes[index] = try Self.fed(node, key.feeds[index])
      case .operation(let operation):
        do throws(ShapeMismatch) {
          let shape = try operation.shape(of: node.inputs.map { TensorShape(shapes[$0]) })
          shapes[index] = shape.known ?? []
        } catch {
          throw .shapesDoNotFit(
            node: node.name, place: node.place,
            inputs: node.inputs.map { "\(graph.nodes[$0].name) \(shapes[$0])" },
            expected: error.expected, got: error.got)
        }
      }
    }
    (self.isNeeded, self.shapes) = (isNeeded, shapes)
  }

  private static func needed(_ graph: Graph<Scalar>, from roots: [Int]) -> [Bool] {
    var isNeeded = [Bool](repeating: false, count: graph.count)
    for root in roots { isNeeded[root] = true }
    for index in graph.nodes.indices.reversed() where isNeeded[index] {
      for input in graph.nodes[index].inputs { isNeeded[input] = true }
    }
    return isNeeded
  }

  private static func fed(_ node: Node<Scalar>, _ shape: [Int]?) throws(GraphError) -> [Int] {
    guard let shape else {
      throw .missingFeed(placeholder: node.name, shape: node.shape, place: node.place)
    }
    guard node.shape.accepts(shape) else {
      throw .wrongFeedShape(placeholder: node.name, expected: node.shape, got: shape)
    }
    return shape
  }

  /// The shapes of an operation's call.
  func call(_ index: Int) -> CallShapes {
    CallShapes(inputs: graph.nodes[index].inputs.map { shapes[$0] }, output: shapes[index])
  }
}
