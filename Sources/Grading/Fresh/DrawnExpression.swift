import Foundation
import LabKit
import NumericsEngine

/// A random expression graph whose values and gradients every correct algorithm finds.
///
/// Each node is taken only if the rounding errors that reach it, four units in the last place of
/// every operation on the way, stay below 2e-14: so two right values differ by less than the tolerance
/// of 11.1 and 11.3, 1e-13. And the sum of the slopes' products over all ways to it, without their
/// signs, stays below 100: so two right gradients, of some thirty roundings of 1.1e-16 on each way,
/// differ by less than that of 11.5, 1e-12.
struct DrawnExpression {
  /// In order; the first three nodes have no inputs.
  private(set) var graph: [GraphNode] = []
  private(set) var values: [Double] = []
  private(set) var feeds: [String: Double] = [:]
  /// A bound for the error of each value.
  private var errors: [Double] = []
  /// A bound for the gradients of each node.
  private var reaches: [Double] = []

  init(using random: inout RandomGenerator) {
    for name in ["x", random.bernoulli(probability: 0.3) ? "x" : "y"] {
      feeds[name] = feeds[name] ?? Self.number(using: &random)
      append(.placeholder(name))
    }
    append(.constant(Self.number(using: &random)))
    let count = random.integer(in: 6...11)
    while graph.count < count { append(candidate(using: &random)) }
  }

  /// A quarter of a whole number, not 0.
  private static func number(using random: inout RandomGenerator) -> Double {
    let size = Double(random.integer(in: 1...10)) / 4
    return random.bernoulli(probability: 0.4) ? -size : size
  }

  private func candidate(using random: inout RandomGenerator) -> GraphNode {
    let (a, b) = (random.integer(in: graph.indices), random.integer(in: graph.indices))
    switch random.integer(in: 0...8) {
    case 0: return .add(a, b)
    case 1: return .subtract(a, b)
    case 2: return .multiply(a, b)
    case 3: return .divide(a, b)
    case 4: return .power(a, exponent: random.choice(1, of: [-2, -1, 0.5, 2, 3])[0])
    case 5: return .exp(a)
    case 6: return .log(a)
    case 7: return .sin(a)
    default: return .tanh(a)
    }
  }

  /// Appends a node, if its value can be relied on.
  private mutating func append(_ node: GraphNode) {
    let values = ExpressionValues.of(graph + [node], feeding: feeds)
    let value = values[graph.count]
    let slopes = node.slopes(at: node.inputs.map { values[$0] }, output: value)
    let error = zip(node.inputs, slopes).reduce(4 * value.magnitude.ulp) {
      $0 + errors[$1.0] * $1.1.magnitude
    }
    let reach = zip(node.inputs, slopes).reduce(1) { $0 + reaches[$1.0] * $1.1.magnitude }
    guard value.isFinite, error < 2e-14, reach < 100 else { return }
    graph.append(node)
    self.values = values
    errors.append(error)
    reaches.append(reach)
  }

  /// The same nodes at other places, in any order.
  func shuffled(using random: inout RandomGenerator) -> [GraphNode] {
    let order = random.permutation(graph.count)
    var place = order
    for (new, old) in order.enumerated() { place[old] = new }
    return order.map { graph[$0].movingInputs { place[$0] } }
  }

  /// One to three places, some of them perhaps the same.
  static func targets(in graph: [GraphNode], using random: inout RandomGenerator) -> [Int] {
    let count = random.integer(in: 1...3)
    return random.integers(in: graph.indices, count: count)
  }

  /// The names of the placeholders that the targets need.
  static func names(in graph: [GraphNode], for targets: [Int]) -> Set<String> {
    var (found, names): (Set<Int>, Set<String>) = ([], [])
    var waiting = targets
    while let place = waiting.popLast() {
      guard found.insert(place).inserted else { continue }
      if case .placeholder(let name) = graph[place] { names.insert(name) }
      waiting += graph[place].inputs
    }
    return names
  }
}

extension GraphNode {
  /// How much of an error in each input arrives at the output.
  fileprivate func slopes(at x: [Double], output: Double) -> [Double] {
    switch self {
    case .placeholder, .constant: []
    case .add, .subtract: [1, 1]
    case .multiply: [x[1], x[0]]
    case .divide: [1 / x[1], output / x[1]]
    case .power(_, let exponent): [exponent * pow(x[0], exponent - 1)]
    case .exp: [output]
    case .log: [1 / x[0]]
    case .sin: [cos(x[0])]
    case .tanh: [1 - output * output]
    }
  }
}

/// A random graph for which one plan alone takes the fewest buffers.
struct DrawnMemory {
  private(set) var graph: [GraphNode] = [.placeholder("x"), .constant(2)]
  private(set) var targets: [Int] = []

  init(using random: inout RandomGenerator) {
    repeat {
      graph = [.placeholder("x"), .constant(2)]
      let count = random.integer(in: 5...9)
      while graph.count < count {
        let recent = random.integer(in: max(0, graph.count - 2)..<graph.count)
        let any = random.integer(in: graph.indices)
        let nodes: [GraphNode] = [
          .exp(recent), .sin(recent), .add(recent, any), .multiply(any, recent),
        ]
        graph.append(nodes[random.integer(in: nodes.indices)])
      }
      let more = random.integer(in: 0...1)
      targets = [graph.count - 1] + random.integers(in: graph.indices, count: more)
    } while !hasOnePlan
  }

  /// Tries all ways to hand out the buffers, a new one always being the next number.
  private var hasOnePlan: Bool {
    var last = Array(graph.indices)
    for (place, node) in graph.enumerated() { for input in node.inputs { last[input] = place } }
    for target in targets { last[target] = graph.count }
    let steps = graph.indices.filter { !graph[$0].inputs.isEmpty }
    let fewest = steps.map { step in steps.count { $0 <= step && last[$0] >= step } }.max() ?? 0
    func plans(_ busyUntil: [Int], from index: Int) -> Int {
      guard index < steps.count else { return 1 }
      let step = steps[index]
      var count = 0
      for buffer in 0...busyUntil.count where buffer < fewest {
        var busyUntil = busyUntil
        if buffer == busyUntil.count {
          busyUntil.append(last[step])
        } else if busyUntil[buffer] < step {
          busyUntil[buffer] = last[step]
        } else {
          continue
        }
        count += plans(busyUntil, from: index + 1)
      }
      return count
    }
    return plans([], from: 0) == 1
  }
}
