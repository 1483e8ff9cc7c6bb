import Datasets
import Foundation
import LabKit
import NumericsEngine

extension Property {
  /// The student's training teaches a small network to read digits of 14 × 14 pixels.
  ///
  /// Digits and batches are the same every time. The reference distribution has 40 trainings of other
  /// digits by PyTorch, which all came above the bound.
  static let digitsAreLearned: Property = {
    let (seeds, count, asked, epochs, size) = (1...3, 600, 200, 6, 10)
    let bound = 0.8
    return Property(
      exercise: "14.11",
      name: "\(count) drawn digits of 14 × 14, \(epochs) epochs (seeds 1 to 3): "
        + "\(Int(100 * bound)) % of \(asked) others right each time",
      weight: 3
    ) { inquiry in
      var reached: [Double] = []
      for seed in seeds {
        var generator = RandomGenerator(seed: UInt32(seed))
        let training = HalvedDigits(count, using: &generator)
        let test = HalvedDigits(asked, using: &generator)
        let batches = (0..<epochs).flatMap { _ in
          let order = generator.permutation(count)
          return stride(from: 0, to: count, by: size).map { Array(order[$0..<$0 + size]) }
        }
        let answer = try inquiry.call([
          .compound("smallNetwork(filters:learningRate:)", [8.wire, 0.05.wire]),
          .compound("session(asking:)", [test.images.wire]), training.images.wire,
          training.labels.wire, batches.wire,
        ])
        let scores = try NDArray<Double>(wire: answer.field("answers"))
        guard scores.shape == [asked, 10] else { return "the network gave no answers" }
        let right = zip(scores.argmax(axis: 1).elements, test.classes).count { $0 == $1 }
        reached.append(Double(right) / Double(asked))
      }
      let own = reached.map(percent).joined(separator: ", ")
      let found =
        "\(own) right" + (inquiry.reference.distribution.map { "; \(summary(of: $0))" } ?? "")
      inquiry.remark(found)
      return reached.allSatisfy { $0 >= bound } ? nil : found
    }
  }()

  private static func summary(of distribution: ReferenceDistribution) -> String {
    let values = distribution.values.sorted()
    guard let low = values.first, let high = values.last else { return distribution.source }
    return "\(distribution.source): \(percent(low)) to \(percent(high))"
  }

  private static func percent(_ share: Double) -> String {
    String(format: "%.1f %%", 100 * share)
  }
}

/// Drawn digits of half their size, so that they travel quickly.
private struct HalvedDigits {
  /// Greys, each the mean of four pixels: `[count, 14, 14, 1]`.
  let images: NDArray<Double>
  /// One-hot: `[count, 10]`.
  let labels: NDArray<Double>
  let classes: [Int]

  init(_ count: Int, using generator: inout RandomGenerator) {
    let digits = Digits(generating: count, using: &generator)
    let half = Digits.side / 2
    images = digits.features(as: Double.self).reshaped(to: [count, half, 2, half, 2])
      .mean(axis: 4).mean(axis: 2).reshaped(to: [count, half, half, 1])
    classes = digits.labels.map(Int.init)
    let classes = self.classes
    labels = NDArray(
      shape: [count, 10],
      elements: (0..<count * 10).map { classes[$0 / 10] == $0 % 10 ? 1 : 0 })
  }
}
