import Foundation
import LabKit
import NumericsEngine
import Solutions
import TensorGraph

/// Lab 11, 11.4 and 11.5: wrong answers.
func gradientWrongAnswers(_ variants: inout Variants) {
  // 11.4 Local derivatives
  variants.wrong("11.4", "1 for both inputs of a difference", is: "difference-like-a-sum") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) { if case .subtract = node { [1, 1] } else { nil } }
  }
  variants.wrong("11.4", "each input of a product for itself", is: "product-not-exchanged") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .multiply = node { [inputs[0], inputs[1]] } else { nil }
    }
  }
  variants.wrong("11.4", "no minus in the quotient", is: "quotient-sign") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .divide = node { [1 / inputs[1], output / inputs[1]] } else { nil }
    }
  }
  variants.wrong("11.4", "the divisor not squared", is: "quotient-not-squared") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .divide = node { [1 / inputs[1], -inputs[0] / inputs[1]] } else { nil }
    }
  }
  variants.wrong("11.4", "no factor p", is: "power-without-factor") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .power(_, let p) = node { [p == 0 ? 0 : pow(inputs[0], p - 1)] } else { nil }
    }
  }
  variants.wrong("11.4", "the exponent as it was", is: "power-not-lowered") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .power(_, let p) = node { [p * pow(inputs[0], p)] } else { nil }
    }
  }
  variants.wrong("11.4", "the exponent 0 by the rule", is: "power-zero-is-nan") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .power(_, let p) = node { [p * pow(inputs[0], p - 1)] } else { nil }
    }
  }
  variants.wrong("11.4", "a power by its output") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .power(_, let p) = node { [p * output / inputs[0]] } else { nil }
    }
  }
  variants.wrong("11.4", "the input of exp", is: "exponential-is-input") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) { if case .exp = node { [inputs[0]] } else { nil } }
  }
  variants.wrong("11.4", "exp of the output") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .exp = node { [Foundation.exp(output)] } else { nil }
    }
  }
  variants.wrong("11.4", "one by the output of log", is: "logarithm-of-output") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) { if case .log = node { [1 / output] } else { nil } }
  }
  variants.wrong("11.4", "minus the cosine", is: "sine-negative") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) { if case .sin = node { [-cos(inputs[0])] } else { nil } }
  }
  variants.wrong("11.4", "1 − a² for tanh", is: "tanh-at-the-input") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .tanh = node { [1 - inputs[0] * inputs[0]] } else { nil }
    }
  }
  variants.wrong("11.4", "1 + y² for tanh") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) {
      if case .tanh = node { [1 + output * output] } else { nil }
    }
  }
  variants.wrong("11.4", "1 − y for tanh", is: "tanh-not-squared") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output) { if case .tanh = node { [1 - output] } else { nil } }
  }
  variants.wrong("11.4", "one derivative for a node with itself") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    let found = try nodeSlopes(node, inputs, output)
    return Set(node.inputs).count < node.inputs.count ? [found[0] + found[1]] : found
  }
  variants.wrong("11.4", "the number of inputs unchecked") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    let padded = (inputs + [0, 0]).prefix(node.inputs.count)
    return try nodeSlopes(node, Array(padded), output)
  }
  variants.wrong("11.4", "differences in place of derivatives") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    guard inputs.count == node.inputs.count else { throw LabError.lengthMismatch }
    return inputs.indices.map { index in
      var (up, down) = (inputs, inputs)
      up[index] += 1e-5
      down[index] -= 1e-5
      return (nodeValue(node, up) - nodeValue(node, down)) / 2e-5
    }
  }
  variants.wrong("11.4", "in Float") {
    (node: GraphNode, inputs: [Double], output: Double) -> [Double] in
    try nodeSlopes(node, inputs, output).map { Double(Float($0)) }
  }

  // 11.5 Reverse mode
  variants.wrong("11.5", "= for +=", is: "overwrites") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    try graphGradients(graph, target, values, overwrites: true)
  }
  variants.wrong("11.5", "what is not needed hands on, too", is: "unneeded-nodes-give-nan") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    try graphGradients(graph, target, values, skips: false)
  }
  variants.wrong("11.5", "from the last node", is: "always-the-last-node") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    try graphGradients(graph, graph.isEmpty ? target : graph.count - 1, values)
  }
  variants.wrong("11.5", "the front half of a node with itself", is: "once-for-a-square-the-first")
  {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    try graphGradients(
      graph, target, values,
      pairs: { pairs in
        pairs.enumerated().filter { index, pair in pairs[..<index].allSatisfy { $0.0 != pair.0 } }
          .map(\.element)
      })
  }
  variants.wrong("11.5", "the first input only", is: "first-input-only") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    try graphGradients(graph, target, values, pairs: { Array($0.prefix(1)) })
  }
  variants.wrong(
    "11.5", "local derivatives without the node's own gradient", is: "upstream-forgotten"
  ) {
    (graph: [GraphNode], target: Int, values: [Double]) in
    try graphGradients(graph, target, values, gradient: { _ in 1 })
  }
  variants.wrong("11.5", "one pass from the front", is: "forwards") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    let whole = try graphGradients(graph, target, values)
    var gradients = [Double](repeating: 0, count: graph.count)
    gradients[target] = 1
    for place in 0...target where gradients[place] != 0 {
      let node = graph[place]
      let found = try nodeSlopes(node, node.inputs.map { values[$0] }, values[place])
      for (input, slope) in zip(node.inputs, found) { gradients[input] += gradients[place] * slope }
    }
    return whole.isEmpty ? [] : gradients
  }
  variants.wrong("11.5", "0 for the target itself", is: "target-missing") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    var gradients = try graphGradients(graph, target, values)
    gradients[target] = 0
    return gradients
  }
  variants.wrong("11.5", "of placeholders alone", is: "others-are-zero") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    try zip(graph, graphGradients(graph, target, values)).map {
      if case .placeholder = $0 { $1 } else { 0 }
    }
  }
  variants.wrong("11.5", "up to the target only") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    Array(try graphGradients(graph, target, values).prefix(target + 1))
  }
  variants.wrong("11.5", "nodes behind the target get their own") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    let found = try graphGradients(graph, target, values)
    return try graph.indices.map {
      $0 <= target ? found[$0] : try graphGradients(graph, $0, values)[target]
    }
  }
  variants.wrong("11.5", "the number of values unchecked") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    let padded = Array((values + values.map { _ in 0 } + [0, 0, 0]).prefix(graph.count))
    return try graphGradients(graph, target, padded)
  }
  variants.wrong("11.5", "the order of the nodes unchecked") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    guard values.count == graph.count else { throw LabError.lengthMismatch }
    guard graph.indices.contains(target) else { throw LabError.indexOutOfRange }
    var (gradients, reached) = (graph.map { _ in 0.0 }, Set([target]))
    gradients[target] = 1
    for place in stride(from: target, through: 0, by: -1) where reached.contains(place) {
      let inputs = graph[place].inputs.filter(graph.indices.contains)
      let found = try nodeSlopes(graph[place], inputs.map { values[$0] }, values[place])
      for (input, slope) in zip(inputs, found) {
        gradients[input] += gradients[place] * slope
        reached.insert(input)
      }
    }
    return gradients
  }
  variants.wrong("11.5", "without any check", is: "nothing-thrown") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    var gradients = [Double](repeating: 0, count: graph.count)
    gradients[target] = 1
    for place in graph.indices.reversed() where gradients[place] != 0 {
      let inputs = graph[place].inputs
      let found = try nodeSlopes(graph[place], inputs.map { values[$0] }, values[place])
      for (input, slope) in zip(inputs, found) { gradients[input] += gradients[place] * slope }
    }
    return gradients
  }
  variants.wrong("11.5", "in Float") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    try graphGradients(graph, target, values).map { Double(Float($0)) }
  }
  variants.wrong("11.5", "by central differences") {
    (graph: [GraphNode], target: Int, values: [Double]) -> [Double] in
    _ = try graphGradients(graph, target, values)
    return try graph.indices.map { moved in
      func end(_ change: Double) throws -> Double {
        var values = values
        values[moved] += change
        for place in graph.indices where place > moved && !graph[place].inputs.isEmpty {
          values[place] = nodeValue(graph[place], graph[place].inputs.map { values[$0] })
        }
        return values[target]
      }
      return (try end(1e-5) - end(-1e-5)) / 2e-5
    }
  }
}
