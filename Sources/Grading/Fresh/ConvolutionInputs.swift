import LabKit
import NumericsEngine

/// Lab 14.
///
/// Numbers are whole where sums of products are asked for: they are then exact in any order.
extension FreshInputs {
  static let convolution: [FreshInputs] = convolving + pooling + layering

  private static let convolving: [FreshInputs] = [
    FreshInputs("14.1", count: 8) { random in
      let size = random.integer(in: 1...30)
      let rule: PaddingRule =
        switch random.integer(in: 0...2) {
        case 0: .valid
        case 1: .each(random.integer(in: 0...3))
        default: .same
        }
      return [size, random.integer(in: 1...7), random.integer(in: 1...5), rule]
    },
    FreshInputs("14.2", count: 3) { random in ConvolutionTrial(using: &random).arguments },
    FreshInputs("14.3") { random in
      let trial = ConvolutionTrial(using: &random)
      return [
        trial.image, trial.filters.shape[0], trial.filters.shape[1], trial.stride, trial.padding,
      ]
    },
    FreshInputs("14.4", count: 3) { random in ConvolutionTrial(using: &random).arguments },
    FreshInputs("14.7", count: 2) { random in
      let trial = ConvolutionTrial(using: &random)
      let batch = random.integer(in: 1...3)
      let images = random.wholes(in: -4...4, shape: [batch] + trial.image.shape)
      let delta = random.wholes(in: -4...4, shape: [batch] + trial.places + [trial.outputs])
      return [images, trial.filters, delta, trial.stride, trial.padding]
    },
  ]

  private static let pooling: [FreshInputs] = [
    FreshInputs("14.5") { random in
      let window = PoolingWindow(using: &random)
      let padding = random.integer(in: 0...window.size / 2)
      let kind: PoolingKind = random.bernoulli(probability: 0.5) ? .max : .average
      // All below 0 now and then, where the zeros of a padding would win.
      let range = random.bernoulli(probability: 0.3) ? -9 ... -1 : -9...9
      let image = random.wholes(in: range, shape: window.image)
      return [image, kind, window.size, window.stride, padding]
    },
    FreshInputs("14.6") { random in
      let window = PoolingWindow(using: &random)
      // Few different numbers, so that there are equal ones.
      let image = random.wholes(in: -3...1, shape: window.image)
      let delta = random.wholes(in: -9...9, shape: window.places)
      return [image, delta, window.size, window.stride]
    },
    FreshInputs("14.8") { random in
      let shape = [
        random.integer(in: 0...3), random.integer(in: 1...3), random.integer(in: 1...4),
        random.integer(in: 1...3),
      ]
      let images = random.normal(shape: shape)
      let delta = random.normal(shape: [shape[0], shape[1] * shape[2] * shape[3]])
      return [images, delta]
    },
  ]

  private static let layering: [FreshInputs] = [
    FreshInputs("14.9") { random in
      let axes = random.integer(in: 1...4)
      let shape = random.integers(in: 1...4, count: axes)
      let inputs = random.normal(mean: 1, shape: shape)
      let probability = random.choice(1, of: [0, 0.25, 0.5, 0.8, 1])[0]
      let isTraining = random.bernoulli(probability: 0.75)
      return [inputs, probability, isTraining, random.integer(in: -999...999)]
    },
    FreshInputs("14.10", count: 1) { random in
      let sizes = ConvolutionalSizes(
        firstFilters: random.integer(in: 1...3), secondFilters: random.integer(in: 1...4),
        units: random.integer(in: 2...6), dropout: 0)
      let study = WireValue.compound("study(images:steps:)", [2.wire, 3.wire])
      return [
        sizes, random.uniform(in: 0.003..<0.02), study, random.integer(in: 1...999),
      ]
    },
    FreshInputs("14.11", count: 2) { random in
      let rows = random.integer(in: 3...6)
      let classes = random.integer(in: 2...3)
      let images = random.uniform(shape: [rows, 4, 4, 1])
      let labels = NDArray<Double>.identity(classes)
        .gathering(random.integers(in: 0..<classes, count: rows), axis: 0)
      let batches = (0..<random.integer(in: 1...4)).map { _ in
        let size = random.integer(in: 1...4)
        return random.integers(in: 0..<rows, count: size)
      }
      let network = WireValue.compound(
        "smallNetwork(filters:learningRate:)",
        [random.integer(in: 1...3).wire, random.uniform(in: 0.1..<0.4).wire])
      let asked = random.uniform(shape: [2, 4, 4, 1])
      return [
        network, WireValue.compound("session(asking:)", [asked.wire]), images, labels, batches,
      ]
    },
    FreshInputs("14.12") { random in
      let (rows, columns) = (random.integer(in: 1...3), random.integer(in: 1...3))
      let (channels, outputs) = (random.integer(in: 1...3), random.integer(in: 1...4))
      let image = random.wholes(
        in: -4...4,
        shape: [
          rows + random.integer(in: 0...3), columns + random.integer(in: 0...3), channels,
        ])
      return [
        image, random.wholes(in: -3...3, shape: [rows, columns, channels]),
        random.wholes(in: -3...3, shape: [channels, outputs]),
      ]
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
}

/// An image and filters that fit on it.
private struct ConvolutionTrial {
  /// `[rows, columns, channels]`
  let image: NDArray<Double>
  /// `[kernel rows, kernel columns, channels, outputs]`
  let filters: NDArray<Double>
  /// `[outputs]`
  let biases: NDArray<Double>
  let stride, padding: Int

  init(using random: inout RandomGenerator) {
    let kernel = random.integers(in: 1...3, count: 2)
    let (channels, outputs) = (random.integer(in: 1...3), random.integer(in: 1...3))
    let size = kernel.map { $0 + random.integer(in: 0...4) }
    image = random.wholes(in: -5...5, shape: size + [channels])
    filters = random.wholes(in: -3...3, shape: kernel + [channels, outputs])
    biases = random.wholes(in: -9...9, shape: [outputs]) / 2
    stride = random.integer(in: 1...3)
    padding = random.integer(in: 0...2)
  }

  var outputs: Int { biases.count }

  /// The windows down and across.
  var places: [Int] {
    (0...1).map { (image.shape[$0] + 2 * padding - filters.shape[$0]) / stride + 1 }
  }

  var arguments: [any WireEncodable] { [image, filters, biases, stride, padding] }
}

/// An image, and windows that fit on it.
private struct PoolingWindow {
  let image: [Int]
  let size, stride: Int

  init(using random: inout RandomGenerator) {
    size = random.integer(in: 1...3)
    stride = random.integer(in: 1...3)
    let (rows, columns) = (random.integer(in: 0...4), random.integer(in: 0...4))
    image = [size + rows, size + columns, random.integer(in: 1...2)]
  }

  /// Without padding: `[rows', columns', channels]`.
  var places: [Int] {
    [(image[0] - size) / stride + 1, (image[1] - size) / stride + 1, image[2]]
  }
}
