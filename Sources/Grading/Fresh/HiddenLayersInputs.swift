import LabKit
import NumericsEngine

/// Lab 9.
///
/// Sums stay within a few units of 0, where no activation is saturated and no spread is lost to
/// rounding; a sum that is exactly a threshold has no chance to be drawn.
extension FreshInputs {
  static let hiddenLayers: [FreshInputs] = [
    FreshInputs("9.1") { random in
      let (rows, columns) = (random.integer(in: 0...5), random.integer(in: 1...4))
      let layer = random.layer(inputs: columns, activation: .tanh)
      return [random.normal(shape: [rows, columns]), layer.weights, layer.biases]
    },
    FreshInputs("9.2") { random in
      let (rows, columns) = (random.integer(in: 0...5), random.integer(in: 1...4))
      let outputs = random.integer(in: 1...3)
      return [
        random.normal(shape: [rows, columns]),
        random.network(inputs: columns, outputs: outputs),
      ]
    },
    FreshInputs("9.3") { random in
      let (rows, columns) = (random.integer(in: 1...5), random.integer(in: 1...3))
      let depth = random.integer(in: 1...4)
      let layers = random.layers(depth, inputs: columns, from: Activation.allCases)
      return [random.normal(shape: [rows, columns]), layers]
    },
    FreshInputs("9.5", count: 8) { random in
      let rank = random.integer(in: 1...3)
      let shape = random.integers(in: 1...3, count: rank)
      // Of eight, two have no slope.
      let kinds = Activation.allCases + [.tanh, .sigmoid]
      let activation = random.choice(1, of: kinds)[0]
      let outputs: NDArray<Double>
      switch activation {
      case .identity: outputs = random.normal(shape: shape)
      case .relu: outputs = relu(random.normal(shape: shape))
      case .tanh: outputs = random.uniform(in: -1..<1, shape: shape)
      case .sigmoid, .step, .softmax: outputs = random.uniform(in: 0..<1, shape: shape)
      }
      return [outputs, activation]
    },
    FreshInputs("9.6") { random in
      let (rows, columns) = (random.integer(in: 2...5), random.integer(in: 1...3))
      let depth = random.integer(in: 1...4)
      let layers = random.layers(
        depth, inputs: columns, from: [.identity, .sigmoid, .tanh, .relu], units: 2...4)
      let outputs = layers[depth - 1].biases.count
      // Now and then the gradient has a column too many.
      let isMisfit = random.integer(in: 0...7) == 0
      return [
        random.normal(shape: [rows, columns]),
        random.normal(shape: [rows, isMisfit ? outputs + 1 : outputs]), layers,
      ]
    },
  ]
}

/// Networks of normal random numbers.
extension RandomGenerator {
  /// Sums of its weights and standard normal inputs have a standard deviation of about 1.
  mutating func layer(
    inputs: Int, activation: Activation, units range: ClosedRange<Int> = 1...4
  ) -> Layer {
    let units = integer(in: range)
    let deviation = 1 / Double(inputs).squareRoot()
    return Layer(
      weights: normal(standardDeviation: deviation, shape: [units, inputs]),
      biases: normal(standardDeviation: 0.5, shape: [units]), activation: activation)
  }

  mutating func layers(
    _ depth: Int, inputs: Int, from activations: [Activation], units: ClosedRange<Int> = 1...4
  ) -> [Layer] {
    var layers: [Layer] = []
    for _ in 0..<depth {
      let activation = choice(1, of: activations)[0]
      layers.append(
        layer(
          inputs: layers.last?.biases.count ?? inputs, activation: activation, units: units))
    }
    return layers
  }

  mutating func network(inputs: Int, outputs: Int) -> TwoLayerNetwork {
    let hidden = layer(inputs: inputs, activation: .tanh)
    let output = layer(
      inputs: hidden.biases.count, activation: .sigmoid, units: outputs...outputs)
    return TwoLayerNetwork(
      hiddenWeights: hidden.weights, hiddenBiases: hidden.biases,
      outputWeights: output.weights, outputBiases: output.biases)
  }
}
