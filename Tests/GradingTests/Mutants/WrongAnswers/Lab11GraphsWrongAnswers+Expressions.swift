import Foundation
import LabKit
import NumericsEngine
import Solutions
import TensorGraph

/// Lab 11, 11.1: wrong answers.
func expressionWrongAnswers(_ variants: inout Variants) {
  // 11.1 Evaluate an expression graph
  variants.wrong("11.1", "b − a for a − b", is: "subtracts-the-wrong-way") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) { if case .subtract = $0 { $1[1] - $1[0] } else { nil } }
  }
  variants.wrong("11.1", "b / a for a / b", is: "divides-the-wrong-way") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) { if case .divide = $0 { $1[1] / $1[0] } else { nil } }
  }
  variants.wrong("11.1", "powers by repeated multiplication") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) {
      guard case .power(_, let p) = $0 else { return nil }
      return Array(repeating: $1[0], count: max(0, Int(p))).reduce(1, *)
    }
  }
  variants.wrong("11.1", "powers through the logarithm", is: "power-through-the-logarithm") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) {
      if case .power(_, let p) = $0 { Foundation.exp(p * Foundation.log($1[0])) } else { nil }
    }
  }
  variants.wrong("11.1", "decimal logarithm", is: "decimal-logarithm") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) { if case .log = $0 { log10($1[0]) } else { nil } }
  }
  variants.wrong("11.1", "sine of degrees", is: "sine-in-degrees") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) {
      if case .sin = $0 { Foundation.sin($1[0] * .pi / 180) } else { nil }
    }
  }
  variants.wrong("11.1", "tanh by a quotient that overflows", is: "tanh-overflows") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) {
      guard case .tanh = $0 else { return nil }
      let (up, down) = (Foundation.exp($1[0]), Foundation.exp(-$1[0]))
      return (up - down) / (up + down)
    }
  }
  variants.wrong("11.1", "e with seven digits") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) { if case .exp = $0 { pow(2.718282, $1[0]) } else { nil } }
  }
  variants.wrong("11.1", "in Float") { (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds) { Double(Float(nodeValue($0, $1))) }
  }
  variants.wrong("11.1", "0 for a missing feed", is: "missing-feed-is-zero") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds, missing: { _ in 0 })
  }
  variants.wrong("11.1", "the last value alone", is: "last-value-only") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    try graphValues(graph, feeds).suffix(1) + []
  }
  variants.wrong("11.1", "a later input counts 0", is: "later-inputs-are-zero") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    var values = [Double](repeating: 0, count: graph.count)
    for (place, node) in graph.enumerated() {
      guard node.inputs.allSatisfy(graph.indices.contains) else { throw LabError.indexOutOfRange }
      if case .placeholder(let name) = node {
        guard let value = feeds[name] else { throw LabError.keyNotFound }
        values[place] = value
      } else {
        values[place] = nodeValue(node, node.inputs.map { values[$0] })
      }
    }
    return values
  }
  variants.wrong("11.1", "without any check", is: "nothing-thrown") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    graph.reduce(into: []) { values, node in
      if case .placeholder(let name) = node {
        values.append(feeds[name]!)
      } else {
        values.append(nodeValue(node, node.inputs.map { values[$0] }))
      }
    }
  }
  variants.wrong("11.1", "a feed nobody asks for is thrown") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    let values = try graphValues(graph, feeds)
    guard feeds.keys.allSatisfy({ graph.contains(.placeholder($0)) }) else {
      throw LabError.keyNotFound
    }
    return values
  }
  variants.wrong("11.1", "infinities and NaN are thrown", is: "infinities-thrown") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    let values = try graphValues(graph, feeds)
    guard values.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    return values
  }
  variants.wrong("11.1", "the visible example by heart") {
    (graph: [GraphNode], feeds: [String: Double]) -> [Double] in
    graph.count == 7 ? [2, 4, 10, 20, -16, 24, 8] : graph.map { _ in feeds.values.first ?? 0 }
  }
}
