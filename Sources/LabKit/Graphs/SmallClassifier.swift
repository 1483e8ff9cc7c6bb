import NumericsEngine
import TensorGraph

/// The network that exercise 14.11 is asked to train: a convolution 3 × 3, ReLU, pooling, a dense layer.
///
/// Its variables begin with ``FormulaNumbers``, and it learns by plain descent, so that another program
/// can do the same.
struct SmallClassifier: WireDecodable {
  let filters: Int
  let learningRate: Double

  init(wire: WireValue) throws {
    guard case .compound("smallNetwork(filters:learningRate:)", let values) = wire,
      values.count == 2
    else { throw mismatch("a small network", wire) }
    (filters, learningRate) = (try Int(wire: values[0]), try Double(wire: values[1]))
  }

  /// Trains it by the student's function, and asks it afterwards.
  func report(
    images: NDArray<Double>, labels: NDArray<Double>, batches: [[Int]], asked: QuestionedSession,
    by train: (
      DigitClassifier, Session<Float>, NDArray<Float>, NDArray<Float>, [[Int]]
    ) throws -> [Double]
  ) throws -> TrainingReport {
    guard images.rank == 4, labels.rank == 2 else {
      throw WireError("images and labels are wanted")
    }
    let graph = Graph<Float>()
    let classifier = built(
      in: graph, rows: images.shape[1], columns: images.shape[2], classes: labels.shape[1])
    let session = Session(graph)
    let losses: [Double]
    do {
      losses = try train(
        classifier, session, NDArray<Float>(images), NDArray<Float>(labels), batches)
    } catch let error as LabError where session.randomRuns > 0 {
      throw LateError(error: error, runs: session.randomRuns)
    }
    let runs = session.randomRuns
    let answers = try session.run(
      classifier.logits, feeding: [classifier.images: NDArray<Float>(asked.images)])
    return TrainingReport(losses: losses, runs: runs, answers: NDArray<Double>(answers))
  }

  private func built(
    in graph: Graph<Float>, rows: Int, columns: Int, classes: Int
  ) -> DigitClassifier {
    let images = graph.placeholder(shape: [nil, rows, columns, 1], name: "images")
    let labels = graph.placeholder(shape: [nil, classes], name: "labels")
    func variable(_ shape: [Int], _ name: String) -> Tensor<Float> {
      graph.variable(
        FormulaNumbers.weights(shape, index: graph.variables.count), name: name)
    }
    let maps = relu(
      conv2d(images, variable([3, 3, 1, filters], "filters"), padding: .same)
        + variable([filters], "biases"))
    let features = flatten(maxPool(maps, size: 2))
    let logits =
      matmul(features, variable([features.shape.extents[1] ?? 0, classes], "weights"))
      + variable([classes], "offsets")
    // Drops nothing, but the session counts the runs that draw.
    let loss = crossEntropy(logits: dropout(logits, keep: 1), targets: labels)
    let step = graph.minimize(loss, with: .sgd(learningRate: .constant(learningRate))).step
    return DigitClassifier(
      images: images, labels: labels, logits: logits, loss: loss, step: step)
  }
}

/// The right error perhaps, but thrown when the network had already learned from other batches.
private struct LateError: Error, CustomStringConvertible {
  let error: LabError
  let runs: Int

  var description: String {
    "LabError.\(error.code), but after \(runs) \(runs == 1 ? "run" : "runs") of the session: check "
      + "everything before the first step"
  }
}

/// What the trained network is asked; stands for the session in the checks of exercise 14.11.
struct QuestionedSession: WireDecodable {
  let images: NDArray<Double>

  init(wire: WireValue) throws {
    guard case .compound("session(asking:)", let values) = wire, values.count == 1 else {
      throw mismatch("a session", wire)
    }
    images = try NDArray(wire: values[0])
  }
}

/// What came of a training: the result of exercise 14.11.
struct TrainingReport: WireEncodable {
  /// That of each batch before its step.
  var losses: [Double]
  /// How often the session ran the training.
  var runs: Int
  /// The logits of the images that were asked about: `[count, classes]`.
  var answers: NDArray<Double>

  var wire: WireValue { ["losses": losses.wire, "runs": runs.wire, "answers": answers.wire] }
}
