import LabKit
import NumericsEngine

/// Lab 3.
extension FreshInputs {
  static let statistics: [FreshInputs] = [
    FreshInputs("3.1") { random in
      let count = random.integer(in: 1...20)
      return [random.normal(mean: 3, standardDeviation: 10, count: count)]
    },
    FreshInputs("3.2") { random in
      let (ddof, centre) = (random.integer(in: 0...2), random.uniform(in: -20..<20))
      let count = random.integer(in: ddof + 1...ddof + 12)
      return [random.normal(mean: centre, standardDeviation: 4, count: count), ddof]
    },
    FreshInputs("3.3") { random in
      let count = random.integer(in: 1...12)
      let (values, anywhere) = (
        random.normal(mean: 2, standardDeviation: 10, count: count), random.uniform()
      )
      return [values, random.choice(1, of: [0, 0.5, 1, anywhere, anywhere])[0]]
    },
    FreshInputs("3.4") { random in
      let count = random.integer(in: 1...14)
      return [random.integers(in: -4...4, count: count).map { Double($0) / 2 }]
    },
    FreshInputs("3.5") { random in
      random.bernoulli(probability: 0.5) ? numbersOnEdges(&random) : scatteredNumbers(&random)
    },
    FreshInputs("3.6", draw: pointOfBell),
    FreshInputs("3.7", draw: pointOfBell),
    FreshInputs("3.8") { random in
      let usual = random.uniform(in: 0.001..<0.999)
      let share = random.choice(1, of: [usual, usual, 1e-6, 1e-20, 0.999999])[0]
      return [share, random.uniform(in: -20..<20), random.uniform(in: 0.5..<4)]
    },
    FreshInputs("3.9") { random in
      let count = random.integer(in: 1...8)
      // Near 0 and 1 the logarithm magnifies roundings.
      let u = random.uniform(in: 0.001..<0.999, count: count)
      return [u, random.uniform(count: count)]
    },
    FreshInputs("3.10") { random in [table(&random, rows: 3...8)] },
    FreshInputs("3.11") { random in
      let (count, centre) = (random.integer(in: 1...20), random.uniform(in: -20..<20))
      return [random.normal(mean: centre, standardDeviation: 4, count: count)]
    },
    FreshInputs("3.12") { random in [table(&random, rows: 4...9)] },
    FreshInputs("3.13") { random in
      let (count, centre) = (random.integer(in: 1...12), random.uniform(in: -20..<20))
      return [random.normal(mean: centre, standardDeviation: 4, count: count)]
    },
  ]

  /// Whole numbers from 0 to 16 in 2, 4 or 8 bins: values and edges meet exactly.
  private static func numbersOnEdges(_ random: inout RandomGenerator) -> [any WireEncodable] {
    let count = random.integer(in: 1...12)
    let between = random.integers(in: 0...16, count: count)
    let bins = random.choice(1, of: [2, 4, 8])[0]
    return [([0, 16] + between).map(Double.init), bins]
  }

  private static func scatteredNumbers(_ random: inout RandomGenerator) -> [any WireEncodable] {
    let count = random.integer(in: 2...15)
    let values = random.normal(mean: 5, standardDeviation: 10, count: count)
    return [values, random.integer(in: 1...6)]
  }

  /// x, mean and standard deviation, x at most 6 deviations from the mean.
  private static func pointOfBell(_ random: inout RandomGenerator) -> [any WireEncodable] {
    let (mean, deviation) = (random.uniform(in: -20..<20), random.uniform(in: 0.5..<4))
    return [mean + random.uniform(in: -6..<6) * deviation, mean, deviation]
  }

  /// A table of one to four columns; sometimes one of them is constant, with an exact mean.
  private static func table(
    _ random: inout RandomGenerator, rows: ClosedRange<Int>
  ) -> NDArray<Double> {
    let shape = [random.integer(in: rows), random.integer(in: 1...4)]
    let count = shape[0] * shape[1]
    var table = NDArray(
      shape: shape, elements: random.normal(mean: 5, standardDeviation: 3, count: count))
    if shape[1] > 1, random.bernoulli(probability: 0.3) {
      let column = random.integer(in: 0..<shape[1])
      for row in 0..<shape[0] { table[row, column] = 2.5 }
    }
    return table
  }
}
