import LabKit
import NumericsEngine
import TensorGraph

/// The network of Lab 13's milestone, described by the student's function from drawn weights.
struct ReadingNetwork {
  static let units = 1024
  static let learningRate = 0.001
  /// What its file is called.
  static let name = "lab13"

  let classifier: DigitClassifier
  let session: Session<Float>

  init(by lab: any MultilayerPerceptronLab) throws {
    var generator = RandomGenerator(seed: 1024)
    func normal(_ units: Int, _ inputs: Int, factor: Double) -> NDArray<Double> {
      generator.normal(
        mean: 0, standardDeviation: (factor / Double(inputs)).squareRoot(),
        shape: [units, inputs])
    }
    let start = TwoLayerNetwork(
      hiddenWeights: normal(Self.units, 784, factor: 2), hiddenBiases: .zeros([Self.units]),
      outputWeights: normal(10, Self.units, factor: 1), outputBiases: .zeros([10]))
    let graph = Graph<Float>()
    classifier = try lab.hiddenLayerClassifier(
      start, activation: .relu, learningRate: Self.learningRate, in: graph)
    session = Session(graph)
  }
}
