import LabKit
import NumericsEngine

extension Property {
  /// Kolmogorov and Smirnov's statistic of 20 000 samples against the standard normal cdf.
  ///
  /// √n·D exceeds 1.95 once in a thousand times if the samples are normal: the tail of Kolmogorov's
  /// distribution is close to 2·exp(−2·x²).
  static let boxMullerIsNormal = Property(
    exercise: "3.9",
    name: "20 000 samples (seed 39) follow the normal curve: Kolmogorov–Smirnov √n·D below 1.95",
    weight: 2,
    arguments: {
      var generator = RandomGenerator(seed: 39)
      let u = generator.uniform(count: 10_000)
      let v = generator.uniform(count: 10_000)
      return [u.wire, v.wire]
    },
    objection: { answer in
      guard let samples = try? [Double](wire: answer), samples.count == 20_000 else {
        return "the answer does not have 20 000 samples"
      }
      guard samples.allSatisfy(\.isFinite) else { return "a sample is not a finite number" }
      let distance = kolmogorovDistance(of: samples, from: { Normal.standard.cumulative($0) })
      let statistic = distance * Double(samples.count).squareRoot()
      return statistic < 1.95
        ? nil : "√n·D is \(statistic.formatted(.number.precision(.significantDigits(3))))"
    })
}
