import LabKit
import NumericsEngine
import TensorGraph

/// Lab 13 with nothing written.
struct UntouchedMultilayerPerceptron: MultilayerPerceptronLab {
  func images(fromIDX bytes: [UInt8]) throws -> NDArray<Double> { throw Unsolved("13.1") }
  func labels(fromIDX bytes: [UInt8]) throws -> [Int] { throw Unsolved("13.2") }
  func features(of images: NDArray<Double>) throws -> NDArray<Double> { throw Unsolved("13.3") }
  func oneHot(_ labels: [Int]) throws -> NDArray<Double> { throw Unsolved("13.4") }
  func softmaxLoss(logits: NDArray<Double>, labels: NDArray<Double>) throws -> SoftmaxLoss {
    throw Unsolved("13.5")
  }
  func softmaxClassifier(
    inputs: Int, classes: Int, learningRate: Double, in graph: Graph<Float>
  ) throws -> DigitClassifier { throw Unsolved("13.6") }
  func hiddenLayerClassifier(
    _ start: TwoLayerNetwork, activation: HiddenActivation, learningRate: Double,
    in graph: Graph<Float>
  ) throws -> DigitClassifier { throw Unsolved("13.7") }
  func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double] { throw Unsolved("13.8") }
  func report(logits: NDArray<Double>, labels: [Int]) throws -> DigitReport {
    throw Unsolved("13.9")
  }
}
