import CKernels

/// Elementwise nodes that are computed together, block by block; only the last one's numbers leave
/// the cache.
struct FusedGroup {
  /// The node that is the result.
  let root: Int

  /// The nodes computed, in order; the root is the last.
  private(set) var members: [Int]

  /// The nodes read from memory, each once.
  private(set) var operands: [Int] = []

  private(set) var steps: [kernel_step] = []

  /// `nil` if the members need more operands or registers than a program may have.
  init?<Scalar: TensorScalar>(
    root: Int, members: [Int], in simplified: SimplifiedGraph<Scalar>
  ) {
    self.root = root
    self.members = members
    let position = Dictionary(
      uniqueKeysWithValues: members.enumerated().map { ($0.element, $0.offset) })
    var lastUse: [Int: Int] = [:]
    for member in members {
      for read in simplified.reads(member) { lastUse[read] = position[member] }
    }
    var registers: [Int: Int32] = [:]
    var free = (0..<Int32(kernel_program_registers)).reversed() as [Int32]
    for (order, member) in members.enumerated() {
      guard let operation = simplified.graph.nodes[member].operation as? any ElementwiseOperation
      else { return nil }
      let reads = simplified.reads(member)
      let places = reads.map { registers[$0] ?? operand($0) }
      for read in Set(reads) where lastUse[read] == order {
        if let register = registers.removeValue(forKey: read) { free.append(register) }
      }
      var target: Int32 = -1
      if member != root {
        guard let register = free.popLast() else { return nil }
        registers[member] = register
        target = register
      }
      steps.append(
        kernel_step(
          kind: operation.step, target: target, a: places[0], b: places[places.count - 1],
          parameter: operation.parameter(simplified.concrete.call(member))))
    }
    if operands.count > kernel_program_operands { return nil }
  }

  /// The place of an operand, which is counted among the operands the first time.
  private mutating func operand(_ node: Int) -> Int32 {
    let index = operands.firstIndex(of: node) ?? operands.count
    if index == operands.count { operands.append(node) }
    return -1 - Int32(index)
  }
}

extension SimplifiedGraph {
  /// Divides the elementwise nodes into groups, as large as they may be.
  ///
  /// A node joins the group that reads it if nothing else does: no other group, no result of the run.
  /// Going back from the last node, all who read a node are in groups already.
  func fusedGroups(fetched: Set<Int>) -> [FusedGroup] {
    var readers = [[Int]](repeating: [], count: stands.count)
    for index in stands.indices where isLive[index] {
      for read in reads(index) { readers[read].append(index) }
    }
    var groups: [FusedGroup] = []
    var isGrouped = [Bool](repeating: false, count: stands.count)
    for root in stands.indices.reversed() where isElementwise(root) && !isGrouped[root] {
      isGrouped[root] = true
      guard var group = FusedGroup(root: root, members: [root], in: self) else { continue }
      var members: Set<Int> = [root]
      var candidates = Set(reads(root))
      while let node = candidates.max(), members.count < Self.largestGroup {
        candidates.remove(node)
        guard isElementwise(node), !isGrouped[node], !fetched.contains(node),
          shapes[node] == shapes[root], readers[node].allSatisfy(members.contains),
          let larger = FusedGroup(
            root: root, members: (members.union([node])).sorted(), in: self)
        else { continue }
        group = larger
        members.insert(node)
        isGrouped[node] = true
        candidates.formUnion(reads(node))
      }
      groups.append(group)
    }
    return groups
  }

  /// Where a group is tried again with each member, ever longer ones would take ever longer.
  private static var largestGroup: Int { 100 }

  private func isElementwise(_ index: Int) -> Bool {
    isLive[index] && !isFolded[index]
      && graph.nodes[index].operation is any ElementwiseOperation
  }
}
