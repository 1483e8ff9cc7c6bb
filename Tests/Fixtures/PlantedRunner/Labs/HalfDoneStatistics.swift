import Foundation
import LabKit
import NumericsEngine

/// Lab 3 as it may look in the middle: right, wrong, crashing, endless, chatty, open.
struct HalfDoneStatistics: StatisticsLab {
  private let rest = UntouchedStatistics()

  func mean(_ values: [Double]) throws -> Double {
    guard !values.isEmpty else { throw LabError.emptyInput }
    return values.reduce(0, +) / Double(values.count)
  }

  /// Divides by n, whatever ddof is.
  func spread(_ values: [Double], ddof: Int) throws -> Spread {
    guard !values.isEmpty else { throw LabError.emptyInput }
    guard values.count > ddof else { throw LabError.tooFewValues }
    let mean = try mean(values)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    return Spread(variance: variance, standardDeviation: variance.squareRoot())
  }

  /// Has no right neighbour at the end.
  func quantile(_ values: [Double], _ q: Double) throws -> Double {
    guard !values.isEmpty else { throw LabError.emptyInput }
    guard (0...1).contains(q) else { throw LabError.invalidParameter }
    if values.contains(where: \.isNaN) { return .nan }
    let sorted = values.sorted()
    let position = q * Double(sorted.count - 1)
    let left = Int(position)
    return sorted[left] + (position - Double(left)) * (sorted[left + 1] - sorted[left])
  }

  /// Never comes to its end.
  func mode(_ values: [Double]) throws -> Double {
    var index = 0
    while index < 10 { index = max(index - 1, 0) }
    return values[index]
  }

  func histogram(_ values: [Double], bins: Int) throws -> Histogram {
    guard !values.isEmpty else { throw LabError.emptyInput }
    throw Unsolved("3.5")
  }

  /// Right, with a print left in.
  func normalDensity(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
    guard standardDeviation > 0 else { throw LabError.invalidParameter }
    print("x =", x)
    let z = (x - mean) / standardDeviation
    return exp(-z * z / 2) / (standardDeviation * (2 * Double.pi).squareRoot())
  }

  func normalCumulative(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
    try rest.normalCumulative(x, mean: mean, standardDeviation: standardDeviation)
  }

  func normalQuantile(_ p: Double, mean: Double, standardDeviation: Double) throws -> Double {
    try rest.normalQuantile(p, mean: mean, standardDeviation: standardDeviation)
  }

  func boxMuller(_ u: [Double], _ v: [Double]) throws -> [Double] { try rest.boxMuller(u, v) }

  func standardized(_ table: NDArray<Double>) throws -> NDArray<Double> {
    table.transposed
  }

  func fittedNormal(_ values: [Double]) throws -> NormalFit { try rest.fittedNormal(values) }

  func covarianceAndCorrelation(_ table: NDArray<Double>) throws -> CovarianceAndCorrelation {
    try rest.covarianceAndCorrelation(table)
  }

  func runningMoments(_ values: [Double]) throws -> RunningMoments {
    try rest.runningMoments(values)
  }
}
