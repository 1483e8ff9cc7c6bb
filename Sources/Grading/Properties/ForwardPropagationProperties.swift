import Foundation
import LabKit
import NumericsEngine

extension Property {
  /// Whether 4 000 weights scatter as they should, whatever the order they were drawn in.
  ///
  /// For normal weights each of three statistics exceeds its bound in about one of a thousand
  /// samples: Kolmogorov and Smirnov's √n·D (bound 1.95, tail 2·exp(−2·x²)), and √n times the
  /// correlation of a weight with the next of its unit and with that of the next unit (bound 3.3,
  /// tail of the standard normal distribution).
  static let weightsAreNormal: Property = {
    let (inputs, units, deviation, seed) = (40, 100, 0.5, 84)
    return Property(
      exercise: "8.4",
      name: "\(units) units with \(inputs) inputs (seed \(seed)): weights normal, √n·D below 1.95; "
        + "independent of their neighbours', √n·r within ±3.3",
      weight: 3,
      arguments: { arguments(inputs: inputs, units: units, deviation: deviation, seed: seed) },
      objection: { answer in
        guard let layer = try? Layer(wire: answer), layer.weights.shape == [units, inputs] else {
          return "the weights do not have the shape [\(units), \(inputs)]"
        }
        guard layer.weights.elements.allSatisfy(\.isFinite) else { return "a weight is not finite" }
        if (1..<units).contains(where: { layer.weights.row($0) == layer.weights.row(0) }) {
          return "two units have the same weights: they would do the same for ever"
        }
        let weights = layer.weights
        let root = Double(weights.count).squareRoot()
        let distance =
          root
          * kolmogorovDistance(
            of: weights.elements, from: { Normal.standard.cumulative($0 / deviation) })
        if distance > 1.95 {
          return "the weights are not normal with deviation \(deviation): √n·D is "
            + "\(distance.short), their mean \(weights.mean().short), their deviation "
            + weights.standardDeviation().short
        }
        for (neighbour, pair) in [
          ("the next of its unit", (weights[.all, ..<(inputs - 1)], weights[.all, 1...])),
          ("that of the next unit", (weights[..<(units - 1)], weights[1...])),
        ] {
          // The deviation is known, and the mean is 0.
          let count = Double(pair.0.count)
          let statistic = (pair.0 * pair.1).sum() / (deviation * deviation * count.squareRoot())
          if statistic.magnitude > 3.3 {
            return "a weight depends on \(neighbour): √n·r is \(statistic.short)"
          }
        }
        return nil
      })
  }()

  /// A seed says everything: the same one gives the same layer, another one another.
  static let layerRepeats = Property(
    exercise: "8.4",
    name: "twice with seed 3 the same weights, with seed 4 others", weight: 2,
    calls: { [3, 3, 4].map { arguments(inputs: 3, units: 2, deviation: 1, seed: $0) } },
    objection: { answers in
      let layers = answers.compactMap { try? Layer(wire: $0) }
      guard layers.count == 3 else { return "an answer is not a layer" }
      if layers[0] != layers[1] {
        return "seed 3 gave the weights \(layers[0].shown), and then \(layers[1].shown)"
      }
      return layers[0].weights == layers[2].weights
        ? "seeds 3 and 4 both gave the weights \(layers[0].shown)" : nil
    })

  /// Drawing moves the generator on, by as many numbers as there are weights.
  ///
  /// A negative seed asks for the second layer of a generator. Its numbers are the engine's own,
  /// which are NumPy's (the reference cases say so), good to a few units of the last place.
  static let layerMovesOn = Property(
    exercise: "8.4",
    name: "two layers in a row by one generator (seed 5): the second has the next six numbers",
    weight: 2,
    calls: { [5, -5].map { arguments(inputs: 3, units: 2, deviation: 1, seed: $0) } },
    objection: { answers in
      let layers = answers.compactMap { try? Layer(wire: $0) }
      guard layers.count == 2 else { return "an answer is not a layer" }
      if layers[0].weights == layers[1].weights {
        return "the same weights twice. Your generator did not move on: call it on the parameter "
          + "itself, not on a copy"
      }
      var generator = RandomGenerator(seed: 5)
      let next = generator.normal(count: 12)[6...]
      let got = layers[1].weights.elements
      return got.count == next.count && zip(got, next).allSatisfy { abs($0 - $1) < 1e-13 }
        ? nil
        : "the second layer's weights are \(layers[1].shown), the next numbers "
          + "[\(next.prefix(3).map(\.short).joined(separator: ", ")), …]: draw one for each weight, "
          + "in the stated order, and nothing else"
    })

  private static func arguments(
    inputs: Int, units: Int, deviation: Double, seed: Int
  ) -> [WireValue] {
    [inputs.wire, units.wire, deviation.wire, Activation.tanh.wire, seed.wire]
  }
}

extension Layer {
  /// The first weights, in few digits.
  fileprivate var shown: String {
    "[\(weights.elements.prefix(3).map(\.short).joined(separator: ", ")), …]"
  }
}

extension Double {
  fileprivate var short: String { formatted(.number.precision(.significantDigits(3))) }
}
