import LabKit
import NumericsEngine

/// Lab 12.
extension FreshInputs {
  static let deepTraining: [FreshInputs] =
    updates + [
      FreshInputs("12.1", count: 6) { random in
        let seed = random.integer(in: 1...9999)
        return [
          random.integer(in: 1...30), random.integer(in: 1...12),
          random.bernoulli(probability: 0.3) ? -seed : seed,
        ]
      },
      FreshInputs("12.7", count: 8) { random in
        let number = Double(random.integer(in: 1...20)) / 8
        let schemes: [InitialScheme] = [
          .zeros, .constant(-number), .uniform(number), .normal(number), .glorotUniform,
          .glorotNormal,
          .heUniform, .heNormal,
        ]
        return [
          schemes[random.integer(in: schemes.indices)], random.integer(in: 1...7),
          random.integer(in: 1...7), random.integer(in: 1...9999),
        ]
      },
      FreshInputs("12.8", count: 6) { random in [drawnNetwork(using: &random)] },
      FreshInputs("12.9") { random in
        let count = random.integer(in: 1...3)
        let layers = (0..<count).map { _ in
          let (units, n) = (random.integer(in: 1...4), random.integer(in: 1...4))
          return Layer(
            weights: random.normal(standardDeviation: 2, shape: [units, n]),
            biases: random.normal(shape: [units]), activation: .tanh)
        }
        return [layers, Double(random.integer(in: 1...12)) / 8]
      },
      // Eighths, so that no rounding decides whether a loss is small enough.
      FreshInputs("12.10", count: 8) { random in
        let count = random.integer(in: 1...12)
        var losses = random.integers(in: 1...12, count: count).map { Double($0) / 8 }
        if random.bernoulli(probability: 0.2) { losses[random.integer(in: losses.indices)] = .nan }
        let improvements = [0, 0, 0.0625, 0.125, 0.25]
        return [
          losses, random.integer(in: 0...3), improvements[random.integer(in: improvements.indices)],
        ]
      },
    ]

  private static let updates = [
    FreshInputs("12.2") { random in
      let drawn = DrawnUpdates(using: &random)
      return [drawn.parameters, drawn.gradients, drawn.rate]
    },
    FreshInputs("12.3") { random in
      let drawn = DrawnUpdates(using: &random)
      return [
        MomentumState(parameters: drawn.parameters, velocity: drawn.memory), drawn.gradients,
        drawn.rate, Double(random.integer(in: 1...9)) / 10,
      ]
    },
    FreshInputs("12.4") { random in
      let drawn = DrawnUpdates(using: &random)
      return [drawn.squaresState, drawn.gradients, drawn.rate, drawn.epsilon]
    },
    FreshInputs("12.5") { random in
      let drawn = DrawnUpdates(using: &random)
      let decay = Double(random.integer(in: 10...99)) / 100
      return [drawn.squaresState, drawn.gradients, drawn.rate, decay, drawn.epsilon]
    },
    FreshInputs("12.6") { random in
      let drawn = DrawnUpdates(using: &random)
      let state = AdamState(
        parameters: drawn.parameters, means: drawn.memory, squares: drawn.memory * drawn.memory,
        updates: random.integer(in: 0...6))
      let decays = random.integers(in: 20...99, count: 2).map { Double($0) / 100 }
      return [state, drawn.gradients, drawn.rate, decays[0], decays[1], drawn.epsilon]
    },
  ]

  /// A network whose units are copies of two or three, now and then with a weight of their own.
  private static func drawnNetwork(using random: inout RandomGenerator) -> TwoLayerNetwork {
    let (n, outputs) = (random.integer(in: 1...3), random.integer(in: 1...2))
    let (kinds, hidden) = (random.integer(in: 1...3), random.integer(in: 1...8))
    let length = n + 1 + outputs
    let numbers = random.integers(in: -3...3, count: kinds * length).map { Double($0) / 2 }
    let units = (0..<hidden).map { _ in
      let kind = random.integer(in: 0..<kinds)
      var unit = Array(numbers[kind * length..<(kind + 1) * length])
      if random.bernoulli(probability: 0.2) { unit[random.integer(in: unit.indices)] += 0.25 }
      return unit
    }
    return TwoLayerNetwork(
      hiddenWeights: NDArray(shape: [hidden, n], elements: units.flatMap { $0[..<n] }),
      hiddenBiases: NDArray(units.map { $0[n] }),
      outputWeights: NDArray(
        shape: [outputs, hidden],
        elements: (0..<outputs).flatMap { output in units.map { $0[n + 1 + output] } }),
      outputBiases: NDArray(repeating: 0.5, shape: [outputs]))
  }
}

/// Parameters and gradients for one update, or for a few in a row.
///
/// The tolerance of these exercises is relative. So nothing here comes near to 0 by a subtraction: each
/// parameter's gradients and its memory have one sign, and parameters, from 5 to 9 in size, move by
/// less than 4.
private struct DrawnUpdates {
  let parameters: NDArray<Double>
  let memory: NDArray<Double>
  let gradients: Gradients
  let rate: Double
  let epsilon: Double

  init(using random: inout RandomGenerator) {
    let rank = random.integer(in: 1...2)
    let shape = random.integers(in: 1...4, count: rank)
    let count = shape.reduce(1, *)
    func signs() -> [Double] {
      random.integers(in: 0...1, count: count).map { $0 == 0 ? -1 : 1 }
    }
    let (places, slopes) = (signs(), signs())
    func numbers(_ range: Range<Double>, signs: [Double]) -> NDArray<Double> {
      let sizes = random.uniform(in: range, count: count)
      return NDArray(shape: shape, elements: zip(sizes, signs).map { $0 * $1 })
    }
    parameters = numbers(5..<9, signs: places)
    let isFresh = random.bernoulli(probability: 0.3)
    memory = isFresh ? .zeros(shape) : numbers(0.5..<2, signs: slopes)
    let steps = random.integer(in: 1...3)
    let isOne = random.bernoulli(probability: 0.3)
    gradients = Gradients(
      isOne
        ? [numbers(0.5..<2, signs: slopes)]
        : (0..<steps).map { _ in numbers(0.5..<2, signs: slopes) },
      isOne: isOne)
    rate = Double(random.integer(in: 1...20)) / 100
    epsilon = [1e-8, 1e-3, 0.25][random.integer(in: 0...2)]
  }

  var squaresState: SquaresState { SquaresState(parameters: parameters, squares: memory * memory) }

  /// One gradient, or several for updates in a row.
  struct Gradients: WireEncodable {
    private let gradients: [NDArray<Double>]
    private let isOne: Bool

    init(_ gradients: [NDArray<Double>], isOne: Bool) {
      (self.gradients, self.isOne) = (gradients, isOne)
    }

    var wire: WireValue {
      isOne ? gradients[0].wire : .compound("inTurn(_:)", [gradients.wire])
    }
  }
}
