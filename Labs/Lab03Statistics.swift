import Foundation
import LabKit
import NumericsEngine

/// Lab 3 — Statistics and the normal distribution.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 3` checks it,
/// `swift run lab hint 3.1` helps, `swift run lab 3` tells the whole story.
public struct Lab03Statistics: StatisticsLab {
  public init() {}

  // MARK: 3.1 Mean

  /// The arithmetic mean of `values`.
  ///
  /// - Throws: `LabError.emptyInput` if there are no values.
  public func mean(_ values: [Double]) throws -> Double {
    throw Unsolved("3.1")
  }

  // MARK: 3.2 Variance and standard deviation

  /// The variance of `values` with the divisor n − `ddof`, and its square root.
  ///
  /// - Throws: `LabError.emptyInput` if there are no values; `LabError.tooFewValues` if
  ///   n − `ddof` is not positive.
  public func spread(_ values: [Double], ddof: Int) throws -> Spread {
    throw Unsolved("3.2")
  }

  // MARK: 3.3 Median and quantile

  /// The quantile of `values` at `q`, by linear interpolation; the median for `q` = 0.5.
  ///
  /// - Throws: `LabError.emptyInput` if there are no values; `LabError.invalidParameter` if `q`
  ///   lies outside 0…1 or is NaN.
  public func quantile(_ values: [Double], _ q: Double) throws -> Double {
    throw Unsolved("3.3")
  }

  // MARK: 3.4 Mode

  /// The most frequent of `values`; the smallest of them on ties.
  ///
  /// - Throws: `LabError.emptyInput` if there are no values.
  public func mode(_ values: [Double]) throws -> Double {
    throw Unsolved("3.4")
  }

  // MARK: 3.5 Histogram

  /// Counts of `values` in `bins` bins of equal width from the smallest to the largest value.
  ///
  /// - Throws: `LabError.emptyInput` if there are no values; `LabError.invalidParameter` if
  ///   `bins` < 1; `LabError.notFinite` if a value is NaN or infinite.
  public func histogram(_ values: [Double], bins: Int) throws -> Histogram {
    throw Unsolved("3.5")
  }

  // MARK: 3.6 Normal density

  /// The density of the normal distribution at `x`.
  ///
  /// - Throws: `LabError.invalidParameter` unless `standardDeviation` > 0.
  public func normalDensity(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
    throw Unsolved("3.6")
  }

  // MARK: 3.7 Normal cumulative distribution

  /// The share of the normal distribution at or below `x`.
  ///
  /// - Throws: `LabError.invalidParameter` unless `standardDeviation` > 0.
  public func normalCumulative(
    _ x: Double, mean: Double, standardDeviation: Double
  ) throws -> Double {
    throw Unsolved("3.7")
  }

  // MARK: 3.8 Normal quantile

  /// The value at or below which the share `p` of the normal distribution lies.
  ///
  /// - Throws: `LabError.invalidParameter` if `p` lies outside 0…1 or is NaN, or unless
  ///   `standardDeviation` > 0.
  public func normalQuantile(
    _ p: Double, mean: Double, standardDeviation: Double
  ) throws -> Double {
    throw Unsolved("3.8")
  }

  // MARK: 3.9 Normal samples from two uniform streams

  /// Standard normal samples from uniform numbers: two for each pair.
  ///
  /// - Throws: `LabError.lengthMismatch` if `u` and `v` differ in length.
  public func boxMuller(_ u: [Double], _ v: [Double]) throws -> [Double] {
    throw Unsolved("3.9")
  }

  // MARK: 3.10 Standardise columns

  /// Every column of `table` with mean 0 and standard deviation 1; constant columns become 0.
  ///
  /// - Throws: `LabError.invalidParameter` if `table` is not of rank 2; `LabError.emptyInput`
  ///   if it has no rows.
  public func standardized(_ table: NDArray<Double>) throws -> NDArray<Double> {
    throw Unsolved("3.10")
  }

  // MARK: 3.11 Fit a normal distribution

  /// The normal distribution under which `values` are most likely.
  ///
  /// - Throws: `LabError.emptyInput` if there are no values; `LabError.notFinite` if a value is
  ///   NaN or infinite.
  public func fittedNormal(_ values: [Double]) throws -> NormalFit {
    throw Unsolved("3.11")
  }

  // MARK: 3.12 Covariance and correlation

  /// The covariance matrix (divisor n − 1) and the correlation matrix of the columns of `table`.
  ///
  /// - Throws: `LabError.invalidParameter` if `table` is not of rank 2; `LabError.tooFewValues`
  ///   if it has fewer than two rows.
  public func covarianceAndCorrelation(
    _ table: NDArray<Double>
  ) throws -> CovarianceAndCorrelation {
    throw Unsolved("3.12")
  }

  // MARK: 3.13 Running mean and variance

  /// Mean and population variance after each of `values`, in one pass.
  public func runningMoments(_ values: [Double]) throws -> RunningMoments {
    throw Unsolved("3.13")
  }
}
