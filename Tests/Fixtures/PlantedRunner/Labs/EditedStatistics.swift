import Foundation
import LabKit
import NumericsEngine

/// Lab 3 that does what the course's copy of the student's file says, so that a test can edit it
/// without a compiler: `do: right`, `do: wrong` or `do: endless` in an exercise's part.
struct EditedStatistics: StatisticsLab {
  private let rest = UntouchedStatistics()
  private let text: String

  init() {
    let home = ProcessInfo.processInfo.environment["LAB_HOME"] ?? ""
    text =
      (try? String(contentsOfFile: home + "/Labs/Lab03Statistics.swift", encoding: .utf8)) ?? ""
  }

  private func says(_ what: String, in exercise: String) -> Bool {
    let part = text.components(separatedBy: "// MARK: ").first { $0.hasPrefix(exercise + " ") }
    return part?.contains("do: \(what)") ?? false
  }

  func mean(_ values: [Double]) throws -> Double {
    if says("wrong", in: "3.1") { return 0 }
    while says("endless", in: "3.1") {}
    guard says("right", in: "3.1") else { return try rest.mean(values) }
    guard !values.isEmpty else { throw LabError.emptyInput }
    return values.reduce(0, +) / Double(values.count)
  }

  func mode(_ values: [Double]) throws -> Double {
    if says("wrong", in: "3.4") { return 0 }
    return try rest.mode(values)
  }

  func spread(_ values: [Double], ddof: Int) throws -> Spread {
    try rest.spread(values, ddof: ddof)
  }

  func quantile(_ values: [Double], _ q: Double) throws -> Double { try rest.quantile(values, q) }

  func histogram(_ values: [Double], bins: Int) throws -> Histogram {
    try rest.histogram(values, bins: bins)
  }

  func normalDensity(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
    try rest.normalDensity(x, mean: mean, standardDeviation: standardDeviation)
  }

  func normalCumulative(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
    try rest.normalCumulative(x, mean: mean, standardDeviation: standardDeviation)
  }

  func normalQuantile(_ p: Double, mean: Double, standardDeviation: Double) throws -> Double {
    try rest.normalQuantile(p, mean: mean, standardDeviation: standardDeviation)
  }

  func boxMuller(_ u: [Double], _ v: [Double]) throws -> [Double] { try rest.boxMuller(u, v) }

  func standardized(_ table: NDArray<Double>) throws -> NDArray<Double> {
    try rest.standardized(table)
  }

  func fittedNormal(_ values: [Double]) throws -> NormalFit { try rest.fittedNormal(values) }

  func covarianceAndCorrelation(_ table: NDArray<Double>) throws -> CovarianceAndCorrelation {
    try rest.covarianceAndCorrelation(table)
  }

  func runningMoments(_ values: [Double]) throws -> RunningMoments {
    try rest.runningMoments(values)
  }
}
