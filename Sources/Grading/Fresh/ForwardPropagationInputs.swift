import LabKit
import NumericsEngine

/// Lab 8.
extension FreshInputs {
  static let forwardPropagation: [FreshInputs] = [
    FreshInputs("8.1") { random in
      let count = random.integer(in: 0...6)
      return [random.normal(count: count), random.normal(count: count), random.normal()]
    },
    FreshInputs("8.2") { random in
      let (rows, inputs) = (random.integer(in: 0...4), random.integer(in: 1...4))
      let units = random.integer(in: 1...4)
      return [
        random.normal(shape: [rows, inputs]), random.normal(shape: [units, inputs]),
        random.normal(shape: [units]),
      ]
    },
    FreshInputs("8.3", count: 8) { random in
      let shape = [random.integer(in: 1...4), random.integer(in: 1...4)]
      return [random.normal(standardDeviation: 3, shape: shape), activation(&random)]
    },
    FreshInputs("8.4") { random in
      let (inputs, units) = (random.integer(in: 1...4), random.integer(in: 1...4))
      return [
        inputs, units, random.uniform(in: 0.1..<3), activation(&random),
        random.integer(in: 1...9999),
      ]
    },
    FreshInputs("8.5") { random in
      var width = random.integer(in: 1...3)
      let inputs = random.normal(shape: [random.integer(in: 1...3), width])
      let depth = random.integer(in: 1...3)
      let layers = (0..<depth).map { _ in
        let units = random.integer(in: 1...3)
        defer { width = units }
        return Layer(
          weights: random.normal(shape: [units, width]), biases: random.normal(shape: [units]),
          activation: activation(&random))
      }
      return [inputs, layers]
    },
    FreshInputs("8.6", count: 6) { random in
      let (rows, columns) = (random.integer(in: 0...6), random.integer(in: 1...4))
      // Quarters, so that ties and exactly 0.5 occur.
      let quarters = random.integers(in: -2...5, count: rows * columns).map { Double($0) / 4 }
      return [NDArray(shape: [rows, columns], elements: quarters)]
    },
    FreshInputs("8.7") { random in
      let count = random.integer(in: 2...5)
      return [random.integers(in: 1...20, count: count)]
    },
  ]

  private static func activation(_ random: inout RandomGenerator) -> Activation {
    random.choice(1, of: [.identity, .step, .sigmoid, .tanh, .relu, .softmax])[0]
  }
}
