import LabKit
import NumericsEngine

extension Property {
  /// A memory plan loses no value, and takes as few buffers as there are.
  ///
  /// Where k values are needed during one step, k buffers are; and so many are enough, for whoever
  /// takes a free one whenever there is one (an interval graph's chromatic number is the size of its
  /// largest clique: M. C. Golumbic, "Algorithmic Graph Theory and Perfect Graphs", chapter 8).
  static let bufferPlansAreTight = Property(
    exercise: "11.10",
    name: "thirty graphs of 10 to 39 nodes (seeds 1 to 30): no value is overwritten that is still "
      + "needed, and there are as few buffers as can be",
    weight: 6
  ) { inquiry in
    for seed in 1...30 {
      let memory = MemoryStudy(seed: UInt32(seed))
      let answer = try inquiry.call([memory.graph.wire, memory.targets.wire])
      if let objection = memory.objection(to: try [Int?](wire: answer)) {
        return "seed \(seed), \(memory.graph.count) nodes: \(objection)"
      }
    }
    return nil
  }
}

/// A random graph, in order, and what is asked of a plan for its memory.
struct MemoryStudy {
  let graph: [GraphNode]
  let targets: [Int]

  init(seed: UInt32) {
    var generator = RandomGenerator(seed: seed)
    var graph: [GraphNode] = [.placeholder("x"), .placeholder("y"), .constant(2)]
    for index in 3..<9 + Int(seed) {
      // Mostly something recent, now and then something from far back.
      func input() -> Int {
        let recent = generator.integer(in: max(0, index - 5)..<index)
        return generator.uniform() < 0.25 ? generator.integer(in: 0..<index) : recent
      }
      switch generator.integer(in: 0..<5) {
      case 0: graph.append(.add(input(), input()))
      case 1: graph.append(.multiply(input(), input()))
      case 2: graph.append(.sin(input()))
      case 3: graph.append(.exp(input()))
      default: graph.append(.constant(Double(index)))
      }
    }
    self.graph = graph
    targets = [graph.count - 1, generator.integer(in: 0..<graph.count)]
  }

  init(graph: [GraphNode], targets: [Int]) {
    self.graph = graph
    self.targets = targets
  }

  /// For each node the last step at which its value must be there; the number of nodes if it is
  /// asked for at the end.
  private var lastUses: [Int] {
    var last = Array(graph.indices)
    for (index, node) in graph.enumerated() {
      for input in node.inputs { last[input] = index }
    }
    for target in targets { last[target] = graph.count }
    return last
  }

  /// What is wrong with a plan; `nil` if nothing is.
  func objection(to plan: [Int?]) -> String? {
    guard plan.count == graph.count else { return "\(plan.count) entries" }
    let last = lastUses
    var inBuffer: [Int: Int] = [:]
    for (index, node) in graph.enumerated() {
      let isLeaf = node.inputs.isEmpty
      guard let buffer = plan[index] else {
        if isLeaf { continue }
        return "node \(index) is computed, but has no buffer"
      }
      if isLeaf { return "node \(index) is \(node), which needs no buffer" }
      if let other = inBuffer[buffer], last[other] >= index {
        let use =
          last[other] == graph.count
          ? "which is asked for at the end" : "which node \(last[other]) still reads"
        return "node \(index) overwrites in buffer \(buffer) the value of node \(other), \(use)"
      }
      inBuffer[buffer] = index
    }
    let numbers = Set(plan.compactMap { $0 })
    guard numbers == Set(0..<numbers.count) else {
      return "the buffers are numbered \(numbers.sorted()), not from 0 without a gap"
    }
    let needed =
      graph.indices.map { step in
        graph.indices.count { $0 <= step && last[$0] >= step && !graph[$0].inputs.isEmpty }
      }.max() ?? 0
    return numbers.count == needed
      ? nil : "\(numbers.count) buffers, where \(needed) are enough"
  }
}
