/// What of a graph has to be computed: equal calls are one, and what changes nothing is left out.
struct SimplifiedGraph<Scalar: TensorScalar> {
  let concrete: ConcreteGraph<Scalar>

  /// For every node the one that stands for it, which was made no later.
  let stands: [Int]

  /// Whether a node's numbers are needed.
  let isLive: [Bool]

  /// Whether a node's numbers are the same in every run, and small enough to be kept.
  let isFolded: [Bool]

  /// How many calls were equal to others.
  let sharedCount: Int

  var graph: Graph<Scalar> { concrete.graph }
  var shapes: [[Int]] { concrete.shapes }

  init(_ concrete: ConcreteGraph<Scalar>, roots: [Int]) {
    self.concrete = concrete
    var stands = Array(concrete.graph.nodes.indices)
    var known: [CallKey: Int] = [:]
    var shared = 0
    for index in stands.indices where concrete.isNeeded[index] {
      let node = concrete.graph.nodes[index]
      guard let operation = node.operation, operation.writtenInputs.isEmpty else { continue }
      let inputs = node.inputs.map { stands[$0] }
      if let same = operation.sameAs(
        concrete.call(index), number: { Self.number(concrete.graph.nodes[inputs[$0]]) })
      {
        stands[index] = inputs[same]
        continue
      }
      let key = CallKey(operation, inputs, concrete.shapes[index], concrete.shapes)
      if let earlier = known[key] {
        stands[index] = earlier
        shared += 1
      } else {
        known[key] = index
      }
    }
    self.stands = stands
    sharedCount = shared
    isLive = Self.live(concrete, stands, roots)
    isFolded = Self.folded(concrete, stands, isLive)
  }

  /// The nodes whose numbers an operation reads, in the order of its inputs.
  func reads(_ index: Int) -> [Int] { Self.reads(graph.nodes[index], stands) }

  /// The node whose memory holds a node's numbers: views have none of their own.
  func storage(_ index: Int) -> Int { Self.storage(graph, stands, index) }

  private static func reads(_ node: Node<Scalar>, _ stands: [Int]) -> [Int] {
    guard let operation = node.operation else { return [] }
    return node.inputs.indices.filter { !operation.readsOnlyShape(of: $0) }
      .map { stands[node.inputs[$0]] }
  }

  private static func storage(_ graph: Graph<Scalar>, _ stands: [Int], _ index: Int) -> Int {
    var index = index
    while graph.nodes[index].operation?.isView == true {
      index = stands[graph.nodes[index].inputs[0]]
    }
    return index
  }

  private static func number(_ node: Node<Scalar>) -> Double? {
    guard case .constant(let value) = node.kind, value.shape.isEmpty else { return nil }
    return Double(value.elements[0])
  }

  private static func live(
    _ concrete: ConcreteGraph<Scalar>, _ stands: [Int], _ roots: [Int]
  ) -> [Bool] {
    var isLive = [Bool](repeating: false, count: stands.count)
    for root in roots { isLive[stands[root]] = true }
    for index in stands.indices.reversed() where isLive[index] {
      for input in reads(concrete.graph.nodes[index], stands) { isLive[input] = true }
    }
    return isLive
  }

  private static func folded(
    _ concrete: ConcreteGraph<Scalar>, _ stands: [Int], _ isLive: [Bool]
  ) -> [Bool] {
    var isFolded = [Bool](repeating: false, count: stands.count)
    func count(_ index: Int) -> Int { concrete.shapes[index].reduce(1, *) }
    for index in stands.indices where isLive[index] {
      let node = concrete.graph.nodes[index]
      guard let operation = node.operation, operation.writtenInputs.isEmpty, !operation.isRandom,
        !operation.isView
      else { continue }
      let sources = reads(node, stands).map { storage(concrete.graph, stands, $0) }
      // A number repeated to a large array is read faster as one number.
      guard count(index) <= max(64, sources.reduce(0) { $0 + count($1) }) else { continue }
      isFolded[index] = sources.allSatisfy {
        if case .constant = concrete.graph.nodes[$0].kind { return true }
        return isFolded[$0]
      }
    }
    return isFolded
  }
}

/// What makes two calls the same: operation, inputs, and shapes where only they count.
private struct CallKey: Hashable {
  private let operation: AnyHashable
  private let inputs: [Int]
  private let shapes: [[Int]]

  init(_ operation: any Operation, _ inputs: [Int], _ output: [Int], _ shapes: [[Int]]) {
    self.operation = AnyHashable(operation)
    self.inputs = inputs.indices.map { operation.readsOnlyShape(of: $0) ? -1 : inputs[$0] }
    self.shapes =
      [output]
      + inputs.indices.filter { operation.readsOnlyShape(of: $0) }.map { shapes[inputs[$0]] }
  }
}
