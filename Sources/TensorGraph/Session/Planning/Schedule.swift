/// The instructions of a run, in an order in which every value is there before it is read, and every
/// variable is read before it is written.
struct Schedule<Scalar: TensorScalar> {
  let simplified: SimplifiedGraph<Scalar>
  private(set) var instructions: [Instruction] = []

  /// The values that the run returns, in the order asked for.
  private(set) var fetches: [Int]

  /// Values from here on are copies of variables, made because both the old and the new value count.
  private(set) var snapshots: [Int] = []

  private(set) var fusedCount = 0

  init(_ simplified: SimplifiedGraph<Scalar>, _ key: PlanKey) throws(GraphError) {
    self.simplified = simplified
    fetches = key.fetches.map { simplified.stands[$0] }
    let written = try Self.written(by: key.actions, simplified)
    let fetched = Set(fetches.map(simplified.storage))
    let groups = simplified.fusedGroups(fetched: fetched.union(fetches))
    fusedCount = groups.reduce(0) { $0 + $1.members.count - 1 }
    let targets = assignmentTargets(groups, fetched, written)
    addCalls(groups, targets, written)
    for index in fetches.indices where written[simplified.storage(fetches[index])] != nil {
      fetches[index] = snapshot(fetches[index])
    }
    order()
  }

  /// The shape of a value.
  func shape(_ value: Int) -> [Int] {
    simplified.shapes[value < base ? value : source(value)]
  }

  /// What a snapshot is a copy of.
  func source(_ snapshot: Int) -> Int { snapshots[snapshot - base] }

  /// The value whose memory holds a value's numbers.
  func storage(_ value: Int) -> Int { value < base ? simplified.storage(value) : value }

  private var base: Int { simplified.stands.count }

  /// For each variable that is written the node that does it.
  private static func written(
    by actions: [Int], _ simplified: SimplifiedGraph<Scalar>
  ) throws(GraphError) -> [Int: Int] {
    var written: [Int: Int] = [:]
    for action in Set(actions) {
      let node = simplified.graph.nodes[action]
      for position in node.operation?.writtenInputs ?? 0..<0 {
        let variable = node.inputs[position]
        if written.updateValue(action, forKey: variable) != nil {
          throw .assignedTwice(variable: simplified.graph.nodes[variable].name)
        }
      }
    }
    return written
  }

  /// For each group whose result is assigned to a variable that variable, if it can be written there
  /// at once.
  ///
  /// The group may read the variable itself, which happens place by place since both have as many
  /// elements, but no other one that is written. Others may read the result, or the variable as it
  /// was, but not both.
  private func assignmentTargets(
    _ groups: [FusedGroup], _ fetched: Set<Int>, _ written: [Int: Int]
  ) -> [Int: Int] {
    var readers: [Int: [Int]] = [:]
    for index in simplified.stands.indices
    where simplified.isLive[index] && simplified.graph.nodes[index].operation?.isView != true {
      for read in simplified.reads(index) {
        readers[simplified.storage(read), default: []].append(index)
      }
    }
    let groupOfRoot = Dictionary(uniqueKeysWithValues: groups.map { ($0.root, $0) })
    var targets: [Int: Int] = [:]
    for (variable, action) in written.sorted(by: { $0.key < $1.key }) {
      let node = simplified.graph.nodes[action]
      guard node.operation is Assign, let group = groupOfRoot[simplified.stands[node.inputs[1]]],
        targets[group.root] == nil,
        group.operands.allSatisfy({ operand in
          let storage = simplified.storage(operand)
          return written[storage] == nil || storage == variable
        })
      else { continue }
      let isOnlyAssigned = readers[group.root] == [action] && !fetched.contains(group.root)
      let readVariable = Set(readers[variable] ?? []).subtracting([action])
      if isOnlyAssigned || readVariable.isSubset(of: group.members) {
        targets[group.root] = variable
      }
    }
    return targets
  }

