import LabKit
import NumericsEngine

/// Lab 4.
extension FreshInputs {
  static let linearRegression: [FreshInputs] = [
    FreshInputs("4.1") { random in
      let (count, seed) = (random.integer(in: 1...8), random.integer(in: 1...9999))
      return [
        count, line(&random), random.uniform(in: 0.1..<1),
        WireValue.compound("RandomGenerator(seed:)", [seed.wire]),
      ]
    },
    FreshInputs("4.2") { random in
      let count = random.integer(in: 1...8)
      return [line(&random), random.normal(standardDeviation: 5, count: count)]
    },
    FreshInputs("4.3") { random in
      let (predictions, y) = pairs(&random, 1...10)
      return [predictions, y]
    },
    FreshInputs("4.4") { random in
      let (x, y) = pairs(&random, 1...8)
      return [line(&random), x, y]
    },
    FreshInputs("4.5") { random in
      let slopes = random.normal(standardDeviation: 4, count: 2)
      return [
        line(&random), LineGradient(weight: slopes[0], bias: slopes[1]),
        random.uniform(in: 0.01..<1.5),
      ]
    },
    FreshInputs("4.6", draw: descent),
    FreshInputs("4.7") { random in
      let columns = random.integer(in: 1...3)
      let rows = columns + random.integer(in: 3...6)
      var table = NDArray(
        shape: [rows, columns], elements: random.uniform(in: -2..<2, count: rows * columns))
      // Far from singular: each column has a row in which it outweighs the others.
      for column in 0..<columns { table[column, column] += 8 }
      return [table, random.normal(standardDeviation: 3, count: rows)]
    },
    FreshInputs("4.8") { random in
      let degree = random.integer(in: 0...3)
      let count = random.integer(in: degree + 1...7)
      // Different x, half a unit apart or more.
      let x = random.permutation(9).prefix(count).map { Double($0 - 4) / 2 }
      return [x, random.normal(standardDeviation: 2, count: count), degree]
    },
    FreshInputs("4.9") { random in
      let known = random.choice(4, of: ["red", "green", "blue", "white", "black", "Red"])
      let count = random.integer(in: 0...6)
      var values = random.choiceWithReplacement(count, of: known)
      if random.bernoulli(probability: 0.15) { values.append("grey") }
      return [values, known]
    },
  ]

  private static func line(_ random: inout RandomGenerator) -> LineModel {
    let knobs = random.uniform(in: -3..<3, count: 2)
    return LineModel(weight: knobs[0], bias: knobs[1])
  }

  private static func pairs(
    _ random: inout RandomGenerator, _ counts: ClosedRange<Int>
  ) -> ([Double], [Double]) {
    let count = random.integer(in: counts)
    return (
      random.uniform(in: -3..<3, count: count), random.normal(standardDeviation: 3, count: count)
    )
  }

  /// A descent that does not diverge: with |x| ≤ 2 the curvature is at most 2 · (4 + 1) = 10, and a
  /// rate below 2 / 10 makes every step a contraction, in which roundings do not grow.
  private static func descent(_ random: inout RandomGenerator) -> [any WireEncodable] {
    let count = random.integer(in: 2...8)
    let x = random.uniform(in: -2..<2, count: count)
    let y = random.normal(standardDeviation: 3, count: count)
    let tolerance = random.choice(1, of: [0.0, 0.05, 0.5])[0]
    return [
      line(&random), x, y, random.uniform(in: 0.02..<0.15), tolerance, random.integer(in: 0...30),
    ]
  }
}
