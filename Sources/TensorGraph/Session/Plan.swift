import NumericsEngine

/// How a session carries out a run: what is computed, in which order, and where it lies.
///
/// From the nodes of the graph it leaves out those that nothing asked for depends on, computes once
/// what never changes, computes equal calls once, joins elementwise operations that follow each other,
/// and lets values that are never needed at the same time share memory.
public final class Plan<Scalar: TensorScalar> {
  let key: PlanKey
  let schedule: Schedule<Scalar>
  let buffers: BufferPlan
  private let memory: PlanMemory<Scalar>
  private let placeholders: [(tensor: Tensor<Scalar>, shape: [Int])]

  /// Whether it draws random numbers.
  let isRandom: Bool

  init(
    key: PlanKey, schedule: Schedule<Scalar>, buffers: BufferPlan, memory: PlanMemory<Scalar>
  ) {
    (self.key, self.schedule, self.buffers, self.memory) = (key, schedule, buffers, memory)
    let graph = schedule.simplified.graph
    placeholders = key.feeds.sorted { $0.key < $1.key }
      .map { (Tensor(graph: graph, index: $0.key), $0.value) }
    isRandom = schedule.instructions.contains {
      if case .call(let index) = $0.work { return graph.nodes[index].operation?.isRandom == true }
      return false
    }
  }

  /// The bytes in which all values of a run lie, and those they would take each for itself.
  ///
  /// Variables, constants and feeds are not counted.
  public var byteCount: (planned: Int, unplanned: Int) {
    (buffers.byteCount, buffers.unplannedByteCount)
  }

  /// The number of steps of a run.
  public var stepCount: Int { schedule.instructions.count }

  /// Whether it is the plan for these results and feeds.
  func serves(
    _ fetches: [Int], _ actions: [Int], _ feeds: [Tensor<Scalar>: NDArray<Scalar>]
  ) -> Bool {
    guard fetches == key.fetches, actions == key.actions, feeds.count == placeholders.count
    else { return false }
    for placeholder in placeholders {
      guard let array = feeds[placeholder.tensor], array.shape == placeholder.shape else {
        return false
      }
    }
    return true
  }

  /// Carries out the run and returns the values asked for, as new arrays.
  func execute(
    _ feeds: [Tensor<Scalar>: NDArray<Scalar>], _ state: inout RunState
  ) throws(GraphError) -> [NDArray<Scalar>] {
    // An iterator over tuples of a generic type would be allocated.
    for position in placeholders.indices {
      if let array = feeds[placeholders[position].tensor] {
        memory.bind(array, toPlaceholder: position)
      }
    }
    defer { memory.unbind() }
    if let failed = memory.run(&state), let fault = state.fault {
      throw .invalidIndex(
        node: name(schedule.instructions[failed]), value: fault.value, limit: fault.limit)
    }
    return memory.results()
  }

  func name(_ instruction: Instruction) -> String {
    let nodes = schedule.simplified.graph.nodes
    return switch instruction.work {
    case .fused(let group): nodes[group.root].name
    case .call(let index): nodes[index].name
    case .snapshot(let value): nodes[value].name
    }
  }
}
