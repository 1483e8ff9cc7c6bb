import LabKit
import Testing

@testable import Grading

@Suite struct MemoryStudyTests {
  private let chain = MemoryStudy(
    graph: [.placeholder("x"), .exp(0), .sin(1), .tanh(2), .exp(1)], targets: [3, 4])

  @Test func aTightPlanIsLeftAlone() {
    #expect(chain.objection(to: [nil, 0, 1, 2, 1]) == nil)
  }

  @Test(
    arguments: [
      ([nil, 0, 1], "3 entries"),
      ([0, 1, 2, 0, 1], "node 0 is placeholder(\"x\"), which needs no buffer"),
      ([nil, 0, nil, 2, 1], "node 2 is computed, but has no buffer"),
      (
        [nil, 0, 0, 1, 2],
        "node 2 overwrites in buffer 0 the value of node 1, which node 4 still reads"
      ),
      (
        [nil, 0, 1, 2, 2],
        "node 4 overwrites in buffer 2 the value of node 3, which is asked for at the end"
      ),
      ([nil, 0, 1, 2, 3], "4 buffers, where 3 are enough"),
      ([nil, 1, 2, 3, 2], "the buffers are numbered [1, 2, 3], not from 0 without a gap"),
    ] as [([Int?], String)])
  func whatIsWrongIsSaid(plan: [Int?], words: String) {
    #expect(chain.objection(to: plan) == words)
  }

  /// Takes the first free buffer, in whatever order of freeing.
  @Test(arguments: 1...30) func takingFreeOnesIsBest(seed: UInt32) {
    let memory = MemoryStudy(seed: seed)
    var last = Array(memory.graph.indices)
    for (index, node) in memory.graph.enumerated() {
      for input in node.inputs { last[input] = index }
    }
    for target in memory.targets { last[target] = memory.graph.count }
    var until: [Int] = []
    let plan = memory.graph.enumerated().map { index, node -> Int? in
      if node.inputs.isEmpty { return nil }
      let free = until.lastIndex { $0 < index } ?? until.count
      if free == until.count { until.append(0) }
      until[free] = last[index]
      return free
    }
    #expect(memory.objection(to: plan) == nil)
  }
}
