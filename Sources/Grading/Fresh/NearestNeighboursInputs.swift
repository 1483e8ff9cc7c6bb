import LabKit
import NumericsEngine

/// Lab 6.
extension FreshInputs {
  static let nearestNeighbours: [FreshInputs] = [
    FreshInputs("6.1") { random in
      let count = random.integer(in: 1...12)
      return [
        random.normal(standardDeviation: 10, count: count),
        random.normal(standardDeviation: 10, count: count),
      ]
    },
    FreshInputs("6.2") { random in
      let letters = ["a", "b", "A", " ", "e", "é", "ß"]
      let count = random.integer(in: 1...15)
      return (0..<2).map { _ in random.choiceWithReplacement(count, of: letters).joined() }
    },
    // Eighths: all squares, products and sums are exact, so that only the root is rounded.
    FreshInputs("6.3") { random in
      let (first, second) = (random.integer(in: 1...5), random.integer(in: 1...5))
      let columns = random.integer(in: 1...4)
      return [random.eighths([first, columns]), random.eighths([second, columns])]
    },
    // Halves, of which many are equal.
    FreshInputs("6.4") { random in
      let count = random.integer(in: 2...14)
      let distances = random.integers(in: 0...7, count: count).map { Double($0) / 2 }
      let itself = random.bernoulli(probability: 0.5) ? random.integer(in: 0..<count) : nil
      return [random.integer(in: 1...(itself == nil ? count : count - 1)), distances, itself]
    },
    FreshInputs("6.5", count: 6) { random in
      let count = random.integer(in: 1...9)
      return [random.integers(in: -1...3, count: count)]
    },
    // Whole numbers: all squared distances are exact, so that equal ones are equal for everybody.
    FreshInputs("6.6") { random in
      let (queries, rows) = (random.integer(in: 1...5), random.integer(in: 3...14))
      let columns = random.integer(in: 1...3)
      return [
        random.wholes([queries, columns]), random.wholes([rows, columns]),
        random.integers(in: 0...2, count: rows), random.integer(in: 1...rows),
      ]
    },
    // No two distances are equal, so that it does not matter in which order the training rows stand.
    FreshInputs("6.7", count: 3) { random in
      let rows = random.integer(in: 5...14)
      let columns = random.integer(in: 1...2)
      let folds = random.integer(in: 2...rows)
      let smallest = rows - (rows + folds - 1) / folds
      let candidates = random.integer(in: 1...min(3, smallest))
      return [
        random.normal(shape: [rows, columns]), random.integers(in: 0...2, count: rows),
        random.choice(candidates, of: Array(1...smallest)), folds, random.permutation(rows),
      ]
    },
    // Now and then a column that is constant in the training rows.
    FreshInputs("6.8") { random in
      let (rows, tests) = (random.integer(in: 4...8), random.integer(in: 1...5))
      let columns = random.integer(in: 1...3)
      var training = random.normal(mean: 20, standardDeviation: 5, count: rows * columns)
      if random.bernoulli(probability: 0.3) {
        let value = random.normal(mean: 20)
        for row in 0..<rows { training[row * columns] = value }
      }
      return [
        NDArray(shape: [rows, columns], elements: training),
        random.normal(mean: 20, standardDeviation: 5, shape: [tests, columns]),
      ]
    },
  ]
}

extension RandomGenerator {
  fileprivate mutating func eighths(_ shape: [Int]) -> NDArray<Double> {
    let numbers = integers(in: -80...80, count: shape.reduce(1, *))
    return NDArray(shape: shape, elements: numbers.map { Double($0) / 8 })
  }

  fileprivate mutating func wholes(_ shape: [Int]) -> NDArray<Double> {
    NDArray(
      shape: shape, elements: integers(in: -4...4, count: shape.reduce(1, *)).map(Double.init))
  }
}
