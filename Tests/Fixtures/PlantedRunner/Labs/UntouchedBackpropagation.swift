import LabKit
import NumericsEngine

/// Lab 10 with nothing written.
struct UntouchedBackpropagation: BackpropagationLab {
  func descend(
    _ curve: Polynomial, from start: Double, learningRate: Double, steps: Int
  ) throws -> [Double] { throw Unsolved("10.1") }
  func numericGradient(
    of loss: ([Double]) throws -> Double, at point: [Double]
  ) throws -> [Double] { throw Unsolved("10.2") }
  func relativeError(_ first: [Double], _ second: [Double]) throws -> Double {
    throw Unsolved("10.3")
  }
  func forward(
    _ inputs: NDArray<Double>, labels: NDArray<Double>, through network: TwoLayerNetwork
  ) throws -> ForwardPass { throw Unsolved("10.4") }
  func outputDelta(
    _ outputs: NDArray<Double>, labels: NDArray<Double>
  ) throws -> NDArray<Double> { throw Unsolved("10.5") }
  func outputGradient(
    delta: NDArray<Double>, hidden: NDArray<Double>
  ) throws -> LayerGradient { throw Unsolved("10.6") }
  func hiddenDelta(
    outputDelta: NDArray<Double>, outputWeights: NDArray<Double>, hidden: NDArray<Double>
  ) throws -> NDArray<Double> { throw Unsolved("10.7") }
  func hiddenGradient(
    delta: NDArray<Double>, inputs: NDArray<Double>
  ) throws -> LayerGradient { throw Unsolved("10.8") }
  func updated(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double
  ) throws -> TwoLayerNetwork { throw Unsolved("10.9") }
  func train(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws -> TrainedNetwork { throw Unsolved("10.10") }
  func gradients(
    _ inputs: NDArray<Double>, labels: NDArray<Double>, layers: [Layer]
  ) throws -> DeepGradient { throw Unsolved("10.11") }
}
