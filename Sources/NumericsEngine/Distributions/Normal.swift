/// The normal (Gaussian) distribution N(μ, σ²).
///
/// ```swift
/// let heights = try Normal(mean: 1.75, standardDeviation: 0.07)
/// heights.cumulative(1.80) - heights.cumulative(1.70)  // 0.525…: that share lies in between
/// try heights.quantile(0.95)                           // 1.865…: 95 % are below
/// ```
public struct Normal: ContinuousDistribution {
  /// The mean μ: where the distribution is centred.
  public let mean: Double

  /// The standard deviation σ > 0: how wide it is, in the unit of the values.
  public let standardDeviation: Double

  /// σ²
  public var variance: Double { standardDeviation * standardDeviation }

  /// N(0, 1).
  public static let standard = Normal(0, 1)

  /// Makes N(`mean`, `standardDeviation`²).
  ///
  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless both are finite
  ///   and `standardDeviation` > 0.
  public init(mean: Double, standardDeviation: Double) throws(EngineError) {
    guard mean.isFinite else {
      throw .invalidParameter(name: "mean", value: mean, requirement: "finite")
    }
    guard standardDeviation.isFinite, standardDeviation > 0 else {
      throw .invalidParameter(
        name: "standardDeviation", value: standardDeviation, requirement: "finite and above 0")
    }
    self.init(mean, standardDeviation)
  }

  private init(_ mean: Double, _ standardDeviation: Double) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The probability density at `x`.
  ///
  /// ```
  /// φ(x) = 1 / (σ √(2π)) · exp(−(x − μ)² / (2σ²))
  /// ```
  /// In units of 1/x; 0 at ±∞, NaN at NaN.
  public func density(_ x: Double) -> Double {
    gaussianDensity(x - mean, standardDeviation)
  }

  /// The probability of a value of at most `x`.
  ///
  /// ```
  /// Φ(x) = ∫ φ(t) dt over (−∞, x]
  /// ```
  /// Relative accuracy holds in the lower tail, down to the smallest numbers. For the upper tail
  /// use ``survival(_:)``, because 1 − Φ(x) loses its digits. 0 at −∞, 1 at +∞, NaN at NaN.
  ///
  /// Source: Cody, Mathematics of Computation 23 (1969), as GSL implements it.
  public func cumulative(_ x: Double) -> Double {
    gaussianCumulative(x - mean, standardDeviation)
  }

  /// The probability 1 − Φ(x) of a value above `x`, with relative accuracy in the upper tail.
  public func survival(_ x: Double) -> Double {
    gaussianCumulative(mean - x, standardDeviation)
  }

  /// The value below which a share of `probability` lies: the inverse of ``cumulative(_:)``.
  ///
  /// 0 gives −∞ and 1 gives +∞.
  /// - Throws: ``EngineError/invalidParameter(name:value:requirement:)`` unless `probability` is
  ///   in 0...1.
  ///
  /// Source: Wichura, algorithm AS 241, Applied Statistics 37 (1988), as GSL implements it.
  public func quantile(_ probability: Double) throws(EngineError) -> Double {
    mean + gaussianQuantile(try NumericsEngine.probability(probability), standardDeviation)
  }

  /// A random number from this distribution.
  public func sample(using generator: inout RandomGenerator) -> Double {
    generator.normal(mean: mean, standardDeviation: standardDeviation)
  }

  /// `count` random numbers from this distribution.
  ///
  /// - Complexity: O(*count*)
  public func sample(count: Int, using generator: inout RandomGenerator) -> [Double] {
    generator.normal(mean: mean, standardDeviation: standardDeviation, count: count)
  }
}
