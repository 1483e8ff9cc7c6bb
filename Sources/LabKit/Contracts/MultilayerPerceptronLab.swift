import NumericsEngine
import TensorGraph

/// Lab 13 — MNIST with a multilayer perceptron.
public protocol MultilayerPerceptronLab: Lab {
  func images(fromIDX bytes: [UInt8]) throws -> NDArray<Double>
  func labels(fromIDX bytes: [UInt8]) throws -> [Int]
  func features(of images: NDArray<Double>) throws -> NDArray<Double>
  func oneHot(_ labels: [Int]) throws -> NDArray<Double>
  func softmaxLoss(logits: NDArray<Double>, labels: NDArray<Double>) throws -> SoftmaxLoss
  func softmaxClassifier(
    inputs: Int, classes: Int, learningRate: Double, in graph: Graph<Float>
  ) throws -> DigitClassifier
  func hiddenLayerClassifier(
    _ start: TwoLayerNetwork, activation: HiddenActivation, learningRate: Double,
    in graph: Graph<Float>
  ) throws -> DigitClassifier
  func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double]
  func report(logits: NDArray<Double>, labels: [Int]) throws -> DigitReport
}

extension MultilayerPerceptronLab {
  public static var number: Int { 13 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("13.1", images),
      Endpoint("13.2", labels),
      Endpoint("13.3", features),
      Endpoint("13.4", oneHot),
      Endpoint("13.5", softmaxLoss),
      Endpoint("13.6") { (inputs: Int, classes: Int, rate: Double, trial: ClassifierTrial) in
        try trial.outcome {
          try softmaxClassifier(inputs: inputs, classes: classes, learningRate: rate, in: $0)
        }
      },
      Endpoint("13.7") {
        (
          start: TwoLayerNetwork, activation: HiddenActivation, rate: Double,
          trial: ClassifierTrial
        ) in
        try trial.outcome {
          try hiddenLayerClassifier(start, activation: activation, learningRate: rate, in: $0)
        }
      },
      Endpoint("13.8") {
        (
          planned: PlannedClassifier, seed: SessionSeed, images: NDArray<Double>,
          labels: NDArray<Double>, batches: [[Int]]
        ) in
        let graph = Graph<Float>()
        let classifier = planned.built(in: graph)
        let session = Session(graph, seed: seed.value)
        func logits() throws -> NDArray<Double> {
          NDArray(try session.run(classifier.logits, feeding: [classifier.images: NDArray(images)]))
        }
        let untrained = try logits()
        do {
          let losses = try train(
            classifier, in: session, images: NDArray(images), labels: NDArray(labels),
            batches: batches)
          return ClassifierOutcome(
            losses: losses, logits: try logits(), runs: session.randomRuns)
        } catch let error as LabError {
          // An error should leave the network as it was; one that does not is shown by what it left.
          let left = try logits()
          guard left != untrained else { throw error }
          return ClassifierOutcome(losses: [], logits: left, runs: session.randomRuns)
        }
      },
      Endpoint("13.9", report),
    ]
  }
}

/// A loss with its slope: the result of exercise 13.5.
public struct SoftmaxLoss: Sendable, Equatable, WireEncodable {
  /// The mean over the rows.
  public var value: Double
  /// ∂value / ∂logits, in their shape: `[m, classes]`.
  public var gradient: NDArray<Double>

  public init(value: Double, gradient: NDArray<Double>) {
    self.value = value
    self.gradient = gradient
  }

  public var wire: WireValue { ["value": value.wire, "gradient": gradient.wire] }
}

/// How often a network is right, and what it takes for what: the result of exercise 13.9.
public struct DigitReport: Sendable, Equatable, WireEncodable {
  /// The share of rows that were guessed right, 0…1.
  public var accuracy: Double
  /// How many rows of each class were guessed to be of each: `[classes, classes]`, a row for each
  /// true class, a column for each guess.
  public var confusion: NDArray<Int>

  public init(accuracy: Double, confusion: NDArray<Int>) {
    self.accuracy = accuracy
    self.confusion = confusion
  }

  public var wire: WireValue { ["accuracy": accuracy.wire, "confusion": confusion.wire] }
}
