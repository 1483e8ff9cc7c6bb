import Foundation
import LabKit
import NumericsEngine
import TensorGraph

/// Lab 11, 11.1, 11.2, 11.3: right answers.
func expressionRightAnswers(_ variants: inout Variants) {
  // 11.1 Evaluate an expression graph
  variants.right("11.1", "each value when it is asked for") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    var known: [Int: Double] = [:]
    func value(_ place: Int) throws -> Double {
      if let value = known[place] { return value }
      let node = graph[place]
      guard node.inputs.allSatisfy({ $0 >= 0 && $0 < place }) else {
        throw LabError.indexOutOfRange
      }
      let inputs = try node.inputs.map(value)
      if case .placeholder(let name) = node {
        guard let fed = feeds[name] else { throw LabError.keyNotFound }
        known[place] = fed
        return fed
      }
      let value = nodeValue(node, inputs)
      known[place] = value
      return value
    }
    return try graph.indices.map(value)
  }
  variants.right("11.1", "other formulas for the same functions") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) { node, x in
      switch node {
      case .subtract: -x[1] + x[0]
      case .power(_, 2): x[0] * x[0]
      case .power(_, 0.5): x[0].squareRoot()
      case .power(_, -2): 1 / (x[0] * x[0])
      case .exp: exp2(x[0] / 2 * M_LOG2E) * exp2(x[0] / 2 * M_LOG2E)
      case .log: log2(x[0]) * M_LN2
      case .tanh:
        x[0].magnitude > 20 ? (x[0] > 0 ? 1 : -1) : expm1(2 * x[0]) / (expm1(2 * x[0]) + 2)
      default: nil
      }
    }
  }

  // 11.2 The order of the nodes
  variants.right("11.2", "with a stack of its own") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    var (order, begun): ([Int], Set<Int>) = ([], [])
    for target in targets {
      var stack: [(place: Int, next: Int)] = []
      func enter(_ place: Int) throws {
        guard graph.indices.contains(place) else { throw LabError.indexOutOfRange }
        if order.contains(place) { return }
        guard begun.insert(place).inserted else { throw LabError.cyclicGraph }
        stack.append((place, 0))
      }
      try enter(target)
      while let (place, next) = stack.last {
        let inputs = graph[place].inputs
        if next < inputs.count {
          stack[stack.count - 1].next += 1
          try enter(inputs[next])
        } else {
          order.append(stack.removeLast().place)
        }
      }
    }
    return order
  }
  variants.right("11.2", "the way to the node is handed down") {
    (graph: [GraphNode], targets: [Int]) -> [Int] in
    func visit(_ place: Int, below path: [Int], into order: [Int]) throws -> [Int] {
      guard place >= 0, place < graph.count else { throw LabError.indexOutOfRange }
      guard !order.contains(place) else { return order }
      guard !path.contains(place) else { throw LabError.cyclicGraph }
      return try graph[place].inputs.reduce(order) {
        try visit($1, below: path + [place], into: $0)
      }
        + [place]
    }
    return try targets.reduce([]) { try visit($1, below: [], into: $0) }
  }

  // 11.3 Run with feeds
  variants.right("11.3", "by substitution, without any order") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    var needed: [String] = []
    func value(_ place: Int, _ path: [Int]) throws -> Double {
      guard graph.indices.contains(place) else { throw LabError.indexOutOfRange }
      guard !path.contains(place) else { throw LabError.cyclicGraph }
      let node = graph[place]
      if case .placeholder(let name) = node {
        needed.append(name)
        return feeds[name] ?? .nan
      }
      return nodeValue(node, try node.inputs.map { try value($0, path + [place]) })
    }
    let results = try targets.map { try value($0, []) }
    if let name = needed.first(where: { feeds[$0] == nil }) {
      throw LabError.missingFeed(placeholder: name)
    }
    for name in feeds.keys.sorted() where !needed.contains(name) {
      throw LabError.superfluousFeed(placeholder: name)
    }
    return results
  }
  variants.right("11.3", "names first, then values in an array") {
    (graph: [GraphNode], targets: [Int], feeds: [String: Double]) -> [Double] in
    let order = try graphOrder(graph, targets)
    var rest = Set(feeds.keys)
    for place in order {
      guard case .placeholder(let name) = graph[place] else { continue }
      guard feeds.keys.contains(name) else { throw LabError.missingFeed(placeholder: name) }
      rest.remove(name)
    }
    if let name = rest.min() { throw LabError.superfluousFeed(placeholder: name) }
    var values = [Double](repeating: .nan, count: graph.count)
    for place in order {
      if case .placeholder(let name) = graph[place] {
        values[place] = feeds[name] ?? .nan
      } else {
        values[place] = nodeValue(graph[place], graph[place].inputs.map { values[$0] })
      }
    }
    return targets.map { values[$0] }
  }
}
