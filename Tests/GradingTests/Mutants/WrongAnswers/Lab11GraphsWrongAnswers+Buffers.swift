import Foundation
import LabKit
import NumericsEngine
import Solutions
import TensorGraph

/// Lab 11, 11.10: wrong answers.
func bufferWrongAnswers(_ variants: inout Variants) {
  // 11.10 Plan the memory
  variants.wrong("11.10", "freed while it is read", is: "freed-before-the-step") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets, isFree: { $0 <= $1 })
  }
  variants.wrong("11.10", "freed a step too late", is: "a-step-too-late") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets, isFree: { $0 < $1 - 1 })
  }
  variants.wrong("11.10", "a buffer for each", is: "one-each") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets, isFree: { _, _ in false })
  }
  variants.wrong("11.10", "the first reader counts", is: "freed-at-the-first-use") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(
      graph, targets,
      ends: { graph, targets in
        var ends = lastUses(graph, targets)
        for place in graph.indices where !targets.contains(place) {
          ends[place] = graph.firstIndex { $0.inputs.contains(place) } ?? place
        }
        return ends
      })
  }
  variants.wrong("11.10", "targets are not kept", is: "results-freed") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets, ends: { graph, _ in lastUses(graph, []) })
  }
  variants.wrong("11.10", "one target is kept", is: "only-the-last-result-kept") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(
      graph, targets, ends: { graph, targets in lastUses(graph, Array(targets.suffix(1))) })
  }
  variants.wrong("11.10", "what nobody reads is kept", is: "unread-values-kept") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(
      graph, targets,
      ends: { graph, targets in
        let read = Set(graph.flatMap(\.inputs))
        return lastUses(graph, targets + graph.indices.filter { !read.contains($0) })
      })
  }
  variants.wrong("11.10", "what nobody reads gets no buffer", is: "unread-values-have-none") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    let read = Set(graph.flatMap(\.inputs) + targets)
    return try bufferPlan(graph, targets).enumerated().map { read.contains($0) ? $1 : nil }
  }
  variants.wrong("11.10", "leaves have buffers, too", is: "leaves-have-buffers") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets, needs: { _ in true })
  }
  variants.wrong("11.10", "constants have buffers, too", is: "constants-have-buffers") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets, needs: { if case .placeholder = $0 { false } else { true } })
  }
  variants.wrong("11.10", "without any check", is: "nothing-thrown") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    var ends = Array(graph.indices)
    for (place, node) in graph.enumerated() { for input in node.inputs { ends[input] = place } }
    for target in targets { ends[target] = graph.count }
    var busyUntil: [Int] = []
    return graph.enumerated().map { place, node in
      guard !node.inputs.isEmpty else { return nil }
      let buffer = busyUntil.firstIndex { $0 < place } ?? busyUntil.count
      if buffer == busyUntil.count { busyUntil.append(0) }
      busyUntil[buffer] = ends[place]
      return buffer
    }
  }
  variants.wrong("11.10", "counted from 1", is: "numbered-from-one") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets).map { $0.map { $0 + 1 } }
  }
  variants.wrong("11.10", "two in turn", is: "to-and-fro") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    _ = try bufferPlan(graph, targets)
    var count = 0
    return graph.map { node in
      guard !node.inputs.isEmpty else { return nil }
      count += 1
      return (count - 1) % 2
    }
  }
  variants.wrong("11.10", "a result that is not there passes") {
    (graph: [GraphNode], targets: [Int]) -> [Int?] in
    try bufferPlan(graph, targets.filter(graph.indices.contains))
  }
}
