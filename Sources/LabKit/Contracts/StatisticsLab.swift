import NumericsEngine

/// Lab 3 — Statistics and the normal distribution.
public protocol StatisticsLab: Lab {
  func mean(_ values: [Double]) throws -> Double
  func spread(_ values: [Double], ddof: Int) throws -> Spread
  func quantile(_ values: [Double], _ q: Double) throws -> Double
  func mode(_ values: [Double]) throws -> Double
  func histogram(_ values: [Double], bins: Int) throws -> Histogram
  func normalDensity(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double
  func normalCumulative(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double
  func normalQuantile(_ p: Double, mean: Double, standardDeviation: Double) throws -> Double
  func boxMuller(_ u: [Double], _ v: [Double]) throws -> [Double]
  func standardized(_ table: NDArray<Double>) throws -> NDArray<Double>
  func fittedNormal(_ values: [Double]) throws -> NormalFit
  func covarianceAndCorrelation(_ table: NDArray<Double>) throws -> CovarianceAndCorrelation
  func runningMoments(_ values: [Double]) throws -> RunningMoments
}

extension StatisticsLab {
  public static var number: Int { 3 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("3.1", mean),
      Endpoint("3.2", spread),
      Endpoint("3.3", quantile),
      Endpoint("3.4", mode),
      Endpoint("3.5", histogram),
      Endpoint("3.6", normalDensity),
      Endpoint("3.7", normalCumulative),
      Endpoint("3.8", normalQuantile),
      Endpoint("3.9", boxMuller),
      Endpoint("3.10", standardized),
      Endpoint("3.11", fittedNormal),
      Endpoint("3.12", covarianceAndCorrelation),
      Endpoint("3.13", runningMoments),
    ]
  }
}

/// How far values scatter: the result of exercise 3.2.
public struct Spread: Sendable, Equatable, WireEncodable {
  /// In the square of the values' unit.
  public var variance: Double
  /// In the values' own unit.
  public var standardDeviation: Double

  public init(variance: Double, standardDeviation: Double) {
    self.variance = variance
    self.standardDeviation = standardDeviation
  }

  public var wire: WireValue {
    ["variance": variance.wire, "standardDeviation": standardDeviation.wire]
  }
}

/// Counts of values in bins of equal width: the result of exercise 3.5.
public struct Histogram: Sendable, Equatable, WireEncodable {
  /// How many values each bin holds: `[bins]`.
  public var counts: [Int]
  /// Where the bins begin, and where the last one ends: `[bins + 1]`.
  public var edges: [Double]

  public init(counts: [Int], edges: [Double]) {
    self.counts = counts
    self.edges = edges
  }

  public var wire: WireValue { ["counts": counts.wire, "edges": edges.wire] }
}

/// A normal distribution fitted to data: the result of exercise 3.11.
public struct NormalFit: Sendable, Equatable, WireEncodable {
  public var mean: Double
  public var standardDeviation: Double

  public init(mean: Double, standardDeviation: Double) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  public var wire: WireValue { ["mean": mean.wire, "standardDeviation": standardDeviation.wire] }
}

/// How the columns of a table vary together: the result of exercise 3.12.
public struct CovarianceAndCorrelation: Sendable, WireEncodable {
  /// `[columns, columns]`
  public var covariance: NDArray<Double>
  /// `[columns, columns]`, every entry between −1 and 1, or NaN for a constant column.
  public var correlation: NDArray<Double>

  public init(covariance: NDArray<Double>, correlation: NDArray<Double>) {
    self.covariance = covariance
    self.correlation = correlation
  }

  public var wire: WireValue {
    ["covariance": covariance.wire, "correlation": correlation.wire]
  }
}

/// Mean and variance after each value of a series: the result of exercise 3.13.
public struct RunningMoments: Sendable, Equatable, WireEncodable {
  /// The mean of the first value, the first two, the first three …: `[count]`.
  public var means: [Double]
  /// The population variance (divisor n) of the same: `[count]`.
  public var variances: [Double]

  public init(means: [Double], variances: [Double]) {
    self.means = means
    self.variances = variances
  }

  public var wire: WireValue { ["means": means.wire, "variances": variances.wire] }
}