  private mutating func addCalls(
    _ groups: [FusedGroup], _ targets: [Int: Int], _ written: [Int: Int]
  ) {
    let rootGroups = Dictionary(uniqueKeysWithValues: groups.map { ($0.root, $0) })
    let inner = Set(groups.flatMap { $0.members.dropLast() })
    for index in simplified.stands.indices where simplified.isLive[index] {
      guard let operation = simplified.graph.nodes[index].operation, !operation.isView,
        !simplified.isFolded[index], !inner.contains(index)
      else { continue }
      if let group = rootGroups[index] {
        let variable = targets[index]
        instructions.append(
          Instruction(
            work: .fused(group), reads: group.operands,
            target: variable.map { .variable($0, value: index) } ?? .value(index),
            writes: variable.map { [$0] } ?? []))
      } else if operation.writtenInputs.isEmpty {
        instructions.append(
          Instruction(
            work: .call(index), reads: simplified.reads(index), target: .value(index), writes: []))
      } else {
        addUpdate(index, operation.writtenInputs, targets, written)
      }
    }
  }

  /// Adds the operation of an action, unless a fused group does its work.
  private mutating func addUpdate(
    _ index: Int, _ positions: Range<Int>, _ targets: [Int: Int], _ written: [Int: Int]
  ) {
    let node = simplified.graph.nodes[index]
    if node.operation is Assign, targets[simplified.stands[node.inputs[1]]] == node.inputs[0] {
      return
    }
    var reads = node.inputs.map { simplified.stands[$0] }
    for position in reads.indices
    where !positions.contains(position) && written[simplified.storage(reads[position])] != nil {
      reads[position] = snapshot(reads[position])
    }
    instructions.append(
      Instruction(
        work: .call(index), reads: reads, target: .none, writes: positions.map { node.inputs[$0] })
    )
  }

  /// The value that keeps a variable, or a view of one, as it was.
  private mutating func snapshot(_ value: Int) -> Int {
    if let known = snapshots.firstIndex(of: value) { return base + known }
    snapshots.append(value)
    let copy = base + snapshots.count - 1
    instructions.append(
      Instruction(work: .snapshot(of: value), reads: [value], target: .value(copy), writes: []))
    return copy
  }
}

// The order.
extension Schedule {
  /// Puts the instructions in order: those that write variables as soon as they may, since they end
  /// the lives of gradients, and the others as their nodes were made.
  private mutating func order() {
    let waitsFor = dependencies()
    var pending = waitsFor.map(\.count)
    var waiters = [[Int]](repeating: [], count: instructions.count)
    for (index, others) in waitsFor.enumerated() {
      for other in others { waiters[other].append(index) }
    }
    var ready = instructions.indices.filter { pending[$0] == 0 }
    var ordered: [Instruction] = []
    while let next = ready.firstIndex(where: { !instructions[$0].writes.isEmpty })
      ?? ready.indices.min(by: { ready[$0] < ready[$1] })
    {
      let index = ready.remove(at: next)
      ordered.append(instructions[index])
      for waiter in waiters[index] {
        pending[waiter] -= 1
        if pending[waiter] == 0 { ready.append(waiter) }
      }
    }
    precondition(ordered.count == instructions.count, "instructions wait for each other")
    instructions = ordered
  }

  private func dependencies() -> [Set<Int>] {
    var producers: [Int: Int] = [:]
    var readers: [Int: [Int]] = [:]
    for (index, instruction) in instructions.enumerated() {
      switch instruction.target {
      case .value(let value), .variable(_, let value): producers[value] = index
      case .none: break
      }
      for read in instruction.reads { readers[storage(read), default: []].append(index) }
    }
    return instructions.enumerated().map { index, instruction in
      var others = Set(instruction.reads.compactMap { producers[storage($0)] })
      for variable in instruction.writes { others.formUnion(readers[variable] ?? []) }
      others.remove(index)
      return others
    }
  }
}
