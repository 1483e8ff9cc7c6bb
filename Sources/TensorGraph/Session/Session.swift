import NumericsEngine

/// Runs a graph, and keeps its variables.
///
/// ```swift
/// let session = Session(graph)
/// for _ in 0..<1000 { try session.run(step) }
/// let best = try session.run(y)
/// ```
/// The first run for a set of results and shapes of feeds compiles a ``Plan``; later ones use it
/// again, and allocate nothing but the arrays they return. A run that meets a number that is no index
/// stops there; variables that were changed before stay changed. On the same number of threads the same
/// seed and the same runs give the same numbers, bit for bit.
public final class Session<Scalar: TensorScalar> {
  public let graph: Graph<Scalar>

  /// How many runs drew random numbers; together with the seed it says which come next.
  public var randomRuns: Int {
    get { Int(state.draws) }
    set { state.draws = UInt64(newValue) }
  }

  /// That of the random numbers the graph draws.
  public internal(set) var seed: UInt64 {
    get { state.seed }
    set { state.seed = newValue }
  }

  private var state: RunState
  private var plans: [PlanKey: Plan<Scalar>] = [:]
  private var latest: Plan<Scalar>?
  let variables: VariableMemory<Scalar>

  /// - Parameter seed: That of the random numbers the graph draws, such as dropout's.
  public init(_ graph: Graph<Scalar>, seed: UInt64 = 0) {
    self.graph = graph
    state = RunState(seed: seed)
    variables = VariableMemory()
  }

  /// The value of one tensor.
  ///
  /// - Parameters:
  ///   - action: What is done to variables in the same run; the value is that from before.
  ///   - feeds: A value for every placeholder that is needed, and for no other.
  public func run(
    _ tensor: Tensor<Scalar>, doing action: Action<Scalar>? = nil,
    feeding feeds: [Tensor<Scalar>: NDArray<Scalar>] = [:]
  ) throws(GraphError) -> NDArray<Scalar> {
    try run([tensor], doing: action, feeding: feeds)[0]
  }

  /// The values of several tensors, computed together; see ``run(_:doing:feeding:)``.
  public func run(
    _ tensors: [Tensor<Scalar>], doing action: Action<Scalar>? = nil,
    feeding feeds: [Tensor<Scalar>: NDArray<Scalar>] = [:]
  ) throws(GraphError) -> [NDArray<Scalar>] {
    let fetches = tensors.map { graph.own($0, operation: "Session.run") }
    let plan = try plan(fetches: fetches, actions: own(action), feeds)
    return try execute(plan, feeds)
  }

  /// Does something to variables.
  public func run(
    _ action: Action<Scalar>, feeding feeds: [Tensor<Scalar>: NDArray<Scalar>] = [:]
  ) throws(GraphError) {
    let plan = try plan(fetches: [], actions: own(action), feeds)
    _ = try execute(plan, feeds)
  }

  /// How a run is carried out: the order, the buffers and their bytes.
  public func plan(
    _ tensors: [Tensor<Scalar>], doing action: Action<Scalar>? = nil,
    feeding feeds: [Tensor<Scalar>: NDArray<Scalar>] = [:]
  ) throws(GraphError) -> Plan<Scalar> {
    let fetches = tensors.map { graph.own($0, operation: "Session.plan") }
    return try plan(fetches: fetches, actions: own(action), feeds)
  }

  private func own(_ action: Action<Scalar>?) -> [Int] {
    guard let action else { return [] }
    guard action.graph === graph else {
      callerMistake(
        "A session was given an action of another graph.", expected: "an action of its own graph",
        got: "one of another", toDo: "make the session for the graph that the action belongs to")
    }
    return action.indices
  }
}

// Plans and their execution.
extension Session {
  private func plan(
    fetches: [Int], actions: [Int], _ feeds: [Tensor<Scalar>: NDArray<Scalar>]
  ) throws(GraphError) -> Plan<Scalar> {
    if let latest, latest.serves(fetches, actions, feeds) { return latest }
    var shapes: [Int: [Int]] = [:]
    for (tensor, array) in feeds {
      shapes[graph.own(tensor, operation: "Session.run")] = array.shape
    }
    let key = PlanKey(fetches: fetches, actions: actions, feeds: shapes)
    if let plan = plans[key] {
      latest = plan
      return plan
    }
    let plan = try PlanBuilder(graph, key).build(variables, seed: state.seed)
    // Batches of ever other sizes must not fill the memory with plans.
    if plans.count >= 64 { plans.removeAll() }
    plans[key] = plan
    latest = plan
    return plan
  }

  private func execute(
    _ plan: Plan<Scalar>, _ feeds: [Tensor<Scalar>: NDArray<Scalar>]
  ) throws(GraphError) -> [NDArray<Scalar>] {
    state.fault = nil
    defer { if plan.isRandom { state.draws += 1 } }
    return try plan.execute(feeds, &state)
  }
}

/// What a plan is made for.
struct PlanKey: Hashable {
  let fetches: [Int]
  let actions: [Int]
  let feeds: [Int: [Int]]
}
