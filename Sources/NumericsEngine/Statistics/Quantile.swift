extension Statistics {
  /// The median: half of the values are below it, half above.
  ///
  /// With an even count it is halfway between the two middle values.
  /// - Throws: ``EngineError/emptyInput(operation:)``.
  /// - Complexity: O(*n*)
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
  /// - Complexity: O(*n*)
  public static func quantile(
    _ values: [Double], at probability: Double
  ) throws(EngineError) -> Double {
    try quantiles(values, at: [probability])[0]
  }

  /// The quantiles at several probabilities, for little more than the price of one.
  ///
  /// - Throws: As ``quantile(_:at:)``.
  /// - Complexity: O(*n*)
  public static func quantiles(
    _ values: [Double], at probabilities: [Double]
  ) throws(EngineError) -> [Double] {
    try requireValues(values, for: "quantile")
    if let wrong = probabilities.first(where: { !(0...1).contains($0) }) {
      throw .invalidParameter(name: "probability", value: wrong, requirement: "in 0...1")
    }
    let last = values.count - 1
    let positions = probabilities.map { Double(last) * $0 }
    let lower = positions.map { min(Int($0), last) }
    // The last value too: if there is a NaN, it stands there.
    let selected = values.withUnsafeBufferPointer {
      selectedValues($0, ranks: lower + lower.map { min($0 + 1, last) } + [last])
    }
    if selected.last?.isNaN ?? true { return probabilities.map { _ in .nan } }
    return positions.indices.map { i in
      interpolated(
        selected[i], selected[i + positions.count], at: positions[i] - Double(lower[i]))
    }
  }

  private static func interpolated(_ low: Double, _ high: Double, at fraction: Double) -> Double {
    // Nothing to interpolate; with infinities the formula below would make a NaN of it.
    if fraction == 0 || low == high { return low }
    // From the nearer end, as NumPy does it: exact at both ends and never beyond them.
    return fraction < 0.5
      ? low + (high - low) * fraction : high - (high - low) * (1 - fraction)
  }
}
