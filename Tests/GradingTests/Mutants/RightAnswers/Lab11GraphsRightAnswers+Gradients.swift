import Foundation
import LabKit
import NumericsEngine
import TensorGraph

/// Lab 11, 11.4, 11.5, 11.10: right answers.
func gradientRightAnswers(_ variants: inout Variants) {
  // 11.4 Local derivatives
  variants.right("11.4", "by the inputs alone") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    guard inputs.count == node.inputs.count else { throw LabError.lengthMismatch }
    switch node {
    case .placeholder, .constant: return []
    case .add: return [1, 1]
    case .subtract: return [1, -1]
    case .multiply: return inputs.reversed()
    case .divide: return [pow(inputs[1], -1), -inputs[0] * pow(inputs[1], -2)]
    case .power(_, 0): return [0]
    case .power(_, 1): return [1]
    case .power(_, 2): return [inputs[0] + inputs[0]]
    case .power(_, let p): return [pow(inputs[0], p - 1) * p]
    case .exp: return [Foundation.exp(inputs[0])]
    case .log: return [pow(inputs[0], -1)]
    case .sin: return [Foundation.sin(inputs[0] + .pi / 2)]
    case .tanh: return [1 / (cosh(inputs[0]) * cosh(inputs[0]))]
    }
  }
  variants.right("11.4", "by the output where there is a way") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    guard inputs.count == node.inputs.count else { throw LabError.lengthMismatch }
    switch node {
    case .divide: return [1 / inputs[1], -output / inputs[1]]
    case .power(_, let p) where p == 0: return [0]
    case .power(_, let p) where inputs[0] != 0: return [p * output / inputs[0]]
    case .tanh: return [(1 - output) * (1 + output)]
    default: return try nodeSlopes(node, inputs, output)
    }
  }

  // 11.5 Reverse mode
  variants.right("11.5", "forwards, once for every node") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    _ = try graphGradients(graph, target, values)
    return try graph.indices.map { start in
      var change = [Double](repeating: 0, count: graph.count)
      change[start] = 1
      for place in graph.indices where place > start && place <= target {
        let node = graph[place]
        let found = try nodeSlopes(node, node.inputs.map { values[$0] }, values[place])
        for (input, slope) in zip(node.inputs, found) where change[input] != 0 {
          change[place] += slope * change[input]
        }
      }
      return change[target]
    }
  }
  variants.right("11.5", "each node asks those that use it") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    guard values.count == graph.count else { throw LabError.lengthMismatch }
    guard graph.indices.contains(target),
      graph.indices.allSatisfy({ place in
        graph[place].inputs.allSatisfy { (0..<place).contains($0) }
      })
    else { throw LabError.indexOutOfRange }
    var known: [Int: Double] = [target: 1]
    for place in graph.indices.reversed() where place != target {
      for user in graph.indices where place < user && user <= target {
        guard let handed = known[user] else { continue }
        let found = try nodeSlopes(graph[user], graph[user].inputs.map { values[$0] }, values[user])
        for (input, slope) in zip(graph[user].inputs, found) where input == place {
          known[place, default: 0] += slope * handed
        }
      }
    }
    return graph.indices.map { known[$0] ?? 0 }
  }

  // 11.10 Plan the memory
  variants.right("11.10", "the buffer freed last") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets, takes: { $0.last })
  }
  variants.right("11.10", "the buffer that is free the longest") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    _ = try bufferPlan(graph, targets)
    let ends = lastUses(graph, targets)
    var (free, used, plan): ([Int], Int, [Int?]) = ([], 0, [])
    for (place, node) in graph.enumerated() {
      for earlier in 0..<place
      where ends[earlier] == place - 1 || (ends[earlier] < place && earlier == place - 1) {
        if let buffer = plan[earlier], !free.contains(buffer) { free.append(buffer) }
      }
      if node.inputs.isEmpty {
        plan.append(nil)
      } else if free.isEmpty {
        plan.append(used)
        used += 1
      } else {
        plan.append(free.removeFirst())
      }
    }
    return plan
  }
}
