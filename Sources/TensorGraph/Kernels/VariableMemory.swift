import NumericsEngine

/// Where the variables of a session lie: each at one place from its first use on.
final class VariableMemory<Scalar: TensorScalar> {
  private var places: [Int: UnsafeMutablePointer<Scalar>] = [:]
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// The place of a variable; the first time, all that have none yet get one and their initial value,
  /// one behind the other in one block.
  func place(of variable: Int, _ graph: Graph<Scalar>) -> UnsafeMutablePointer<Scalar> {
    if let place = places[variable] { return place }
    var fresh: [(index: Int, value: NDArray<Scalar>)] = []
    for (index, node) in graph.nodes.enumerated() where places[index] == nil {
      if case .variable(let initial) = node.kind { fresh.append((index, initial)) }
    }
    let sizes = fresh.map { aligned($0.value.count * MemoryLayout<Scalar>.stride) }
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: Swift.max(64, sizes.reduce(0, +)), alignment: 64)
    blocks.append(block)
    var offset = 0
    for ((index, value), size) in zip(fresh, sizes) {
      let place = (block + offset).bindMemory(to: Scalar.self, capacity: value.count)
      copy(value, to: place)
      places[index] = place
      offset += size
    }
    guard let place = places[variable] else { fatalError("node \(variable) is no variable") }
    return place
  }

  func value(of variable: Int, _ graph: Graph<Scalar>) -> NDArray<Scalar> {
    let place = place(of: variable, graph)
    return array(graph.nodes[variable].shape.known ?? [], at: place)
  }

  func set(_ variable: Int, to value: NDArray<Scalar>, _ graph: Graph<Scalar>) {
    copy(value, to: place(of: variable, graph))
  }
}

/// A new array of the numbers at a place.
func array<Scalar: TensorScalar>(
  _ shape: [Int], at place: UnsafePointer<Scalar>
) -> NDArray<Scalar> {
  NDArray(shape: shape) { $0.initialize(from: place, count: shape.reduce(1, *)) }
}

/// Copies the elements of an array, in row-major order, to a place.
func copy<Scalar: TensorScalar>(
  _ array: NDArray<Scalar>, to place: UnsafeMutablePointer<Scalar>
) {
  array.contiguous().read { place.initialize(from: $0, count: array.count) }
}

/// `byteCount` rounded up to whole cache lines.
func aligned(_ byteCount: Int) -> Int { (byteCount + 63) & ~63 }
