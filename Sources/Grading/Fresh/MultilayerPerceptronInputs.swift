import LabKit
import NumericsEngine

/// Lab 13.
extension FreshInputs {
  static let multilayerPerceptron: [FreshInputs] =
    digitFiles + [
      FreshInputs("13.3") { random in
        let shape = [
          random.integer(in: 0...4), random.integer(in: 1...5), random.integer(in: 1...5),
        ]
        return [random.wholes(in: 0...255, shape: shape)]
      },
      FreshInputs("13.4") { random in
        let count = random.integer(in: 1...12)
        var labels = random.integers(in: 0...9, count: count)
        // The same label twice, and now and then one that is none.
        labels.append(labels[0])
        if random.bernoulli(probability: 0.2) {
          labels.append(random.bernoulli(probability: 0.5) ? 10 : -1)
        }
        return [labels]
      },
      FreshInputs("13.5") { random in
        let (rows, classes) = (random.integer(in: 1...6), random.integer(in: 2...6))
        // Quarters, so that the row's largest can be subtracted without rounding.
        let far = Double(random.choice(1, of: [0, 0, 750, -750])[0])
        let logits = random.wholes(in: -24...24, shape: [rows, classes]) / 4 + far
        return [logits, random.hot(rows, classes: classes)]
      },
      FreshInputs("13.6", count: 2) { random in
        let trial = SmallTrial(using: &random)
        return [
          trial.images.shape[1], trial.labels.shape[1],
          random.uniform(in: 0.1..<0.9), trial.training,
        ]
      },
      FreshInputs("13.7", count: 2) { random in
        let trial = SmallTrial(using: &random)
        let start = trial.start(using: &random)
        let activation: HiddenActivation = random.bernoulli(probability: 0.5) ? .tanh : .relu
        return [start, activation, random.uniform(in: 0.01..<0.05), trial.training]
      },
      FreshInputs("13.8", count: 2) { random in
        let trial = SmallTrial(using: &random)
        let start = trial.start(using: &random)
        let activation: HiddenActivation = random.bernoulli(probability: 0.5) ? .tanh : .relu
        let classifier = WireValue.compound(
          "DigitClassifier(start:activation:learningRate:)",
          [start.wire, activation.wire, random.uniform(in: 0.01..<0.05).wire])
        return [
          classifier, WireValue.compound("Session(seed:)", [0.wire]), trial.images, trial.labels,
          trial.batches,
        ]
      },
      FreshInputs("13.9") { random in
        let (rows, classes) = (random.integer(in: 1...9), random.integer(in: 2...5))
        // Halves, so that some logits of a row are equal.
        let logits = random.wholes(in: -6...6, shape: [rows, classes]) / 2
        var labels = random.integers(in: 0..<classes, count: rows)
        if random.bernoulli(probability: 0.15) { labels[rows - 1] = classes }
        return [logits, labels]
      },
    ]

  private static let digitFiles: [FreshInputs] = [
    FreshInputs("13.1", count: 6) { random in
      let extents = [
        random.integer(in: 0...3), random.integer(in: 1...6), random.integer(in: 1...6),
      ]
      return [random.file(magic: 0x803, extents, of: 0...255)]
    },
    FreshInputs("13.2", count: 6) { random in
      let count = random.integer(in: 0...300)
      return [random.file(magic: 0x801, [count], of: 0...9)]
    },
  ]
}

extension RandomGenerator {
  /// Whole numbers.
  fileprivate mutating func wholes(in range: ClosedRange<Int>, shape: [Int]) -> NDArray<Double> {
    NDArray(
      shape: shape,
      elements: integers(in: range, count: shape.reduce(1, *)).map(Double.init))
  }

  /// One-hot rows: `[rows, classes]`.
  fileprivate mutating func hot(_ rows: Int, classes: Int) -> NDArray<Double> {
    NDArray<Double>.identity(classes).gathering(integers(in: 0..<classes, count: rows), axis: 0)
  }

  /// The bytes of an IDX file; one in three is too short or too long by a few.
  fileprivate mutating func file(
    magic: Int, _ extents: [Int], of range: ClosedRange<Int>
  ) -> [UInt8] {
    let header = ([magic] + extents).flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
    let contents = integers(in: range, count: extents.reduce(1, *)).map { UInt8($0) }
    let file = header + contents
    switch integer(in: 0...5) {
    case 0: return file.dropLast(integer(in: 1...3))
    case 1: return file + [UInt8](repeating: 1, count: integer(in: 1...3))
    default: return file
    }
  }
}

/// A few rows of greys with their classes, and batches of them.
private struct SmallTrial {
  /// `[rows, inputs]`
  let images: NDArray<Double>
  /// One-hot: `[rows, classes]`.
  let labels: NDArray<Double>
  let batches: [[Int]]

  init(using random: inout RandomGenerator) {
    let (rows, inputs, classes) = (
      random.integer(in: 3...6), random.integer(in: 2...4), random.integer(in: 2...4)
    )
    images = random.uniform(in: 0.05..<1, shape: [rows, inputs])
    labels = random.hot(rows, classes: classes)
    // Two steps: Adam's are as large for a slope near 0 as for any, and its sign then hangs on the
    // last digit of a float. With few slopes none of them is so near.
    let first = random.integer(in: 1...rows)
    batches = [Array(random.permutation(rows).prefix(first)), [random.integer(in: 0..<rows)]]
  }

  var training: WireValue {
    .compound(
      "trained(images:labels:batches:)", [images.wire, labels.wire, batches.wire])
  }

  /// First weights for a network with a hidden layer.
  func start(using random: inout RandomGenerator) -> TwoLayerNetwork {
    let hidden = random.integer(in: 2...3)
    let (inputs, classes) = (images.shape[1], labels.shape[1])
    return TwoLayerNetwork(
      hiddenWeights: random.uniform(in: -1..<1, shape: [hidden, inputs]),
      hiddenBiases: random.uniform(in: -0.5..<0.5, shape: [hidden]),
      outputWeights: random.uniform(in: -1..<1, shape: [classes, hidden]),
      outputBiases: random.uniform(in: -0.5..<0.5, shape: [classes]))
  }
}
