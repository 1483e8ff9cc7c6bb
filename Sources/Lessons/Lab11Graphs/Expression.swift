import Foundation
import LabKit
import Plotting

/// An expression graph of the lab's small kind, computed and drawn for the lesson.
struct Expression {
  let nodes: [GraphNode]

  /// y = x² − 10·x + 24
  static let quadratic = Expression(nodes: [
    .placeholder("x"), .power(0, exponent: 2), .constant(10), .multiply(2, 0), .subtract(1, 3),
    .constant(24), .add(4, 5),
  ])

  /// sin(x·x)·(x·x) + x
  static let fanOut = Expression(nodes: [
    .placeholder("x"), .multiply(0, 0), .sin(1), .multiply(2, 1), .add(3, 0),
  ])

  /// The nodes' values at x, and the derivatives of the last node by each of them.
  func values(at x: Double) -> (values: [Double], gradients: [Double]) {
    var (values, slopes): ([Double], [[Double]]) = ([], [])
    for node in nodes {
      let inputs = node.inputs.map { values[$0] }
      let (value, slope) = Self.computed(node, inputs, x)
      values.append(value)
      slopes.append(slope)
    }
    var gradients = nodes.indices.map { $0 == nodes.count - 1 ? 1.0 : 0 }
    for index in nodes.indices.reversed() {
      for (input, slope) in zip(nodes[index].inputs, slopes[index]) {
        gradients[input] += gradients[index] * slope
      }
    }
    return (values, gradients)
  }

  /// A node's value, and its derivatives by its inputs.
  private static func computed(
    _ node: GraphNode, _ inputs: [Double], _ x: Double
  ) -> (Double, [Double]) {
    let (a, b) = (inputs.first ?? 0, inputs.last ?? 0)
    switch node {
    case .placeholder: return (x, [])
    case .constant(let value): return (value, [])
    case .add: return (a + b, [1, 1])
    case .subtract: return (a - b, [1, -1])
    case .multiply: return (a * b, [b, a])
    case .divide: return (a / b, [1 / b, -a / (b * b)])
    case .power(_, let exponent): return (pow(a, exponent), [exponent * pow(a, exponent - 1)])
    case .exp: return (Foundation.exp(a), [Foundation.exp(a)])
    case .log: return (Foundation.log(a), [1 / a])
    case .sin: return (Foundation.sin(a), [cos(a)])
    case .tanh: return (Foundation.tanh(a), [1 - pow(Foundation.tanh(a), 2)])
    }
  }

  /// The nodes with arrows between them; `notes` has a line more for each.
  func figure(slug: String, title: String, notes: [String]) -> Figure {
    var lines = ["digraph {", "  rankdir=BT", "  node [fontname=\"Helvetica\" shape=box]"]
    for (index, node) in nodes.enumerated() {
      let shape = node.inputs.isEmpty ? " shape=cds height=0.7" : ""
      lines.append(
        "  n\(index) [label=\"\(index): \(node.symbol)\\n\(notes[index])\"\(shape)]")
    }
    for (index, node) in nodes.enumerated() {
      lines += node.inputs.map { "  n\($0) -> n\(index)" }
    }
    return .diagram(
      slug: slug, title: title, dot: (lines + ["}", ""]).joined(separator: "\n"))
  }
}

extension GraphNode {
  /// What it is, in a word.
  var symbol: String {
    switch self {
    case .placeholder(let name): name
    case .constant(let value): value.significant(4)
    case .add: "add"
    case .subtract: "subtract"
    case .multiply: "multiply"
    case .divide: "divide"
    case .power(_, let exponent): "power \(exponent.significant(4))"
    case .exp: "exp"
    case .log: "log"
    case .sin: "sin"
    case .tanh: "tanh"
    }
  }
}
