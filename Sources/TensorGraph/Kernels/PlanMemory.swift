import NumericsEngine

/// The memory of a plan, allocated once, and the addresses with which its kernels are called.
final class PlanMemory<Scalar: TensorScalar> {
  private let arena: UnsafeMutableRawPointer
  private let kernels: [(Kernel.Arguments) -> Void]

  /// For each kernel its result, workspace and inputs; at the end the results of the run.
  private let places: UnsafeMutablePointer<UnsafeMutableRawPointer>
  private let starts: [Int]
  private let resultShapes: [[Int]]

  /// Where the address of a placeholder's value has to be put, and the value during a run.
  private let feedPlaces: [[Int]]
  private var feeds: [NDArray<Scalar>]
  private let nothing: NDArray<Scalar>

  private let variables: VariableMemory<Scalar>
  private let constants: [NDArray<Scalar>]
  private let kept: [NDArray<Scalar>]

  /// Computes what never changes, and puts together all addresses but those of the feeds.
  init(
    _ schedule: Schedule<Scalar>, _ buffers: BufferPlan, _ kernels: [Kernel],
    _ variables: VariableMemory<Scalar>
  ) throws(GraphError) {
    let simplified = schedule.simplified
    let graph = simplified.graph
    var fixed: [Int: UnsafeMutableRawPointer] = [:]
    var constants: [NDArray<Scalar>] = []
    let placeholders = simplified.stands.indices.filter {
      simplified.concrete.isNeeded[$0] && graph.nodes[$0].isPlaceholder
    }
    for (index, node) in graph.nodes.enumerated() where simplified.isLive[index] {
      switch node.kind {
      case .constant(let value):
        constants.append(value.contiguous())
        fixed[index] = constants[constants.count - 1].address
      case .variable: fixed[index] = UnsafeMutableRawPointer(variables.place(of: index, graph))
      case .placeholder, .operation: break
      }
    }
    let kept = try Self.folded(simplified, &fixed)
    let arena = UnsafeMutableRawPointer.allocate(
      byteCount: Swift.max(64, buffers.byteCount), alignment: 64)
    for (value, buffer) in buffers.bufferOfValue {
      fixed[value] = arena + buffers.buffers[buffer].offset
    }
    for instruction in schedule.instructions {
      if case .variable(let variable, let value) = instruction.target {
        fixed[value] = UnsafeMutableRawPointer(variables.place(of: variable, graph))
      }
    }
    // The address of what is not known yet, or not there.
    let nowhere = arena
    var feedPlaces = placeholders.map { _ in [Int]() }
    var table: [UnsafeMutableRawPointer] = []
    func append(_ value: Int) {
      let storage = schedule.storage(value)
      if let position = placeholders.firstIndex(of: storage) {
        feedPlaces[position].append(table.count)
      }
      table.append(fixed[storage] ?? nowhere)
    }
    var starts: [Int] = []
    for (index, instruction) in schedule.instructions.enumerated() {
      starts.append(table.count)
      switch instruction.target {
      case .value(let value), .variable(_, let value): append(value)
      case .none: table.append(nowhere)
      }
      table.append(
        buffers.workspaces[index].map { arena + buffers.buffers[$0].offset } ?? nowhere)
      for read in instruction.reads { append(read) }
    }
    starts.append(table.count)
    for fetch in schedule.fetches { append(fetch) }
    places = .allocate(capacity: Swift.max(1, table.count))
    places.initialize(from: table, count: table.count)
    resultShapes = schedule.fetches.map { schedule.shape($0) }
    let nothing = NDArray<Scalar>(shape: [0], elements: [])
    feeds = placeholders.map { _ in nothing }
    self.nothing = nothing
    (self.arena, self.starts, self.feedPlaces) = (arena, starts, feedPlaces)
    self.kernels = kernels.map(\.run)
    (self.variables, self.constants, self.kept) = (variables, constants, kept)
  }

  deinit {
    arena.deallocate()
    places.deallocate()
  }

  /// Computes the nodes that depend on constants alone, each into memory that stays.
  private static func folded(
    _ simplified: SimplifiedGraph<Scalar>, _ fixed: inout [Int: UnsafeMutableRawPointer]
  ) throws(GraphError) -> [NDArray<Scalar>] {
    var kept: [NDArray<Scalar>] = []
    for index in simplified.stands.indices where simplified.isFolded[index] {
      let kernel = simplified.graph.kernel(index, simplified.concrete.call(index))
      var state = RunState()
      let inputs = simplified.reads(index).compactMap { fixed[simplified.storage($0)] }
      let value: NDArray<Scalar> = result(
        of: kernel, at: inputs, simplified.shapes[index], &state)
      if let fault = state.fault {
        throw .invalidIndex(
          node: simplified.graph.nodes[index].name, value: fault.value, limit: fault.limit)
      }
      kept.append(value)
      fixed[index] = value.address
    }
    return kept
  }

  /// Lets the kernels read a placeholder's value where it lies, until ``unbind()``.
  func bind(_ value: NDArray<Scalar>, toPlaceholder position: Int) {
    feeds[position] = value.contiguous()
    let address = feeds[position].address
    for place in feedPlaces[position] { places[place] = address }
  }

  /// Lets go of the values of the placeholders.
  func unbind() {
    for position in feeds.indices { feeds[position] = nothing }
  }

  /// Calls the kernels one after the other; returns the one that met a fault, and stops there.
  func run(_ state: inout RunState) -> Int? {
    withUnsafeMutablePointer(to: &state) { state in
      for index in kernels.indices {
        kernels[index](Kernel.Arguments(places: places + starts[index], state: state))
        if state.pointee.fault != nil { return index }
      }
      return nil
    }
  }

  /// The values asked for, as new arrays.
  func results() -> [NDArray<Scalar>] {
    let first = starts[starts.count - 1]
    return resultShapes.indices.map {
      array(resultShapes[$0], at: places[first + $0].assumingMemoryBound(to: Scalar.self))
    }
  }
}
