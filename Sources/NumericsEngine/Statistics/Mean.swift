extension Statistics {
  /// The arithmetic mean.
  ///
  /// ```
  /// x̄ = Σ xᵢ / n
  /// ```
  /// The sum is pairwise, and does not overflow where the mean does not.
  /// - Throws: ``EngineError/emptyInput(operation:)``.
  /// - Complexity: O(*n*)
  public static func mean(_ values: [Double]) throws(EngineError) -> Double {
    try requireValues(values, for: "mean")
    return arithmeticMean(values)
  }
}
