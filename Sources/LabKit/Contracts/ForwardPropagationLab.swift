import NumericsEngine

/// Lab 8 — Forward propagation.
public protocol ForwardPropagationLab: Lab {
  func neuron(_ inputs: [Double], weights: [Double], bias: Double) throws -> Double
  func logits(
    _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
  ) throws -> NDArray<Double>
  func activated(_ z: NDArray<Double>, by activation: Activation) throws -> NDArray<Double>
  func initialLayer(
    inputs: Int, units: Int, deviation: Double, activation: Activation,
    using generator: inout RandomGenerator
  ) throws -> Layer
  func forward(_ inputs: NDArray<Double>, through layers: [Layer]) throws -> NDArray<Double>
  func classes(_ outputs: NDArray<Double>) throws -> [Int]
  func parameterCount(layerSizes: [Int]) throws -> Int
}

extension ForwardPropagationLab {
  public static var number: Int { 8 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("8.1", neuron),
      Endpoint("8.2", logits),
      Endpoint("8.3", activated),
      Endpoint("8.4") {
        (inputs: Int, units: Int, deviation: Double, activation: Activation, seed: Int) in
        // A negative seed asks for the second layer of two in a row by the same generator, which
        // tells whether the first one has moved it on.
        var generator = RandomGenerator(seed: UInt32(truncatingIfNeeded: seed.magnitude))
        let first = try initialLayer(
          inputs: inputs, units: units, deviation: deviation, activation: activation,
          using: &generator)
        guard seed < 0 else { return first }
        return try initialLayer(
          inputs: inputs, units: units, deviation: deviation, activation: activation,
          using: &generator)
      },
      Endpoint("8.5", forward),
      Endpoint("8.6", classes),
      Endpoint("8.7", parameterCount),
    ]
  }
}
