import Foundation
import LabKit
import NumericsEngine

/// Lab 3 — Statistics and the normal distribution: one way to write it.
public struct Lab03Statistics: StatisticsLab {
  public init() {}

  // MARK: 3.1 Mean

  public func mean(_ values: [Double]) throws -> Double {
    guard !values.isEmpty else { throw LabError.emptyInput }
    return values.reduce(0, +) / Double(values.count)
  }

  // MARK: 3.2 Variance and standard deviation

  public func spread(_ values: [Double], ddof: Int) throws -> Spread {
    guard !values.isEmpty else { throw LabError.emptyInput }
    guard values.count - ddof > 0 else { throw LabError.tooFewValues }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / Double(values.count - ddof)
    return Spread(variance: variance, standardDeviation: variance.squareRoot())
  }

  // MARK: 3.3 Median and quantile

  public func quantile(_ values: [Double], _ q: Double) throws -> Double {
    guard !values.isEmpty else { throw LabError.emptyInput }
    guard (0...1).contains(q) else { throw LabError.invalidParameter }
    guard !values.contains(where: \.isNaN) else { return .nan }
    let sorted = values.sorted()
    let position = q * Double(sorted.count - 1)
    let left = Int(position)
    let right = min(left + 1, sorted.count - 1)
    let share = position - Double(left)
    // Also right between two equal infinities, where right − left would be NaN.
    guard share > 0, sorted[left] != sorted[right] else { return sorted[left] }
    return sorted[left] + share * (sorted[right] - sorted[left])
  }

  // MARK: 3.4 Mode

  public func mode(_ values: [Double]) throws -> Double {
    var counts: [Double: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    guard let most = counts.values.max() else { throw LabError.emptyInput }
    guard let mode = counts.filter({ $0.value == most }).keys.min() else {
      throw LabError.emptyInput
    }
    return mode
  }

  // MARK: 3.5 Histogram

  public func histogram(_ values: [Double], bins: Int) throws -> Histogram {
    guard var low = values.min(), var high = values.max() else { throw LabError.emptyInput }
    guard bins >= 1 else { throw LabError.invalidParameter }
    guard values.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    if low == high {
      low -= 0.5
      high += 0.5
    }
    let width = (high - low) / Double(bins)
    var edges = (0...bins).map { low + Double($0) * width }
    edges[bins] = high
    var counts = [Int](repeating: 0, count: bins)
    for value in values {
      counts[min(Int((value - low) / width), bins - 1)] += 1
    }
    return Histogram(counts: counts, edges: edges)
  }

  // MARK: 3.6 Normal density

  public func normalDensity(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
    guard standardDeviation > 0 else { throw LabError.invalidParameter }
    let z = (x - mean) / standardDeviation
    return exp(-z * z / 2) / (standardDeviation * (2 * Double.pi).squareRoot())
  }

  // MARK: 3.7 Normal cumulative distribution

  public func normalCumulative(
    _ x: Double, mean: Double, standardDeviation: Double
  ) throws -> Double {
    guard standardDeviation > 0 else { throw LabError.invalidParameter }
    let z = (x - mean) / standardDeviation
    return 0.5 * erfc(-z / 2.0.squareRoot())
  }

  // MARK: 3.8 Normal quantile

  public func normalQuantile(
    _ p: Double, mean: Double, standardDeviation: Double
  ) throws -> Double {
    guard standardDeviation > 0, (0...1).contains(p) else { throw LabError.invalidParameter }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    // The cdf leaves the range of Double at −39 and reaches 1 at 9.
    var low = -40.0
    var high = 40.0
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if Normal.standard.cumulative(middle) < p { low = middle } else { high = middle }
    }
    return mean + standardDeviation * low
  }

  // MARK: 3.9 Normal samples from two uniform streams

  public func boxMuller(_ u: [Double], _ v: [Double]) throws -> [Double] {
    guard u.count == v.count else { throw LabError.lengthMismatch }
    return zip(u, v).flatMap { u, v in
      let radius = (-2 * log(1 - u)).squareRoot()
      let angle = 2 * Double.pi * v
      return [radius * cos(angle), radius * sin(angle)]
    }
  }

  // MARK: 3.10 Standardise columns

  public func standardized(_ table: NDArray<Double>) throws -> NDArray<Double> {
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[0] > 0 else { throw LabError.emptyInput }
    let rows = table.shape[0]
    var result = table
    for column in 0..<table.shape[1] {
      let values = table.column(column).elements  // [rows]
      // The deviation of a constant column may be a rounding error instead of 0.
      let isConstant = values.allSatisfy { $0 == values[0] }
      let mean = values.reduce(0, +) / Double(rows)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (squares / Double(rows)).squareRoot()
      for row in 0..<rows {
        result[row, column] = isConstant ? 0 : (values[row] - mean) / deviation
      }
    }
    return result
  }

  // MARK: 3.11 Fit a normal distribution

  public func fittedNormal(_ values: [Double]) throws -> NormalFit {
    guard !values.isEmpty else { throw LabError.emptyInput }
    guard values.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return NormalFit(mean: mean, standardDeviation: (squares / n).squareRoot())
  }

  // MARK: 3.12 Covariance and correlation

  public func covarianceAndCorrelation(
    _ table: NDArray<Double>
  ) throws -> CovarianceAndCorrelation {
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[0] >= 2 else { throw LabError.tooFewValues }
    let centred = table - table.mean(axis: 0)  // [n, k]
    let covariance = centred.transposed.matmul(centred) / Double(table.shape[0] - 1)  // [k, k]
    var correlation = covariance
    for i in 0..<table.shape[1] {
      for j in 0..<table.shape[1] {
        correlation[i, j] = covariance[i, j] / (covariance[i, i] * covariance[j, j]).squareRoot()
      }
    }
    return CovarianceAndCorrelation(covariance: covariance, correlation: correlation)
  }

  // MARK: 3.13 Running mean and variance

  public func runningMoments(_ values: [Double]) throws -> RunningMoments {
    var result = RunningMoments(means: [], variances: [])
    var mean = 0.0
    var squares = 0.0
    for (index, value) in values.enumerated() {
      let count = Double(index + 1)
      let delta = value - mean
      mean += delta / count
      squares += delta * (value - mean)
      result.means.append(mean)
      result.variances.append(squares / count)
    }
    return result
  }
}
