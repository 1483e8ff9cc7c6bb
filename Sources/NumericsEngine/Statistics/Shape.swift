import CKernels

extension Statistics {
  /// The skewness: how much longer the tail on the right is than the one on the left.
  ///
  /// ```
  /// g₁ = (1/n) Σ ((xᵢ − x̄) / σ)³        σ with ddof 0
  /// ```
  /// 0 for symmetric values; NaN when all are equal. The same as SciPy's `skew`.
  /// - Throws: ``EngineError/emptyInput(operation:)``.
  /// - Complexity: O(*n*), four passes
  public static func skewness(_ values: [Double]) throws(EngineError) -> Double {
    try requireValues(values, for: "skewness")
    return try standardizedMoment(values, kernel_term_cube)
  }

  /// The excess kurtosis: how much heavier the tails are than those of a normal distribution.
  ///
  /// ```
  /// g₂ = (1/n) Σ ((xᵢ − x̄) / σ)⁴ − 3        σ with ddof 0
  /// ```
  /// 0 for a normal distribution; NaN when all values are equal. The same as SciPy's `kurtosis`.
  /// - Throws: ``EngineError/emptyInput(operation:)``.
  /// - Complexity: O(*n*), four passes
  public static func kurtosis(_ values: [Double]) throws(EngineError) -> Double {
    try requireValues(values, for: "kurtosis")
    return try standardizedMoment(values, kernel_term_fourth) - 3
  }

  private static func standardizedMoment(
    _ values: [Double], _ term: kernel_term
  ) throws(EngineError) -> Double {
    let centre = Centre(of: values)
    let deviation = (sum(values, of: kernel_term_square, around: centre) / Double(values.count))
      .squareRoot()
    return sum(values, of: term, around: centre, scale: deviation) / Double(values.count)
  }
}
