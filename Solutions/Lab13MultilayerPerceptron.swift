import Foundation
import LabKit
import NumericsEngine
import TensorGraph

/// Lab 13 — MNIST with a multilayer perceptron: one way to write it.
public struct Lab13MultilayerPerceptron: MultilayerPerceptronLab {
  public init() {}

  // MARK: 13.1 Read a file of images

  public func images(fromIDX bytes: [UInt8]) throws -> NDArray<Double> {
    let shape = try extents(of: bytes, magic: 0x803, rank: 3)  // [count, rows, columns]
    return NDArray(shape: shape, elements: bytes[16...].map(Double.init))
  }

  /// The extents in the header of an IDX file, which must be as long as they say.
  private func extents(of bytes: [UInt8], magic: Int, rank: Int) throws -> [Int] {
    func word(_ index: Int) -> Int {
      bytes[4 * index..<4 * index + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    guard bytes.count >= 4 else { throw LabError.tooShort }
    guard word(0) == magic else { throw LabError.wrongMagic }
    let header = 4 + 4 * rank
    guard bytes.count >= header else { throw LabError.tooShort }
    let extents = (1...rank).map(word)
    // Three extents of 32 bits: their product may be more than an Int holds.
    let announced = extents.map(Double.init).reduce(1, *)
    let present = Double(bytes.count - header)
    guard present >= announced else { throw LabError.tooShort }
    guard present <= announced else { throw LabError.tooLong }
    return extents
  }

  // MARK: 13.2 Read a file of labels

  public func labels(fromIDX bytes: [UInt8]) throws -> [Int] {
    _ = try extents(of: bytes, magic: 0x801, rank: 1)
    let labels = bytes[8...].map { Int($0) }
    guard labels.allSatisfy({ $0 <= 9 }) else { throw LabError.invalidLabel }
    return labels
  }

  // MARK: 13.3 From pictures to rows

  public func features(of images: NDArray<Double>) throws -> NDArray<Double> {
    guard images.rank == 3 else { throw LabError.shapeMismatch }
    let shape = images.shape
    return images.reshaped(to: [shape[0], shape[1] * shape[2]]) / 255  // [n, rows · columns]
  }

  // MARK: 13.4 One-hot

  public func oneHot(_ labels: [Int]) throws -> NDArray<Double> {
    guard labels.allSatisfy((0...9).contains) else { throw LabError.invalidLabel }
    var rows = NDArray<Double>.zeros([labels.count, 10])  // [m, 10]
    for (row, label) in labels.enumerated() { rows[row, label] = 1 }
    return rows
  }

  // MARK: 13.5 Softmax cross-entropy

  public func softmaxLoss(
    logits: NDArray<Double>, labels: NDArray<Double>
  ) throws -> SoftmaxLoss {
    guard logits.rank == 2, labels.shape == logits.shape else { throw LabError.shapeMismatch }
    guard logits.shape[0] > 0 else { throw LabError.emptyInput }
    let m = Double(logits.shape[0])
    let shifted = logits - logits.max(axis: 1, keepingDimensions: true)  // [m, classes]
    let sums = exp(shifted).sum(axis: 1, keepingDimensions: true)  // [m, 1]
    let logarithms = shifted - log(sums)  // [m, classes]
    return SoftmaxLoss(
      value: -(labels * logarithms).sum() / m,
      gradient: (exp(shifted) / sums - labels) / m)  // [m, classes]
  }

  // MARK: 13.6 A network without a hidden layer

  public func softmaxClassifier(
    inputs: Int, classes: Int, learningRate: Double, in graph: Graph<Float>
  ) throws -> DigitClassifier {
    guard inputs > 0, classes > 0, learningRate > 0 else { throw LabError.invalidParameter }
    let images = graph.placeholder(shape: [nil, inputs], name: "images")  // [m, inputs]
    let labels = graph.placeholder(shape: [nil, classes], name: "labels")  // [m, classes]
    let weights = graph.variable(.zeros([classes, inputs]), name: "W")  // [classes, inputs]
    let biases = graph.variable(.zeros([classes]), name: "b")  // [classes]
    let logits = matmul(images, weights, transposeB: true) + biases  // [m, classes]
    let loss = crossEntropy(logits: logits, targets: labels)  // []
    let training = graph.minimize(loss, with: .sgd(learningRate: .constant(learningRate)))
    return DigitClassifier(
      images: images, labels: labels, logits: logits, loss: loss, step: training.step)
  }

  // MARK: 13.7 A network with a hidden layer

  public func hiddenLayerClassifier(
    _ start: TwoLayerNetwork, activation: HiddenActivation, learningRate: Double,
    in graph: Graph<Float>
  ) throws -> DigitClassifier {
    guard start.hiddenWeights.rank == 2, start.outputWeights.rank == 2,
      start.hiddenBiases.shape == [start.hiddenWeights.shape[0]],
      start.outputWeights.shape == [start.outputBiases.count, start.hiddenBiases.count],
      start.outputBiases.rank == 1
    else { throw LabError.shapeMismatch }
    guard learningRate > 0 else { throw LabError.invalidParameter }
    let inputs = start.hiddenWeights.shape[1]
    let images = graph.placeholder(shape: [nil, inputs], name: "images")  // [m, n]
    let labels = graph.placeholder(
      shape: [nil, start.outputBiases.count], name: "labels")  // [m, classes]
    let w1 = graph.variable(NDArray<Float>(start.hiddenWeights), name: "W1")  // [hidden, n]
    let b1 = graph.variable(NDArray<Float>(start.hiddenBiases), name: "b1")  // [hidden]
    let w2 = graph.variable(NDArray<Float>(start.outputWeights), name: "W2")  // [classes, hidden]
    let b2 = graph.variable(NDArray<Float>(start.outputBiases), name: "b2")  // [classes]
    let z1 = matmul(images, w1, transposeB: true) + b1  // [m, hidden]
    let o1 = activation == .tanh ? tanh(z1) : relu(z1)  // [m, hidden]
    let logits = matmul(o1, w2, transposeB: true) + b2  // [m, classes]
    let loss = crossEntropy(logits: logits, targets: labels)  // []
    let training = graph.minimize(loss, with: .adam(learningRate: .constant(learningRate)))
    return DigitClassifier(
      images: images, labels: labels, logits: logits, loss: loss, step: training.step)
  }

  // MARK: 13.8 Train in batches

  public func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double] {
    let rows = 0..<images.shape[0]
    guard labels.shape[0] == rows.count else { throw LabError.lengthMismatch }
    guard batches.allSatisfy({ $0.allSatisfy(rows.contains) }) else {
      throw LabError.indexOutOfRange
    }
    guard batches.allSatisfy({ !$0.isEmpty }) else { throw LabError.emptyInput }
    return try batches.map { batch in
      let loss = try session.run(
        classifier.loss, doing: classifier.step,
        feeding: [
          classifier.images: images.gathering(batch, axis: 0),
          classifier.labels: labels.gathering(batch, axis: 0),
        ])
      return Double(loss.elements[0])
    }
  }

  // MARK: 13.9 Accuracy and confusion matrix

  public func report(logits: NDArray<Double>, labels: [Int]) throws -> DigitReport {
    guard logits.rank == 2 else { throw LabError.shapeMismatch }
    let (m, classes) = (logits.shape[0], logits.shape[1])
    guard labels.count == m else { throw LabError.lengthMismatch }
    guard m > 0 else { throw LabError.emptyInput }
    guard labels.allSatisfy((0..<classes).contains) else { throw LabError.invalidLabel }
    guard logits.elements.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    let guesses = logits.argmax(axis: 1).elements  // [m]
    var confusion = NDArray(repeating: 0, shape: [classes, classes])
    for (label, guess) in zip(labels, guesses) { confusion[label, guess] += 1 }
    let right = zip(labels, guesses).count { $0 == $1 }
    return DigitReport(accuracy: Double(right) / Double(m), confusion: confusion)
  }
}
