import CKernels

extension Statistics {
  /// The variance, in the unit of the values squared.
  ///
  /// ```
  /// s² = Σ (xᵢ − x̄)² / (n − ddof)
  /// ```
  /// `ddof` (delta degrees of freedom) is 0 for the variance of these values and 1 for the unbiased
  /// estimate of the variance of what they were drawn from. A tiny spread on a large offset keeps
  /// its digits; equal values have the variance 0.
  /// - Throws: ``EngineError/emptyInput(operation:)``;
  ///   ``EngineError/tooFewValues(needed:got:)`` unless n > `ddof`.
  /// - Complexity: O(*n*), three passes
  public static func variance(_ values: [Double], ddof: Int = 0) throws(EngineError) -> Double {
    try requireValues(values, for: "variance")
    let divisor = try divisor(count: values.count, ddof: ddof)
    return sum(values, of: kernel_term_square, around: Centre(of: values)) / divisor
  }

  /// The standard deviation, in the unit of the values: the square root of the variance.
  ///
  /// - Throws: As ``variance(_:ddof:)``.
  /// - Complexity: O(*n*), three passes
  public static func standardDeviation(
    _ values: [Double], ddof: Int = 0
  ) throws(EngineError) -> Double {
    try variance(values, ddof: ddof).squareRoot()
  }
}
