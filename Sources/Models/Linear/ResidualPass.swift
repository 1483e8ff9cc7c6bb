import NumericsEngine

/// The way of some rows from features to residuals to a gradient, in memory that is kept.
struct ResidualPass<Scalar: RealElement> {
  /// Scores, and then residuals: `[rows, outputs]`
  private var residuals = NDArray<Scalar>(repeating: 0, shape: [0, 0])
  /// The sums of the residuals over the rows: `[outputs]`
  private var sums = NDArray<Scalar>(repeating: 0, shape: [0])

  /// Computes the residuals of some rows, and returns the sum of the rows' losses.
  ///
  /// - Parameters:
  ///   - features: `[rows, columns]`
  ///   - labels: `[rows]`
  mutating func forward(
    _ features: NDArray<Scalar>, _ labels: ArraySlice<Int>, _ scores: LinearScores<Scalar>
  ) -> Double {
    let outputs = scores.intercepts.count
    if residuals.shape != [labels.count, outputs] {
      residuals = NDArray(repeating: 0, shape: [labels.count, outputs])
    }
    sums = NDArray(repeating: 0, shape: [outputs])
    gemm(features, scores.coefficients, into: &residuals)
    return crossEntropy(
      &residuals, intercepts: scores.intercepts, labels: labels, addingResidualsTo: &sums)
  }

  /// Adds a multiple of the gradient of the rows last gone forward.
  ///
  /// ```
  /// target.coefficients ← factor · xᵀ · residuals + keeping · target.coefficients
  /// target.intercepts   ← factor · Σ residuals + target.intercepts
  /// ```
  func addGradient(
    _ features: NDArray<Scalar>, factor: Scalar, keeping: Scalar,
    to target: inout LinearScores<Scalar>
  ) {
    gemm(
      alpha: factor, features, transposeA: true, residuals, beta: keeping,
      into: &target.coefficients)
    axpy(factor, sums, into: &target.intercepts)
  }
}
