extension Statistics {
  /// The covariances between the columns of a table.
  ///
  /// ```
  /// C = (X − x̄)ᵀ (X − x̄) / (n − ddof)        X: [n, k]   x̄: [k]   C: [k, k]
  /// ```
  /// - Parameters:
  ///   - table: One observation per row, one variable per column, `[n, k]`.
  ///   - ddof: 1 for the unbiased estimate, 0 for the covariance of these rows themselves.
  /// - Returns: A symmetric matrix `[k, k]` with the variances on its diagonal. A NaN or an
  ///   infinity in a column makes that column's covariances NaN.
  /// - Throws: ``EngineError/emptyInput(operation:)`` for a table without rows;
  ///   ``EngineError/tooFewValues(needed:got:)`` unless n > `ddof`.
  /// - Complexity: O(*n·k²*), by one matrix product
  public static func covariance(
    of table: NDArray<Double>, ddof: Int = 1
  ) throws(EngineError) -> NDArray<Double> {
    requireTable(table)
    guard table.shape[0] > 0 else { throw .emptyInput(operation: "covariance") }
    let divisor = try divisor(count: table.shape[0], ddof: ddof)
    // Twice, because the first means next to a large offset are too coarse (see `Centre`).
    let coarse = table - table.mean(axis: 0)
    let centred = coarse - coarse.mean(axis: 0)
    var covariance = NDArray<Double>(repeating: 0, shape: [table.shape[1], table.shape[1]])
    gemm(alpha: 1 / divisor, centred, transposeA: true, centred, into: &covariance)
    return symmetrized(covariance)
  }

  /// The correlation coefficients between the columns of a table.
  ///
  /// ```
  /// Rᵢⱼ = Cᵢⱼ / √(Cᵢᵢ Cⱼⱼ)        C: the covariances
  /// ```
  /// - Parameter table: One observation per row, one variable per column, `[n, k]`.
  /// - Returns: A symmetric matrix `[k, k]` of numbers in −1...1 with 1 on its diagonal. A column
  ///   without spread has no correlation: its row and column are NaN.
  /// - Throws: ``EngineError/emptyInput(operation:)`` for a table without rows.
  /// - Complexity: O(*n·k²*), by one matrix product
  public static func correlation(
    of table: NDArray<Double>
  ) throws(EngineError) -> NDArray<Double> {
    let covariance = try covariance(of: table, ddof: 0)
    let deviations = (0..<covariance.shape[0]).map { covariance[$0, $0].squareRoot() }
    var correlation = covariance
    for i in deviations.indices {
      for j in deviations.indices {
        let ratio = covariance[i, j] / deviations[i] / deviations[j]
        correlation[i, j] = i == j && ratio.isFinite ? 1 : clamped(ratio)
      }
    }
    return symmetrized(correlation)
  }

  /// `ratio` in −1...1, which rounding may leave by an ulp; NaN stays.
  private static func clamped(_ ratio: Double) -> Double {
    ratio > 1 ? 1 : ratio < -1 ? -1 : ratio
  }

  /// The upper triangle on both sides: rounding may make the two differ.
  private static func symmetrized(_ matrix: NDArray<Double>) -> NDArray<Double> {
    var result = matrix
    for i in 0..<matrix.shape[0] {
      for j in 0..<i { result[i, j] = matrix[j, i] }
    }
    return result
  }

  private static func requireTable(_ table: NDArray<Double>) {
    guard table.rank == 2 else {
      callerMistake(
        "Covariances are taken between the columns of a table.",
        expected: "a matrix [observations, variables]", got: "the shape \(table.shape)",
        toDo: "put one observation in each row")
    }
  }
}
