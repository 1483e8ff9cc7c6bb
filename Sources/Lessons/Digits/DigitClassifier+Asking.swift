import Datasets
import LabKit
import NumericsEngine
import TensorGraph

extension DigitClassifier {
  /// The variables that training changes, in the order in which they were made.
  var parameters: [Tensor<Float>] { loss.graph.variables(leadingTo: loss) }

  /// Images in the shape of the placeholder.
  ///
  /// - Parameter features: `[count, 784]`
  func arranged(_ features: NDArray<Float>) -> NDArray<Float> {
    images.shape.rank == 4
      ? features.reshaped(to: [features.shape[0], Digits.side, Digits.side, 1]) : features
  }

  /// What the network says to digits, a score for each class: `[count, 10]`.
  func logits(of digits: Digits, in session: Session<Float>) throws -> NDArray<Float> {
    let parts = try stride(from: 0, to: digits.count, by: Self.askedAtOnce).map { start in
      let part = digits[start..<min(start + Self.askedAtOnce, digits.count)]
      return try session.run(logits, feeding: [images: arranged(part.features())])
    }
    return parts.isEmpty ? .zeros([0, 10]) : NDArray(concatenating: parts)
  }

  /// Enough to keep the cores busy, few enough to need little memory.
  private static var askedAtOnce: Int { 500 }
}
