import LabKit
import NumericsEngine

/// Lab 5.
extension FreshInputs {
  static let logisticRegression: [FreshInputs] = [
    // −300 is as far to the left as every formula keeps its digits: e³⁰⁰ is no overflow.
    FreshInputs("5.1", count: 5) { random in
      let isFar = random.bernoulli(probability: 0.3)
      return [random.uniform(in: isFar ? -300..<(-40) : -40..<40)]
    },
    FreshInputs("5.2") { random in
      let (rows, columns) = (random.integer(in: 1...6), random.integer(in: 1...4))
      return [
        random.normal(shape: [rows, columns]), random.normal(count: columns), random.normal(),
      ]
    },
    // One of the probabilities is the threshold itself.
    FreshInputs("5.3") { random in
      let threshold = random.uniform()
      let count = random.integer(in: 1...8)
      var probabilities = random.uniform(count: count) + [threshold]
      random.shuffle(&probabilities)
      return [probabilities, threshold]
    },
    FreshInputs("5.4") { random in
      let count = random.integer(in: 1...8)
      var probabilities = random.uniform(count: count)
      if random.bernoulli(probability: 0.3) {
        probabilities[random.integer(in: 0..<count)] = Double(random.integer(in: 0...1))
      }
      return [probabilities, random.integers(in: 0...1, count: count)]
    },
    FreshInputs("5.5") { random in
      let (rows, columns) = (random.integer(in: 1...8), random.integer(in: 1...3))
      return [
        random.normal(shape: [rows, columns]), random.integers(in: 0...1, count: rows),
        random.normal(count: columns), random.normal(),
      ]
    },
    // Equal rows with equal labels, so that the order does not show; shares in eighths, so that
    // share · n is exact, halves included.
    FreshInputs("5.6") { random in
      let (rows, columns) = (random.integer(in: 1...12), random.integer(in: 1...3))
      let row = random.integers(in: -9...9, count: columns).map(Double.init)
      let label = random.integer(in: 0...1)
      return [
        NDArray(shape: [rows, columns], elements: (0..<rows).flatMap { _ in row }),
        [Int](repeating: label, count: rows), Double(random.integer(in: 0...8)) / 8,
        random.integer(in: 1...1000),
      ]
    },
    FreshInputs("5.7", count: 3) { random in
      let (rows, columns) = (random.integer(in: 1...8), random.integer(in: 1...3))
      return [
        random.normal(shape: [rows, columns]), random.integers(in: 0...1, count: rows),
        random.uniform(in: 0.05..<1), random.integer(in: 0...6),
        random.bernoulli(probability: 0.3) ? 0 : random.uniform(in: 0.05..<1),
      ]
    },
    // Now and then a class that nobody is, or that nobody is taken for.
    FreshInputs("5.8") { random in
      let count = random.integer(in: 1...12)
      let (ones, guesses) = (random.integer(in: 0...4), random.integer(in: 0...4))
      return [
        random.uniform(count: count).map { $0 * 4 < Double(guesses) ? 1 : 0 },
        random.uniform(count: count).map { $0 * 4 < Double(ones) ? 1 : 0 },
      ]
    },
    FreshInputs("5.9") { random in
      let second = random.uniform(in: 0.25..<3)
      return [
        [random.normal(), random.bernoulli(probability: 0.5) ? second : -second], random.normal(),
        random.bernoulli(probability: 0.25) ? 0.5 : random.uniform(in: 0.02..<0.98),
      ]
    },
  ]
}
