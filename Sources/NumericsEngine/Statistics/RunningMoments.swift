extension Statistics {
  /// Mean and variance of numbers that come one by one and are not kept.
  ///
  /// ```
  /// n ← n + 1    δ = x − x̄    x̄ ← x̄ + δ/n    M₂ ← M₂ + δ · (x − x̄)
  /// ```
  /// Source: Welford, Technometrics 4 (1962). When the numbers are all there, ``Statistics`` is faster
  /// and keeps more digits.
  public struct RunningMoments: Equatable, Sendable {
    /// How many numbers came.
    public private(set) var count = 0

    /// Their mean; NaN before the first.
    public var mean: Double { count == 0 ? .nan : centre }

    private var centre = 0.0
    private var squares = 0.0

    /// No numbers yet.
    public init() {}

    /// Takes one more number.
    public mutating func append(_ value: Double) {
      count += 1
      let difference = value - centre
      centre += difference / Double(count)
      squares += difference * (value - centre)
    }

    /// Takes all numbers that `other` took.
    ///
    /// ```
    /// δ = x̄₂ − x̄₁    x̄ = x̄₁ + δ · n₂/n    M₂ = M₂₁ + M₂₂ + δ² · n₁n₂/n
    /// ```
    /// Source: Chan, Golub, LeVeque, The American Statistician 37 (1983).
    public mutating func merge(_ other: RunningMoments) {
      guard count > 0, other.count > 0 else {
        if count == 0 { self = other }
        return
      }
      let (n1, n2) = (Double(count), Double(other.count))
      let difference = other.centre - centre
      count += other.count
      centre += difference * (n2 / (n1 + n2))
      squares += other.squares + difference * difference * (n1 * (n2 / (n1 + n2)))
    }

    /// The variance with the divisor n − `ddof`.
    ///
    /// - Throws: ``EngineError/emptyInput(operation:)``;
    ///   ``EngineError/tooFewValues(needed:got:)`` unless n > `ddof`.
    public func variance(ddof: Int = 0) throws(EngineError) -> Double {
      if count == 0 { throw .emptyInput(operation: "variance") }
      return squares / (try Statistics.divisor(count: count, ddof: ddof))
    }

    /// The standard deviation: the square root of the variance.
    ///
    /// - Throws: As ``variance(ddof:)``.
    public func standardDeviation(ddof: Int = 0) throws(EngineError) -> Double {
      try variance(ddof: ddof).squareRoot()
    }
  }
}
