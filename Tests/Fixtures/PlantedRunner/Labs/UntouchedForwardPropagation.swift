import LabKit
import NumericsEngine

/// Lab 8 with nothing written.
struct UntouchedForwardPropagation: ForwardPropagationLab {
  func neuron(_ inputs: [Double], weights: [Double], bias: Double) throws -> Double {
    throw Unsolved("8.1")
  }
  func logits(
    _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
  ) throws -> NDArray<Double> { throw Unsolved("8.2") }
  func activated(
    _ z: NDArray<Double>, by activation: Activation
  ) throws -> NDArray<Double> { throw Unsolved("8.3") }
  func initialLayer(
    inputs: Int, units: Int, deviation: Double, activation: Activation,
    using generator: inout RandomGenerator
  ) throws -> Layer { throw Unsolved("8.4") }
  func forward(
    _ inputs: NDArray<Double>, through layers: [Layer]
  ) throws -> NDArray<Double> { throw Unsolved("8.5") }
  func classes(_ outputs: NDArray<Double>) throws -> [Int] { throw Unsolved("8.6") }
  func parameterCount(layerSizes: [Int]) throws -> Int { throw Unsolved("8.7") }
}
