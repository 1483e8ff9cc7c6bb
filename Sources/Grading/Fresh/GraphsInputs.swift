import LabKit
import NumericsEngine

/// Lab 11.
extension FreshInputs {
  static let graphs: [FreshInputs] = expressions + graphTrainings

  private static let expressions = [
    FreshInputs("11.1", count: 6) { random in
      let drawn = DrawnExpression(using: &random)
      var feeds = drawn.feeds
      if random.bernoulli(probability: 0.15) { feeds.removeValue(forKey: "x") }
      return [drawn.graph, Feeds(feeds)]
    },
    FreshInputs("11.2", count: 6) { random in
      var drawn = DrawnExpression(using: &random).shuffled(using: &random)
      // Now and then an input leads anywhere, in a circle or out of the graph.
      if random.bernoulli(probability: 0.3) {
        let (place, end) = (random.integer(in: drawn.indices), random.integer(in: 0...drawn.count))
        drawn[place] = drawn[place].movingInputs { $0 == drawn[place].inputs[0] ? end : $0 }
      }
      return [drawn, DrawnExpression.targets(in: drawn, using: &random)]
    },
    FreshInputs("11.3", count: 6) { random in
      let drawn = DrawnExpression(using: &random)
      let graph = drawn.shuffled(using: &random)
      let targets = DrawnExpression.targets(in: graph, using: &random)
      var feeds = drawn.feeds.filter {
        DrawnExpression.names(in: graph, for: targets).contains($0.key)
      }
      if random.bernoulli(probability: 0.15) { feeds.removeValue(forKey: "x") }
      if random.bernoulli(probability: 0.15) { feeds["y"] = 2 }
      return [graph, targets, Feeds(feeds)]
    },
    FreshInputs("11.4", count: 8) { random in
      let drawn = DrawnExpression(using: &random)
      let place = random.integer(in: 3..<drawn.graph.count)
      let node = drawn.graph[place]
      return [node, node.inputs.map { drawn.values[$0] }, drawn.values[place]]
    },
    FreshInputs("11.5", count: 6) { random in
      let drawn = DrawnExpression(using: &random)
      let last = drawn.graph.count - 1
      let target = random.bernoulli(probability: 0.7) ? last : random.integer(in: 0...last)
      return [drawn.graph, target, drawn.values]
    },
    FreshInputs("11.10", count: 6) { random in
      let memory = DrawnMemory(using: &random)
      return [memory.graph, memory.targets]
    },
  ]

  private static let graphTrainings = [
    FreshInputs("11.6", count: 3) { random in
      let start = Double(random.integer(in: -20...30)) / 2
      let rate = Double(random.integer(in: 1...12)) / 16
      return [start, rate, random.integer(in: 1...8)]
    },
    FreshInputs("11.7", count: 3) { random in
      let count = random.integer(in: 1...8)
      let x = random.integers(in: -4...6, count: count).map { Double($0) / 2 }
      let y = random.integers(in: -10...10, count: count).map { Double($0) / 2 }
      return [x, y, Double(random.integer(in: 1...4)) / 40, random.integer(in: 1...10)]
    },
    FreshInputs("11.8", count: 2) { random in
      let task = DrawnNetworkTask(using: &random)
      let rows = random.integer(in: 1...4)
      return task.arguments + [DrawnNetworkTask.halves([rows, task.columns], using: &random)]
    },
    FreshInputs("11.9", count: 2) { random in DrawnNetworkTask(using: &random).arguments },
  ]
}

/// Feeds on their way to an exercise.
private struct Feeds: WireEncodable {
  let feeds: [String: Double]

  init(_ feeds: [String: Double]) { self.feeds = feeds }

  var wire: WireValue {
    .dictionary(
      feeds.sorted { $0.key < $1.key }.map {
        WireValue.Entry(key: $0.key.wire, value: $0.value.wire)
      })
  }
}

/// A small network with rows to learn: numbers that keep O² away from 0 and 1.
private struct DrawnNetworkTask {
  let columns: Int
  let arguments: [any WireEncodable]

  init(using random: inout RandomGenerator) {
    let (n, hidden) = (random.integer(in: 1...3), random.integer(in: 1...3))
    let (outputs, rows) = (random.integer(in: 1...2), random.integer(in: 1...5))
    let network = TwoLayerNetwork(
      hiddenWeights: Self.halves([hidden, n], using: &random) / 2,
      hiddenBiases: Self.halves([hidden], using: &random) / 4,
      outputWeights: Self.halves([outputs, hidden], using: &random) / 2,
      outputBiases: Self.halves([outputs], using: &random) / 4)
    let labels = NDArray(
      shape: [rows, outputs],
      elements: random.integers(in: 0...1, count: rows * outputs).map(Double.init))
    columns = n
    arguments = [
      network, Self.halves([rows, n], using: &random), labels,
      Double(random.integer(in: 1...5)) / 10, random.integer(in: 1...4),
    ]
  }

  /// Half numbers from −2 to 2.
  static func halves(_ shape: [Int], using random: inout RandomGenerator) -> NDArray<Double> {
    let count = shape.reduce(1, *)
    return NDArray(
      shape: shape, elements: random.integers(in: -4...4, count: count).map { Double($0) / 2 })
  }
}
