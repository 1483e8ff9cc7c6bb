import Foundation
import LabKit

extension Property {
  /// Whether the loss of the student's network varies as dropout of the given probability makes it vary.
  ///
  /// Judged by the mean and the standard deviation of the losses, which may be off by 4.5 standard
  /// errors: σ·√(1/n + 1/m) of the mean, and of the deviation half of √(κ − 1) times that, where κ is
  /// the kurtosis. A right network with other chance exceeds one of them less than once in 70 000
  /// times. With the probabilities to keep and to drop exchanged, and with dropout behind one of the
  /// poolings, the deviation is off by more than 7.
  static let dropoutIsAtWork: Property = {
    let (runs, errors) = (500, 4.5)
    let sizes = ConvolutionalSizes(firstFilters: 2, secondFilters: 3, units: 12, dropout: 0.25)
    return Property(
      exercise: "14.10",
      name:
        "a quarter of 12 units dropped: \(runs) losses with PyTorch's mean and standard deviation, "
        + "to \(errors) standard errors",
      weight: 3
    ) { inquiry in
      guard let reference = inquiry.reference.distribution.map({ Spread($0.values) }) else {
        return "the reference has no distribution"
      }
      let answer = try inquiry.call([
        sizes.wire, 0.01.wire, .compound("study(images:steps:)", [1.wire, runs.wire]), 14.wire,
      ])
      guard let losses = try? [Double](wire: answer.field("losses")), losses.count == runs,
        losses.allSatisfy(\.isFinite)
      else { return "the losses are not \(runs) finite numbers" }
      let own = Spread(losses)
      let share = (1 / Double(runs) + 1 / Double(reference.count)).squareRoot()
      let error = reference.deviation * share
      let found =
        "\(runs) losses with dropout: mean \(own.mean.threePlaces), standard deviation "
        + "\(own.deviation.threePlaces); PyTorch's are "
        + "\(reference.mean.threePlaces) and \(reference.deviation.threePlaces)"
      inquiry.remark(found)
      let isOff =
        abs(own.mean - reference.mean) > errors * error
        || abs(own.deviation - reference.deviation)
          > errors * error * (reference.kurtosis - 1).squareRoot() / 2
      return isOff
        ? found + ". `Dropout(keep:)` takes the probability to keep, and stands between the two "
          + "dense layers" : nil
    }
  }()
}

/// Mean, standard deviation and kurtosis of some numbers.
private struct Spread {
  let count: Int
  let mean: Double
  let deviation: Double
  let kurtosis: Double

  init(_ values: [Double]) {
    let (count, mean) = (Double(values.count), values.reduce(0, +) / Double(values.count))
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / count
    self.count = values.count
    self.mean = mean
    deviation = variance.squareRoot()
    kurtosis = squares.reduce(0) { $0 + $1 * $1 } / count / (variance * variance)
  }
}

extension Double {
  fileprivate var threePlaces: String { String(format: "%.3f", self) }
}
