import Datasets
import LabKit
import NumericsEngine
import Solutions
import TensorGraph
import Testing

/// The reference implementations of Lab 13 on all of MNIST.
@Suite(
  .serialized,
  .enabled(if: MNIST.locate() != nil, "the files of MNIST are not here; LAB_DATA names their place")
)
struct RealDigitsTests {
  private let lab = Lab13MultilayerPerceptron()

  /// Three epochs are enough for 91 %; in the end such a network comes to about 92.
  @Test func oneLayer() throws {
    let graph = Graph<Float>()
    let accuracy = try trained(
      lab.softmaxClassifier(inputs: 784, classes: 10, learningRate: 0.5, in: graph), in: graph,
      epochs: 3)
    #expect(accuracy >= 0.91)
  }

  /// PyTorch reaches 0.979 with 512 units of ReLU after five epochs.
  @Test func hiddenLayer() throws {
    var generator = RandomGenerator(seed: 13)
    let units = 512
    let start = TwoLayerNetwork(
      hiddenWeights: generator.normal(
        mean: 0, standardDeviation: (2.0 / 784).squareRoot(), shape: [units, 784]),
      hiddenBiases: .zeros([units]),
      outputWeights: generator.normal(
        mean: 0, standardDeviation: (1 / Double(units)).squareRoot(), shape: [10, units]),
      outputBiases: .zeros([10]))
    let graph = Graph<Float>()
    let accuracy = try trained(
      lab.hiddenLayerClassifier(start, activation: .relu, learningRate: 0.001, in: graph),
      in: graph, epochs: 5)
    #expect(accuracy >= 0.975)
  }

  /// The accuracy on the test images.
  private func trained(
    _ classifier: DigitClassifier, in graph: Graph<Float>, epochs: Int
  ) throws -> Double {
    let mnist = try #require(MNIST.locate())
    let (training, test) = (try mnist.training(), try mnist.test())
    let images: NDArray<Float> = training.features()
    let labels = NDArray<Float>(try lab.oneHot(training.labels.map { Int($0) }))
    let session = Session(graph)
    var generator = RandomGenerator(seed: 131)
    for _ in 0..<epochs {
      let order = generator.permutation(training.count)
      let batches = stride(from: 0, to: order.count, by: 128).map {
        Array(order[$0..<min($0 + 128, order.count)])
      }
      let losses = try lab.train(
        classifier, in: session, images: images, labels: labels, batches: batches)
      #expect(losses.count == batches.count)
    }
    let logits = try session.run(
      classifier.logits, feeding: [classifier.images: test.features()])
    return try lab.report(
      logits: NDArray<Double>(logits), labels: test.labels.map { Int($0) }
    ).accuracy
  }
}
