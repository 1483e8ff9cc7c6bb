import NumericsEngine

/// What logistic regression minimises, and its gradient.
///
/// ```
/// J = (1/n) Σᵢ −ln p(labelᵢ | xᵢ) + (penalty / 2) Σ w²
/// ∂J/∂w = (1/n) xᵀ · residuals + penalty · w        ∂J/∂b = (1/n) Σ residuals
/// ```
struct CrossEntropy<Scalar: RealElement> {
  /// `[rows, columns]`
  let features: NDArray<Scalar>
  /// `[rows]`: places among the classes, 0 and 1 for a single output.
  let labels: [Int]
  let penalty: Double

  private var pass = ResidualPass<Scalar>()

  init(features: NDArray<Scalar>, labels: [Int], penalty: Double) {
    (self.features, self.labels, self.penalty) = (features.contiguous(), labels, penalty)
  }

  /// How many rows are worked on before the next ones: both products read them, and 2 MB are still
  /// in a cache when the second one does.
  private var blockLength: Int {
    min(4096, max(64, (2 << 20) / (features.shape[1] * MemoryLayout<Scalar>.stride)))
  }

  /// J, and its gradient into an array that is there.
  ///
  /// - Complexity: O(*rows · columns · outputs*)
  mutating func value(
    at scores: LinearScores<Scalar>, gradient: inout LinearScores<Scalar>
  ) -> Double {
    let count = labels.count
    var loss = 0.0
    gradient.intercepts = NDArray(repeating: 0, shape: gradient.intercepts.shape)
    for start in stride(from: 0, to: count, by: blockLength) {
      let block = start..<min(start + blockLength, count)
      let rows = features[block]
      loss += pass.forward(rows, labels[block], scores)
      pass.addGradient(
        rows, factor: 1 / Scalar(count), keeping: start == 0 ? 0 : 1, to: &gradient)
    }
    guard penalty > 0 else { return loss / Double(count) }
    gradient.coefficients += Scalar(penalty) * scores.coefficients
    let norm = Double(norm2(scores.coefficients))
    return loss / Double(count) + penalty / 2 * norm * norm
  }
}
