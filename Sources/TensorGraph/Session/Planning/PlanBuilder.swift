/// Turns what a run asks for into a plan: what must be computed, in which order, and where.
struct PlanBuilder<Scalar: TensorScalar> {
  private let graph: Graph<Scalar>
  private let key: PlanKey

  init(_ graph: Graph<Scalar>, _ key: PlanKey) {
    (self.graph, self.key) = (graph, key)
  }

  func build(
    _ variables: VariableMemory<Scalar>, seed: UInt64
  ) throws(GraphError) -> Plan<Scalar> {
    let concrete = try ConcreteGraph(graph, key)
    let simplified = SimplifiedGraph(concrete, roots: key.fetches + key.actions)
    let schedule = try Schedule(simplified, key)
    let kernels = schedule.instructions.map { kernel($0, schedule) }
    let buffers = BufferPlan(schedule, workspaces: kernels.map(\.workspace))
    return Plan(
      key: key, schedule: schedule, buffers: buffers,
      memory: try PlanMemory(schedule, buffers, kernels, variables))
  }

  private func kernel(_ instruction: Instruction, _ schedule: Schedule<Scalar>) -> Kernel {
    let concrete = schedule.simplified.concrete
    switch instruction.work {
    case .fused(let group):
      return ElementwiseProgram(
        group.steps, shape: concrete.shapes[group.root],
        operands: group.operands.map { concrete.shapes[$0] }
      ).kernel(Scalar.self)
    case .call(let index):
      return graph.kernel(index, concrete.call(index))
    case .snapshot(let value):
      let byteCount = schedule.shape(value).reduce(1, *) * MemoryLayout<Scalar>.stride
      return .copy(byteCount: byteCount)
    }
  }
}

extension Graph {
  /// The code of a node's operation; its inputs are those whose numbers it reads.
  func kernel(_ index: Int, _ shapes: CallShapes) -> Kernel {
    guard let operation = nodes[index].operation else {
      preconditionFailure("\(nodes[index].name) computes nothing")
    }
    return operation.kernel(Scalar.self, shapes)
  }
}
