import Foundation
import LabKit

/// What an expression graph computes, written for the grader alone: so that it can say which of a
/// student's exercises is at fault.
enum ExpressionValues {
  /// The value of every node of a graph whose nodes are in order.
  static func of(_ graph: [GraphNode], feeding feeds: [String: Double]) -> [Double] {
    graph.reduce(into: []) { values, node in
      let operands = node.inputs.map { values[$0] }
      let value: Double =
        switch node {
        case .placeholder(let name): feeds[name] ?? .nan
        case .constant(let value): value
        case .add: operands[0] + operands[1]
        case .subtract: operands[0] - operands[1]
        case .multiply: operands[0] * operands[1]
        case .divide: operands[0] / operands[1]
        case .power(_, let exponent): pow(operands[0], exponent)
        case .exp: Foundation.exp(operands[0])
        case .log: Foundation.log(operands[0])
        case .sin: Foundation.sin(operands[0])
        case .tanh: Foundation.tanh(operands[0])
        }
      values.append(value)
    }
  }
}
