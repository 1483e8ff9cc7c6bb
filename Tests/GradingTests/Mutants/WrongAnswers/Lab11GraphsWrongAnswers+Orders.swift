import Foundation
import LabKit
import NumericsEngine
import Solutions
import TensorGraph

/// Lab 11, 11.2 and 11.3: wrong answers.
func orderWrongAnswers(_ variants: inout Variants) {
  // 11.2 The order of the nodes
  variants.wrong("11.2", "each node before its inputs, reversed at the end", is: "reversed-walk") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    var order: [Int] = []
    try graphWalk(graph, targets, before: { order.append($0) })
    return order.reversed()
  }
  variants.wrong("11.2", "the second input first", is: "second-input-first") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    var order: [Int] = []
    try graphWalk(graph, targets, inputs: { $0.inputs.reversed() }, after: { order.append($0) })
    return order
  }
  variants.wrong("11.2", "a shared node twice", is: "shared-node-twice") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    _ = try graphOrder(graph, targets)
    func visit(_ place: Int) -> [Int] { graph[place].inputs.flatMap(visit) + [place] }
    return targets.flatMap(visit)
  }
  variants.wrong("11.2", "all nodes of the graph") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    try graphOrder(graph, targets + graph.indices)
  }
  variants.wrong("11.2", "as they stand", is: "as-they-stand") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    try graphOrder(graph, targets).sorted()
  }
  variants.wrong("11.2", "targets by their places", is: "targets-sorted") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    try graphOrder(graph, targets.sorted())
  }
  variants.wrong("11.2", "without the targets", is: "targets-missing") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    try graphOrder(graph, targets).filter { !targets.contains($0) }
  }
  variants.wrong("11.2", "the first target alone", is: "first-target-only") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    try graphOrder(graph, Array(targets.prefix(1)))
  }
  variants.wrong("11.2", "again and again the first node that is ready", is: "smallest-ready-first")
  { (graph: [GraphNode], targets: [Int]) -> [Int] in
    var rest = try graphOrder(graph, targets).sorted()
    var order: [Int] = []
    while let next = rest.firstIndex(where: { graph[$0].inputs.allSatisfy(order.contains) }) {
      order.append(rest.remove(at: next))
    }
    return order
  }
  variants.wrong("11.2", "a node used twice is a circle") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    var (order, seen): ([Int], Set<Int>) = ([], [])
    func visit(_ place: Int) throws {
      guard graph.indices.contains(place) else { throw LabError.indexOutOfRange }
      guard seen.insert(place).inserted else { throw LabError.cyclicGraph }
      for input in graph[place].inputs { try visit(input) }
      order.append(place)
    }
    for target in targets where !seen.contains(target) { try visit(target) }
    return order
  }
  variants.wrong("11.2", "a circle is passed over", is: "circle-unnoticed") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    var (order, seen): ([Int], Set<Int>) = ([], [])
    func visit(_ place: Int) throws {
      guard graph.indices.contains(place) else { throw LabError.indexOutOfRange }
      guard seen.insert(place).inserted else { return }
      for input in graph[place].inputs { try visit(input) }
      order.append(place)
    }
    for target in targets { try visit(target) }
    return order
  }
  variants.wrong("11.2", "a circle that nothing needs is thrown", is: "unneeded-circle-thrown") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    let order = try graphOrder(graph, targets)
    let inside = graph.indices.filter { graph[$0].inputs.allSatisfy(graph.indices.contains) }
    _ = try graphOrder(graph, inside)
    return order
  }
  variants.wrong("11.2", "a place that is not there is passed over") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    let there = { (place: Int) in graph.indices.contains(place) }
    var order: [Int] = []
    try graphWalk(
      graph, targets.filter(there), inputs: { $0.inputs.filter(there) }, after: { order.append($0) }
    )
    return order
  }
  variants.wrong("11.2", "all inputs are checked, needed or not", is: "unneeded-places-checked") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    guard graph.flatMap(\.inputs).allSatisfy(graph.indices.contains) else {
      throw LabError.indexOutOfRange
    }
    return try graphOrder(graph, targets)
  }
  variants.wrong("11.2", "without any check", is: "nothing-thrown") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    var order: [Int] = []
    // A stack that is full after some depth crashes in the same way, but sooner.
    func visit(_ place: Int, depth: Int) {
      precondition(depth < 50, "a stack overflow")
      if order.contains(place) { return }
      for input in graph[place].inputs { visit(input, depth: depth + 1) }
      order.append(place)
    }
    for target in targets { visit(target, depth: 0) }
    return order
  }
  variants.wrong("11.2", "0, 1, 2, …") { (graph: [GraphNode], targets: [Int]) -> [Int] in
    Array(graph.indices)
  }

  // 11.3 Run with feeds
  variants.wrong("11.3", "results in the order of the computation", is: "in-the-order-of-computing")
  {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let values = try neededValues(graph, targets, feeds)
    return try graphOrder(graph, targets).filter(targets.contains).map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "a result twice is given once", is: "twice-is-once") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let values = try neededValues(graph, targets, feeds)
    return targets.indices.filter { targets.firstIndex(of: targets[$0]) == $0 }.map {
      values[targets[$0]] ?? .nan
    }
  }
  variants.wrong("11.3", "all values that were computed", is: "all-values") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let values = try neededValues(graph, targets, feeds)
    return try graphOrder(graph, targets).map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "superfluous feeds pass", is: "superfluous-ignored") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let needed = try neededNames(graph, targets)
    let values = try neededValues(graph, targets, feeds.filter { needed.contains($0.key) })
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "superfluous is only what is in no placeholder", is: "unknown-names-only")
  {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let needed = try neededNames(graph, targets)
    let values = try neededValues(
      graph, targets,
      feeds.filter { needed.contains($0.key) || !graph.contains(.placeholder($0.key)) })
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "every placeholder of the graph must be fed", is: "every-placeholder-fed")
  {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    for case .placeholder(let name) in graph where feeds[name] == nil {
      throw LabError.missingFeed(placeholder: name)
    }
    let values = try neededValues(graph, targets, feeds)
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong(
    "11.3", "of several missing ones the first in the alphabet",
    is: "missing-by-the-alphabet"
  ) {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    if let name = try neededNames(graph, targets).filter({ feeds[$0] == nil }).min() {
      throw LabError.missingFeed(placeholder: name)
    }
    let values = try neededValues(graph, targets, feeds)
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "of several superfluous ones the last in the alphabet") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let needed = try neededNames(graph, targets)
    if needed.allSatisfy({ feeds[$0] != nil }),
      let name = feeds.keys.filter({ !needed.contains($0) }).max()
    {
      throw LabError.superfluousFeed(placeholder: name)
    }
    let values = try neededValues(graph, targets, feeds)
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "superfluous before missing", is: "superfluous-first") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let needed = try neededNames(graph, targets)
    if let name = feeds.keys.filter({ !needed.contains($0) }).min() {
      throw LabError.superfluousFeed(placeholder: name)
    }
    let values = try neededValues(graph, targets, feeds)
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "a missing feed is a missing key", is: "missing-without-a-name") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    if try neededNames(graph, targets).contains(where: { feeds[$0] == nil }) {
      throw LabError.keyNotFound
    }
    let values = try neededValues(graph, targets, feeds)
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "0 for a missing feed", is: "missing-is-zero") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    var feeds = feeds
    for name in try neededNames(graph, targets) where feeds[name] == nil { feeds[name] = 0 }
    let values = try neededValues(graph, targets, feeds)
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong(
    "11.3", "nothing asked for, nothing checked",
    is: "nothing-asked-for-nothing-checked"
  ) {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    if targets.isEmpty { return [] }
    let values = try neededValues(graph, targets, feeds)
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "circles first, needed or not") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    _ = try graphOrder(graph, targets + graph.indices)
    let values = try neededValues(graph, targets, feeds)
    return targets.map { values[$0] ?? .nan }
  }
  variants.wrong("11.3", "in Float") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let values = try neededValues(graph, targets, feeds)
    return targets.map { Double(Float(values[$0] ?? .nan)) }
  }
}
