import Foundation
import LabKit
import NumericsEngine

extension Property {
  /// Whether 4 000 points scatter about their line as they should, whatever the order they were
  /// drawn in.
  ///
  /// With x and noise as the exercise asks for, each of four statistics exceeds its bound in fewer
  /// than two of a thousand samples: Kolmogorov and Smirnov's √n·D of the uniform x and of the
  /// normal noise (bound 1.95, tail 2·exp(−2·x²)), and √n times the correlation of the noise with x
  /// and with the noise of the next point (bound 3.3, tail of the standard normal distribution).
  static let noiseIsNormal: Property = {
    let (count, noise, seed) = (4000, 0.5, 41)
    let line = LineModel(weight: -2, bias: 5)
    return Property(
      exercise: "4.1",
      name: "\(count) points (seed \(seed)): x uniform and noise normal, √n·D below 1.95; "
        + "noise independent of x and of the next point's, √n·r within ±3.3",
      weight: 3,
      arguments: {
        [
          count.wire, line.wire, noise.wire, .compound("RandomGenerator(seed:)", [seed.wire]),
        ]
      },
      objection: { answer in
        guard case .compound("NoisyPoints(x:y:)", let lists) = answer, lists.count == 2,
          let x = try? [Double](wire: lists[0]), let y = try? [Double](wire: lists[1]),
          x.count == count, y.count == count
        else { return "the answer does not have \(count) x and \(count) y" }
        guard (x + y).allSatisfy(\.isFinite) else { return "a number is not finite" }
        let residuals = zip(x, y).map { $1 - (line.weight * $0 + line.bias) }
        let root = Double(count).squareRoot()
        let uniform = root * kolmogorovDistance(of: x, from: { min(max($0, 0), 1) })
        if uniform > 1.95 {
          return "x is not uniform between 0 and 1: √n·D is \(uniform.threeDigits)"
        }
        let deviation = Statistics.rootMeanSquare(residuals)
        let normal =
          root * kolmogorovDistance(of: residuals, from: { Normal.standard.cumulative($0 / noise) })
        if normal > 1.95 {
          return "the noise, y − (weight · x + bias), is not normal with deviation \(noise): √n·D "
            + "is \(normal.threeDigits), its root mean square \(deviation.threeDigits)"
        }
        let withX = root * correlation(x, residuals)
        if abs(withX) > 3.3 {
          return "the noise depends on x: √n times their correlation is \(withX.threeDigits)"
        }
        let withNext = root * correlation(Array(residuals.dropLast()), Array(residuals.dropFirst()))
        if abs(withNext) > 3.3 {
          return "neighbouring points have related noise: √n times the correlation is "
            + withNext.threeDigits
        }
        return nil
      })
  }()
}

/// Pearson's correlation of two samples that vary.
private func correlation(_ first: [Double], _ second: [Double]) -> Double {
  let table = NDArray(stacking: [NDArray(first), NDArray(second)], axis: 1)
  return (try? Statistics.correlation(of: table)[0, 1]) ?? 0
}

extension Statistics {
  fileprivate static func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }
}

extension Double {
  fileprivate var threeDigits: String { String(format: "%.3g", self) }
}
