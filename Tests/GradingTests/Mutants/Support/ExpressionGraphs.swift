import Foundation
import LabKit

/// The value of a node other than a placeholder.
func nodeValue(_ node: GraphNode, _ x: [Double]) -> Double {
  switch node {
  case .placeholder: .nan
  case .constant(let value): value
  case .add: x[0] + x[1]
  case .subtract: x[0] - x[1]
  case .multiply: x[0] * x[1]
  case .divide: x[0] / x[1]
  case .power(_, let exponent): pow(x[0], exponent)
  case .exp: Foundation.exp(x[0])
  case .log: Foundation.log(x[0])
  case .sin: Foundation.sin(x[0])
  case .tanh: Foundation.tanh(x[0])
  }
}

/// 11.1, with other operations where `operation` knows one.
func graphValues(
  _ graph: [GraphNode], _ feeds: [String: Double],
  operation: (GraphNode, [Double]) -> Double? = { _, _ in nil },
  missing: (String) throws -> Double = { _ in throw LabError.keyNotFound }
) throws -> [Double] {
  var values: [Double] = []
  for node in graph {
    guard node.inputs.allSatisfy(values.indices.contains) else { throw LabError.indexOutOfRange }
    if case .placeholder(let name) = node {
      values.append(try feeds[name] ?? missing(name))
    } else {
      let inputs = node.inputs.map { values[$0] }
      values.append(operation(node, inputs) ?? nodeValue(node, inputs))
    }
  }
  return values
}

/// The visits of 11.2.
func graphWalk(
  _ graph: [GraphNode], _ targets: [Int], inputs: (GraphNode) -> [Int] = { $0.inputs },
  before: (Int) -> Void = { _ in }, after: (Int) -> Void = { _ in }
) throws {
  var (begun, done): (Set<Int>, Set<Int>) = ([], [])
  func visit(_ place: Int) throws {
    guard graph.indices.contains(place) else { throw LabError.indexOutOfRange }
    if done.contains(place) { return }
    guard begun.insert(place).inserted else { throw LabError.cyclicGraph }
    before(place)
    for input in inputs(graph[place]) { try visit(input) }
    after(place)
    done.insert(place)
  }
  for target in targets { try visit(target) }
}

func graphOrder(_ graph: [GraphNode], _ targets: [Int]) throws -> [Int] {
  var order: [Int] = []
  try graphWalk(graph, targets, after: { order.append($0) })
  return order
}

/// The names of the placeholders that are needed, in the order of 11.2.
func neededNames(_ graph: [GraphNode], _ targets: [Int]) throws -> [String] {
  try graphOrder(graph, targets).compactMap {
    if case .placeholder(let name) = graph[$0] { name } else { nil }
  }
}

/// 11.3: the values of all nodes that are needed.
func neededValues(
  _ graph: [GraphNode], _ targets: [Int], _ feeds: [String: Double]
) throws -> [Int: Double] {
  var values: [Int: Double] = [:]
  var rest = Set(feeds.keys)
  for place in try graphOrder(graph, targets) {
    if case .placeholder(let name) = graph[place] {
      guard let value = feeds[name] else { throw LabError.missingFeed(placeholder: name) }
      values[place] = value
      rest.remove(name)
    } else {
      values[place] = nodeValue(graph[place], graph[place].inputs.map { values[$0] ?? .nan })
    }
  }
  if let name = rest.min() { throw LabError.superfluousFeed(placeholder: name) }
  return values
}

/// 11.4, with other rules where `rule` knows one.
func nodeSlopes(
  _ node: GraphNode, _ inputs: [Double], _ output: Double, rule: () -> [Double]? = { nil }
) throws -> [Double] {
  guard inputs.count == node.inputs.count else { throw LabError.lengthMismatch }
  if let own = rule() { return own }
  return switch node {
  case .placeholder, .constant: []
  case .add: [1, 1]
  case .subtract: [1, -1]
  case .multiply: [inputs[1], inputs[0]]
  case .divide: [1 / inputs[1], -inputs[0] / (inputs[1] * inputs[1])]
  case .power(_, let exponent): [exponent == 0 ? 0 : exponent * pow(inputs[0], exponent - 1)]
  case .exp: [output]
  case .log: [1 / inputs[0]]
  case .sin: [cos(inputs[0])]
  case .tanh: [1 - output * output]
  }
}

/// 11.5, with its typical slips.
func graphGradients(
  _ graph: [GraphNode], _ target: Int, _ values: [Double], overwrites: Bool = false,
  skips: Bool = true, pairs: ([(Int, Double)]) -> [(Int, Double)] = { $0 },
  gradient: (Double) -> Double = { $0 }
) throws -> [Double] {
  guard values.count == graph.count else { throw LabError.lengthMismatch }
  guard graph.indices.contains(target),
    graph.indices.allSatisfy({ place in graph[place].inputs.allSatisfy((0..<place).contains) })
  else { throw LabError.indexOutOfRange }
  var (gradients, reached) = (graph.map { _ in 0.0 }, Set([target]))
  gradients[target] = 1
  for place in (0..<(skips ? target + 1 : graph.count)).reversed()
  where !skips || reached.contains(place) {
    let node = graph[place]
    let found = try nodeSlopes(node, node.inputs.map { values[$0] }, values[place])
    for (input, slope) in pairs(Array(zip(node.inputs, found))) {
      let share = gradient(gradients[place]) * slope
      gradients[input] = overwrites ? share : gradients[input] + share
      reached.insert(input)
    }
  }
  return gradients
}

func lastUses(_ graph: [GraphNode], _ targets: [Int]) -> [Int] {
  var ends = Array(graph.indices)
  for (place, node) in graph.enumerated() { for input in node.inputs { ends[input] = place } }
  for target in targets { ends[target] = .max }
  return ends
}

/// 11.10, with its typical slips.
func bufferPlan(
  _ graph: [GraphNode], _ targets: [Int],
  isFree: (_ end: Int, _ step: Int) -> Bool = { $0 < $1 },
  ends: ([GraphNode], [Int]) -> [Int] = lastUses,
  needs: (GraphNode) -> Bool = { !$0.inputs.isEmpty },
  takes: ([Int]) -> Int? = { $0.first }
) throws -> [Int?] {
  guard targets.allSatisfy(graph.indices.contains),
    graph.indices.allSatisfy({ place in graph[place].inputs.allSatisfy((0..<place).contains) })
  else { throw LabError.indexOutOfRange }
  let ends = ends(graph, targets)
  var (busyUntil, plan): ([Int], [Int?]) = ([], [])
  for (place, node) in graph.enumerated() {
    guard needs(node) else {
      plan.append(nil)
      continue
    }
    let buffer = takes(busyUntil.indices.filter { isFree(busyUntil[$0], place) }) ?? busyUntil.count
    if buffer == busyUntil.count { busyUntil.append(0) }
    busyUntil[buffer] = ends[place]
    plan.append(buffer)
  }
  return plan
}
