extension Statistics {
  /// The median: half of the values are below it, half above.
  ///
  /// With an even count it is halfway between the two middle values.
  /// - Throws: ``EngineError/emptyInput(operation:)``.
  /// - Complexity: O(*n* log *n*)
  public static func median(_ values: [Double]) throws(EngineError) -> Double {
    try requireValues(values, for: "median")
    return try quantile(values, at: 0.5)
  }

  /// The value below which a share of `probability` lies, with linear interpolation.
  ///
  /// ```
  /// h = (n − 1) · p        Q = x₍⌊h⌋₎ + (h − ⌊h⌋) · (x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎)        x₍₀₎ ≤ x₍₁₎ ≤ …
  /// ```
  /// 0 gives the smallest value and 1 the largest.
  ///
  /// Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician
  /// 50 (1996), definition 7; the default of NumPy and R.
  /// - Throws: ``EngineError/emptyInput(operation:)``;
  ///   ``EngineError/invalidParameter(name:value:requirement:)`` unless `probability` is in 0...1.
  /// - Complexity: O(*n* log *n*)
  public static func quantile(
    _ values: [Double], at probability: Double
  ) throws(EngineError) -> Double {
    try quantiles(values, at: [probability])[0]
  }

  /// The quantiles at several probabilities, for the price of sorting once.
  ///
  /// - Throws: As ``quantile(_:at:)``.
  /// - Complexity: O(*n* log *n*)
  public static func quantiles(
    _ values: [Double], at probabilities: [Double]
  ) throws(EngineError) -> [Double] {
    try requireValues(values, for: "quantile")
    if let wrong = probabilities.first(where: { !(0...1).contains($0) }) {
      throw .invalidParameter(name: "probability", value: wrong, requirement: "in 0...1")
    }
    if values.contains(where: \.isNaN) { return probabilities.map { _ in .nan } }
    let sorted = values.sorted()
    return probabilities.map { interpolated(sorted, at: $0) }
  }

  private static func interpolated(_ sorted: [Double], at probability: Double) -> Double {
    let last = sorted.count - 1
    let position = Double(last) * probability
    let lower = min(Int(position), last)
    let (low, high) = (sorted[lower], sorted[min(lower + 1, last)])
    let fraction = position - Double(lower)
    // Nothing to interpolate; with infinities the formula below would make a NaN of it.
    if fraction == 0 || low == high { return low }
    // From the nearer end, as NumPy does it: exact at both ends and never beyond them.
    return fraction < 0.5
      ? low + (high - low) * fraction : high - (high - low) * (1 - fraction)
  }
}
