import Datasets
import Foundation
import LabKit
import NumericsEngine

/// Drawn digits that a student's network learns, and others by which it is judged; the same for
/// PyTorch's runs, whose accuracies are the reference distributions of 13.6 and 13.8.
struct DigitStudy {
  static let (learned, asked) = (2000, 500)
  static let (batchSize, epochs) = (50, 5)
  static let standard = DigitStudy()

  let digits: Digits
  /// The rows of each step, all epochs in a row: none of the digits by which it is judged.
  let batches: [[Int]]

  private init() {
    var generator = RandomGenerator(seed: 138)
    digits = Digits(generating: Self.learned + Self.asked, using: &generator)
    var batches: [[Int]] = []
    for _ in 0..<Self.epochs {
      let order = generator.permutation(Self.learned)
      batches += stride(from: 0, to: Self.learned, by: Self.batchSize).map {
        Array(order[$0..<$0 + Self.batchSize])
      }
    }
    self.batches = batches
  }

  /// X: `[2500, 784]`
  var images: NDArray<Double> { digits.features(as: Double.self) }

  /// Y, one-hot: `[2500, 10]`
  var labels: NDArray<Double> {
    NDArray<Double>.identity(10).gathering(digits.labels.map { Int($0) }, axis: 0)
  }

  /// The first weights of a network of ReLUs, drawn as He et al. advise.
  func start(units: Int) -> TwoLayerNetwork {
    var generator = RandomGenerator(seed: 1380)
    return TwoLayerNetwork(
      hiddenWeights: generator.normal(
        mean: 0, standardDeviation: (2.0 / 784).squareRoot(), shape: [units, 784]),
      hiddenBiases: .zeros([units]),
      outputWeights: generator.normal(
        mean: 0, standardDeviation: (1 / Double(units)).squareRoot(), shape: [10, units]),
      outputBiases: .zeros([10]))
  }

  /// The share of right guesses among the digits it is judged by; `nil` for logits of another shape.
  func accuracy(of logits: NDArray<Double>) -> Double? {
    guard logits.shape == [Self.learned + Self.asked, 10] else { return nil }
    guard logits.elements.allSatisfy(\.isFinite) else { return 0 }
    let guesses = logits.argmax(axis: 1).elements
    let right = (Self.learned..<guesses.count).count { guesses[$0] == Int(digits.labels[$0]) }
    return Double(right) / Double(Self.asked)
  }

  /// What is wrong with an answer that should be right for at least `bound`; otherwise it is told.
  func objection(to answer: WireValue, bound: Double, _ inquiry: Inquiry) throws -> String? {
    guard let accuracy = accuracy(of: try NDArray(wire: answer.field("logits"))) else {
      return "the logits do not have the shape [\(Self.learned + Self.asked), 10]"
    }
    let found =
      "\(Self.percent(accuracy)) are right"
      + (inquiry.reference.distribution.map { "; \(Self.summary(of: $0))" } ?? "")
    inquiry.remark(found)
    return accuracy < bound ? found : nil
  }

  private static func summary(of distribution: ReferenceDistribution) -> String {
    let values = distribution.values.sorted()
    guard let low = values.first, let high = values.last else { return distribution.source }
    return "\(distribution.source): \(percent(low)) to \(percent(high)), half of them at least "
      + percent(values[values.count / 2])
  }

  static func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
}
