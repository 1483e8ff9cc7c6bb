import NumericsEngine
import TensorGraph

/// A short training of a classifier that was just described: it stands where the function takes a
/// graph.
///
/// Rows that no batch has are asked about all the same, so they judge the network.
struct ClassifierTrial: WireDecodable {
  /// `[m, inputs]`
  let images: NDArray<Float>
  /// One-hot: `[m, classes]`.
  let labels: NDArray<Float>
  /// The rows of each step.
  let batches: [[Int]]

  init(wire: WireValue) throws {
    guard case .compound("trained(images:labels:batches:)", let values) = wire, values.count == 3
    else { throw mismatch("a training", wire) }
    images = NDArray(try NDArray<Double>(wire: values[0]))
    labels = NDArray(try NDArray<Double>(wire: values[1]))
    batches = try [[Int]](wire: values[2])
  }

  func outcome(
    of describe: (Graph<Float>) throws -> DigitClassifier
  ) throws -> ClassifierOutcome {
    let graph = Graph<Float>()
    let classifier = try describe(graph)
    let session = Session(graph)
    let losses = try batches.map { rows in
      try session.run(
        classifier.loss, doing: classifier.step,
        feeding: [
          classifier.images: images.gathering(rows, axis: 0),
          classifier.labels: labels.gathering(rows, axis: 0),
        ])
    }
    let logits = try session.run(classifier.logits, feeding: [classifier.images: images])
    guard losses.allSatisfy({ $0.rank == 0 }) else {
      throw WireError("the loss is not one number: its shape is \(losses[0].shape), not []")
    }
    return ClassifierOutcome(
      losses: losses.map { Double($0.elements[0]) }, logits: NDArray(logits))
  }
}

/// What a short training came to.
struct ClassifierOutcome: WireEncodable {
  /// Of each batch, before its step: `[batches]`.
  let losses: [Double]
  /// Of all rows, after the last step: `[m, classes]`.
  let logits: NDArray<Double>
  /// How often the session was run for them, where that is asked for.
  var runs: Int?

  var wire: WireValue {
    guard let runs else { return ["losses": losses.wire, "logits": logits.wire] }
    return ["losses": losses.wire, "logits": logits.wire, "runs": runs.wire]
  }
}

/// A network with one hidden layer, trained by Adam: the classifier that a training is tried on.
struct PlannedClassifier: WireDecodable {
  private let start: TwoLayerNetwork
  private let activation: HiddenActivation
  private let learningRate: Double

  init(wire: WireValue) throws {
    guard case .compound("DigitClassifier(start:activation:learningRate:)", let values) = wire,
      values.count == 3
    else { throw mismatch("a classifier", wire) }
    start = try TwoLayerNetwork(wire: values[0])
    activation = try HiddenActivation(wire: values[1])
    learningRate = try Double(wire: values[2])
  }

  func built(in graph: Graph<Float>) -> DigitClassifier {
    let parts = [
      start.hiddenWeights, start.hiddenBiases, start.outputWeights, start.outputBiases,
    ].map { graph.variable(NDArray<Float>($0)) }
    let images = graph.placeholder(shape: [nil, start.hiddenWeights.shape[1]], name: "images")
    let labels = graph.placeholder(shape: [nil, start.outputBiases.count], name: "labels")
    let sums = matmul(images, parts[0], transposeB: true) + parts[1]  // [m, hidden]
    let hidden = activation == .tanh ? tanh(sums) : relu(sums)  // [m, hidden]
    let logits = matmul(hidden, parts[2], transposeB: true) + parts[3]  // [m, classes]
    // Drops nothing, but the session counts the runs that draw.
    let loss = crossEntropy(logits: dropout(logits, keep: 1), targets: labels)  // []
    return DigitClassifier(
      images: images, labels: labels, logits: logits, loss: loss,
      step: graph.minimize(loss, with: .adam(learningRate: .constant(learningRate))).step)
  }
}

/// It stands where the function takes a session.
struct SessionSeed: WireDecodable {
  let value: UInt64

  init(wire: WireValue) throws {
    guard case .compound("Session(seed:)", let values) = wire, values.count == 1 else {
      throw mismatch("a session", wire)
    }
    value = UInt64(try UInt8(wire: values[0]))
  }
}
