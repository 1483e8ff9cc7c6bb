/// The NIST Statistical Reference Datasets, univariate, "numerical accuracy", with certified mean
/// and standard deviation (ddof 1).
struct CertifiedSeries: CustomStringConvertible, Sendable {
  let description: String
  let values: [Double]
  let mean: Double
  let standardDeviation: Double

  /// The digits of the standard deviation that decimal input, rounded to `Double`, still holds.
  let digits: Double

  static let all = [
    CertifiedSeries(
      description: "NumAcc1", values: [10_000_001, 10_000_003, 10_000_002], mean: 10_000_002,
      standardDeviation: 1, digits: 15),
    alternating("NumAcc2", 1.2, 1.1, 1.3, digits: 14),
    alternating("NumAcc3", 1_000_000.2, 1_000_000.1, 1_000_000.3, digits: 9.4),
    alternating("NumAcc4", 10_000_000.2, 10_000_000.1, 10_000_000.3, digits: 8.2),
  ]

  private static func alternating(
    _ name: String, _ middle: Double, _ low: Double, _ high: Double, digits: Double
  ) -> CertifiedSeries {
    CertifiedSeries(
      description: name, values: [middle] + (0..<500).flatMap { _ in [low, high] }, mean: middle,
      standardDeviation: 0.1, digits: digits)
  }
}
