import LabKit
import NumericsEngine

/// Lab 9 with nothing written.
struct UntouchedHiddenLayers: HiddenLayersLab {
  func hiddenLayer(
    _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
  ) throws -> NDArray<Double> { throw Unsolved("9.1") }
  func forward(
    _ inputs: NDArray<Double>, through network: TwoLayerNetwork
  ) throws -> TwoLayerOutputs { throw Unsolved("9.2") }
  func activations(
    _ inputs: NDArray<Double>, through layers: [Layer]
  ) throws -> [NDArray<Double>] { throw Unsolved("9.3") }
  func exclusiveOr() throws -> TwoLayerNetwork { throw Unsolved("9.4") }
  func derivative(
    fromOutputs outputs: NDArray<Double>, of activation: Activation
  ) throws -> NDArray<Double> { throw Unsolved("9.5") }
  func spreads(
    _ inputs: NDArray<Double>, outputGradient: NDArray<Double>, layers: [Layer]
  ) throws -> LayerSpreads { throw Unsolved("9.6") }
}
