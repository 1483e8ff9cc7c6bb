import LabKit
import NumericsEngine

/// Lab 10.
///
/// Losses and slopes of networks whose outputs are neither near 0 nor near 1: every formula for the
/// cross-entropy agrees there.
extension FreshInputs {
  static let backpropagation: [FreshInputs] = [
    FreshInputs("10.1") { random in
      // Halves, and a rate that is a power of two: the first steps are exact.
      let coefficients = random.integers(in: -4...4, count: 3).map { Double($0) / 2 }
      let fourth = Double(random.integer(in: 0...1)) / 4
      let rate = random.choice(1, of: [0.0625, 0.125, 0.125, 0.25, 0])[0]
      return [
        Polynomial(coefficients + [0, fourth]), Double(random.integer(in: -6...6)) / 4, rate,
        random.integer(in: 0...6),
      ]
    },
    FreshInputs("10.2") { random in
      let field = random.choice(1, of: ScalarField.allCases)[0]
      let count = random.integer(in: 1...4)
      // Away from 0, where `.absolute` has its kink.
      let signs = random.bernoulli(probability: 0.5, count: count)
      let sizes = random.uniform(in: 0.25..<2, count: count)
      return [field, zip(signs, sizes).map { $0 ? $1 : -$1 }]
    },
    FreshInputs("10.3") { random in
      let count = random.integer(in: 1...6)
      let first = random.normal(count: count)
      let scale = random.normal()
      switch random.integer(in: 0...5) {
      case 0: return [first, first.map { -scale.magnitude * $0 }]
      case 1: return [first, random.normal(count: count + 1)]
      case 2: return [[Double](repeating: 0, count: count), first]
      default: return [first, random.normal(standardDeviation: 2, count: count)]
      }
    },
    FreshInputs("10.4") { random in
      let table = random.table()
      return [table.inputs, table.labels, table.network]
    },
    FreshInputs("10.5") { random in
      let shape = random.integers(in: 1...4, count: 2)
      let labels = random.labels(shape)
      let row = random.labels([1, shape[1]])
      // Now and then a single row of labels for several.
      let isMisfit = shape[0] > 1 && random.integer(in: 0...5) == 0
      return [random.uniform(in: 0..<1, shape: shape), isMisfit ? row : labels]
    },
    FreshInputs("10.6") { random in random.deltaAndGiven(given: -1..<1) },
    FreshInputs("10.7") { random in
      let (rows, outputs) = (random.integer(in: 0...4), random.integer(in: 1...3))
      let units = random.integer(in: 1...4)
      return [
        random.uniform(in: -1..<1, shape: [rows, outputs]),
        random.normal(shape: [outputs, units]),
        random.uniform(in: -1..<1, shape: [rows, units]),
      ]
    },
    FreshInputs("10.8") { random in random.deltaAndGiven(given: -3..<3) },
    FreshInputs("10.9") { random in
      let table = random.table()
      return [table.network, table.inputs, table.labels, random.rate()]
    },
    FreshInputs("10.10", count: 3) { random in
      let table = random.table()
      return [
        table.network, table.inputs, table.labels, random.rate(), random.integer(in: 0...6),
      ]
    },
    FreshInputs("10.11") { random in
      let (rows, columns) = (random.integer(in: 1...5), random.integer(in: 1...3))
      let depth = random.integer(in: 0...3)
      let isSoftmax = random.bernoulli(probability: 0.5)
      var layers = random.layers(
        depth, inputs: columns, from: [.identity, .tanh, .relu, .sigmoid])
      let last = random.layer(
        inputs: layers.last?.biases.count ?? columns, activation: isSoftmax ? .softmax : .sigmoid)
      layers.append(last)
      let outputs = last.biases.count
      var labels = random.labels([rows, outputs])
      if isSoftmax {
        let classes = random.integers(in: 0..<outputs, count: rows)
        labels = .zeros([rows, outputs])
        for (row, label) in classes.enumerated() { labels[row, label] = 1 }
      }
      return [random.normal(shape: [rows, columns]), labels, layers]
    },
  ]
}

extension RandomGenerator {
  /// A network, rows for it, and their labels.
  fileprivate mutating func table() -> (
    inputs: NDArray<Double>, labels: NDArray<Double>, network: TwoLayerNetwork
  ) {
    let (rows, columns) = (integer(in: 1...5), integer(in: 1...3))
    let outputs = integer(in: 1...3)
    return (
      normal(shape: [rows, columns]), labels([rows, outputs]),
      network(inputs: columns, outputs: outputs)
    )
  }

  /// Labels of 0 and 1, and now and then ½.
  fileprivate mutating func labels(_ shape: [Int]) -> NDArray<Double> {
    let labels = choiceWithReplacement(shape.reduce(1, *), of: [0, 0, 0, 1, 1, 1, 0.5])
    return NDArray(shape: shape, elements: labels)
  }

  /// A learning rate; now and then 0, which is refused.
  fileprivate mutating func rate() -> Double {
    integer(in: 0...7) == 0 ? 0 : uniform(in: 0.1..<1)
  }

  /// The delta of a layer, and what the layer was given; now and then a row short.
  fileprivate mutating func deltaAndGiven(given range: Range<Double>) -> [any WireEncodable] {
    let rows = integer(in: 1...5)
    let (units, columns) = (integer(in: 1...3), integer(in: 1...4))
    let isMisfit = integer(in: 0...7) == 0
    return [
      uniform(in: -1..<1, shape: [isMisfit ? rows - 1 : rows, units]),
      uniform(in: range, shape: [rows, columns]),
    ]
  }
}
