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

  /// So many values that one pass does them in a fraction of the time limit, and one pass for each
  /// of them does not.
  ///
  /// The values are 0, 1, 0, 1 …: of the first n a share p is 1, p = ⌊n/2⌋/n, so that their mean is p
  /// and their variance p·(1 − p). The bound on the error is n·2⁻⁵³·κ, 2.2e-12 times a κ below 2, of
  /// updating formulas (Chan, Golub and LeVeque 1983); more than ten times that is allowed.
  static let momentsInOnePass: Property = {
    let (count, bound) = (20_000, 1e-10)
    return Property(
      exercise: "3.13",
      name: "\(count) values, within the time limit: to begin again after each is too slow",
      weight: 2,
      arguments: { [(0..<count).map { Double($0 % 2) }.wire] },
      objection: { answer in
        guard case .record(let fields) = answer,
          let means = fields.first(where: { $0.name == "means" }).flatMap({
            try? [Double](wire: $0.value)
          }),
          let variances = fields.first(where: { $0.name == "variances" }).flatMap({
            try? [Double](wire: $0.value)
          }),
          means.count == count, variances.count == count
        else { return "the answer does not have \(count) means and \(count) variances" }
        for index in 0..<count {
          let share = Double((index + 1) / 2) / Double(index + 1)
          if !(abs(means[index] - share) <= bound) {
            return "mean \(index) is \(means[index].text), not \(share.text)"
          }
          let variance = share * (1 - share)
          if !(abs(variances[index] - variance) <= bound) {
            return "variance \(index) is \(variances[index].text), not \(variance.text)"
          }
        }
        return nil
      })
  }()
}
