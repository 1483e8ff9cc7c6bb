import Foundation
import LabKit
import NumericsEngine
import TensorGraph

/// Lab 13 — MNIST with a multilayer perceptron.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 13` checks it,
/// `swift run lab hint 13.1` helps, `swift run lab 13` tells the whole story.
public struct Lab13MultilayerPerceptron: MultilayerPerceptronLab {
  public init() {}

  // MARK: 13.1 Read a file of images

  /// The pictures in the bytes of an IDX file, as greys 0…255: `[count, rows, columns]`.
  ///
  /// - Throws: `LabError.wrongMagic`, `LabError.tooShort` and `LabError.tooLong`.
  public func images(fromIDX bytes: [UInt8]) throws -> NDArray<Double> {
    throw Unsolved("13.1")
  }

  // MARK: 13.2 Read a file of labels

  /// The labels in the bytes of an IDX file: `[count]`.
  ///
  /// - Throws: `LabError.wrongMagic`, `LabError.tooShort`, `LabError.tooLong`, and
  ///   `LabError.invalidLabel` for a label above 9.
  public func labels(fromIDX bytes: [UInt8]) throws -> [Int] {
    throw Unsolved("13.2")
  }

  // MARK: 13.3 From pictures to rows

  /// Each picture as a row of greys 0…1: `[n, rows · columns]`.
  ///
  /// - Parameter images: Greys 0…255, `[n, rows, columns]`.
  /// - Throws: `LabError.shapeMismatch` unless the rank is 3.
  public func features(of images: NDArray<Double>) throws -> NDArray<Double> {
    throw Unsolved("13.3")
  }

  // MARK: 13.4 One-hot

  /// A row for each label, 1 in the label's column: `[m, 10]`.
  ///
  /// - Throws: `LabError.invalidLabel` for a label outside of 0…9.
  public func oneHot(_ labels: [Int]) throws -> NDArray<Double> {
    throw Unsolved("13.4")
  }

  // MARK: 13.5 Softmax cross-entropy

  /// The cross-entropy of the softmax, the mean over the rows, and its slope by the logits.
  ///
  /// - Parameters:
  ///   - logits: Z, `[m, classes]`
  ///   - labels: Y, one-hot, `[m, classes]`
  /// - Throws: `LabError.shapeMismatch` for shapes that do not fit; `LabError.emptyInput` if
  ///   there is no row.
  public func softmaxLoss(
    logits: NDArray<Double>, labels: NDArray<Double>
  ) throws -> SoftmaxLoss {
    throw Unsolved("13.5")
  }

  // MARK: 13.6 A network without a hidden layer

  /// A network of one layer as nodes of a graph, with gradient descent.
  ///
  /// - Parameters:
  ///   - inputs: The numbers in a picture: 784.
  ///   - classes: 10 for digits.
  ///   - graph: An empty graph, for your nodes.
  /// - Throws: `LabError.invalidParameter` unless all numbers are above 0.
  public func softmaxClassifier(
    inputs: Int, classes: Int, learningRate: Double, in graph: Graph<Float>
  ) throws -> DigitClassifier {
    throw Unsolved("13.6")
  }

  // MARK: 13.7 A network with a hidden layer

  /// A network with a hidden layer as nodes of a graph, with Adam.
  ///
  /// - Parameters:
  ///   - start: The first values of weights and biases.
  ///   - activation: Of the hidden layer, `.tanh` or `.relu`.
  ///   - graph: An empty graph, for your nodes.
  /// - Throws: `LabError.shapeMismatch` and `LabError.invalidParameter`, as the exercise says.
  public func hiddenLayerClassifier(
    _ start: TwoLayerNetwork, activation: HiddenActivation, learningRate: Double,
    in graph: Graph<Float>
  ) throws -> DigitClassifier {
    throw Unsolved("13.7")
  }

  // MARK: 13.8 Train in batches

  /// A step for each batch: the losses before them, `[batches]`.
  ///
  /// - Parameters:
  ///   - images: As the classifier's placeholder wants them, `[rows, inputs]`.
  ///   - labels: One-hot, `[rows, classes]`.
  ///   - batches: The row numbers of each batch.
  /// - Throws: `LabError.lengthMismatch`, `LabError.indexOutOfRange` and
  ///   `LabError.emptyInput`, as the exercise says.
  public func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double] {
    throw Unsolved("13.8")
  }

  // MARK: 13.9 Accuracy and confusion matrix

  /// How often the largest logit is that of the true class, and which classes are taken for which.
  ///
  /// - Parameters:
  ///   - logits: `[m, classes]`
  ///   - labels: The true class of each row, `[m]`.
  /// - Throws: `LabError.shapeMismatch`, `LabError.lengthMismatch`, `LabError.emptyInput`,
  ///   `LabError.invalidLabel` and `LabError.notFinite`, as the exercise says.
  public func report(logits: NDArray<Double>, labels: [Int]) throws -> DigitReport {
    throw Unsolved("13.9")
  }
}
