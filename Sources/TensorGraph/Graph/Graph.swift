import NumericsEngine

/// A computation, described: an array of nodes, each made of earlier ones.
///
/// ```swift
/// let graph = Graph<Float>()
/// let x = graph.placeholder(shape: [nil, 784], name: "images")
/// let w = graph.variable(NDArray(repeating: 0, shape: [784, 10]), name: "w")
/// let scores = matmul(x, w)                                  // [?, 10]
/// let session = Session(graph)
/// let values = try session.run(scores, feeding: [x: batch])
/// ```
/// Nothing is computed while a graph is built; shapes are, so that a mistake in them stops the
/// program at the line that makes it. A graph only grows. It belongs to one thread at a time, and so
/// do its sessions.
public final class Graph<Scalar: TensorScalar> {
  private(set) var nodes: [Node<Scalar>] = []

  /// The value of every node, under a tape.
  var values: [NDArray<Scalar>]?

  /// The seed of the random numbers that a tape draws.
  var seed: UInt64 = 0

  private var takenNames: [String: Int] = [:]
  private var scopes: [String] = []

  /// The line to which nodes belong that were made inside one call, such as those of a gradient.
  private(set) var place: SourcePlace?

  /// The constants of rank 0: each number is one node.
  private var numbers: [Scalar: Int] = [:]

  public init() {}

  /// The number of nodes.
  public var count: Int { nodes.count }

  /// The variables in the order in which they were made.
  public var variables: [Tensor<Scalar>] {
    nodes.indices.filter { nodes[$0].isVariable }.map { Tensor(graph: self, index: $0) }
  }

  /// Adds a node, and under a tape computes it.
  func add(
    _ kind: Node<Scalar>.Kind, inputs: [Int] = [], shape: TensorShape, name: String,
    place: SourcePlace?
  ) -> Tensor<Scalar> {
    let node = Node(
      kind: kind, inputs: inputs, shape: shape, name: uniqueName(name),
      place: self.place ?? place ?? latestPlace(of: inputs))
    nodes.append(node)
    if values != nil {
      let value = evaluated(node)
      values?.append(value)
    }
    return Tensor(graph: self, index: nodes.count - 1)
  }

  /// The line of the input that was made last, of those that have one.
  private func latestPlace(of inputs: [Int]) -> SourcePlace? {
    inputs.sorted(by: >).lazy.compactMap { self.nodes[$0].place }.first
  }

  /// The constant of rank 0 for a number.
  func number(_ value: Scalar) -> Tensor<Scalar> {
    // 0 and −0 are equal, but 1 / 0 and 1 / −0 are not; NaN equals nothing.
    let isShared = value != 0 || value.sign == .plus
    if isShared, let index = numbers[value] { return Tensor(graph: self, index: index) }
    // It serves the whole graph, whatever scope it is first used in.
    let (scopes, place) = (scopes, place)
    (self.scopes, self.place) = ([], nil)
    defer { (self.scopes, self.place) = (scopes, place) }
    let tensor = add(
      .constant(NDArray(repeating: value, shape: [])), shape: [], name: "\(value)", place: nil)
    if isShared { numbers[value] = tensor.index }
    return tensor
  }
}

// Names and places.
extension Graph {
  /// Puts `name` before the names of the nodes that `body` makes: `hidden/product`.
  public func scope<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    scopes.append(name)
    defer { scopes.removeLast() }
    return try body()
  }

  /// Lets the nodes that `body` makes belong to `place`, and puts `name` before their names.
  ///
  /// Where this is nested in another such call, the outer one's line stands: it is the user's.
  func made<Result>(
    at place: SourcePlace, in name: String? = nil, _ body: () throws -> Result
  ) rethrows -> Result {
    let outer = self.place
    self.place = outer ?? place
    defer { self.place = outer }
    if let name { return try scope(name, body) }
    return try body()
  }

  func rename(_ index: Int, _ name: String) {
    nodes[index].name = uniqueName(name)
  }

  /// Name, place and shape of a node, for messages.
  func describe(_ index: Int) -> String {
    let node = nodes[index]
    let place = node.place.map { ", made at \($0)" } ?? ""
    return "\(node.name) (\(node.label) \(node.shape)\(place))"
  }

  private func uniqueName(_ name: String) -> String {
    let full = (scopes + [name]).joined(separator: "/")
    let taken = takenNames[full, default: 0]
    takenNames[full] = taken + 1
    return taken == 0 ? full : uniqueName("\(name)_\(taken)")
  }
}
