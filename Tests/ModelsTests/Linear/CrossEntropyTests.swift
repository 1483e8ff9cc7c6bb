import NumericsEngine
import Testing

@testable import Models

@Suite struct CrossEntropyTests {
  /// J by its definition, from exponentials of Double.
  private func slowValue(
    _ x: NDArray<Double>, _ labels: [Int], _ scores: LinearScores<Double>, penalty: Double
  ) -> Double {
    let outputs = scores.intercepts.count
    let losses = labels.indices.map { row in
      var z = (0..<outputs).map { k in
        (0..<x.shape[1]).reduce(scores.intercepts[k]) {
          $0 + x[row, $1] * scores.coefficients[$1, k]
        }
      }
      if outputs == 1 { z.insert(0, at: 0) }
      let largest = z.max() ?? 0
      let sum = z.reduce(0) { $0 + exp(NDArray([$1 - largest]))[0] }
      return largest + log(NDArray([sum]))[0] - z[labels[row]]
    }
    let squares = scores.coefficients.elements.reduce(0) { $0 + $1 * $1 }
    return losses.reduce(0, +) / Double(labels.count) + penalty / 2 * squares
  }

  private func random(
    _ shape: [Int], _ generator: inout RandomGenerator, scale: Double = 1
  ) -> NDArray<Double> {
    scale * generator.normal(shape: shape)
  }

  /// Over one block of rows and several, one output and more; the gradient against central
  /// differences, whose error with h = 10⁻⁵ is about h² + ε / h = 2·10⁻¹⁰ for values and derivatives
  /// of size 1.
  @Test(arguments: [(1, 2, 7), (3, 2, 40), (2, 3, 40), (4, 5, 9000), (1, 2, 9000)])
  func valueAndGradient(columns: Int, classes: Int, rows: Int) {
    var generator = RandomGenerator(seed: UInt32(columns * 100 + classes))
    let outputs = classes == 2 ? 1 : classes
    let x = random([rows, columns], &generator)
    let labels = generator.integers(in: 0..<classes, count: rows)
    for penalty in [0, 0.7] {
      var objective = CrossEntropy(features: x, labels: labels, penalty: penalty)
      for scale in [0, 0.5, 3] {
        let point = LinearScores(
          coefficients: random([columns, outputs], &generator, scale: scale),
          intercepts: random([outputs], &generator, scale: scale))
        var gradient = LinearScores<Double>(zerosFor: columns, outputs: outputs)
        let value = objective.value(at: point, gradient: &gradient)
        let expected = slowValue(x, labels, point, penalty: penalty)
        #expect(abs(value - expected) <= 1e-12 * max(1, expected))
        // Once more into a gradient that holds numbers already.
        #expect(objective.value(at: point, gradient: &gradient) == value)
        if rows > 100 { continue }
        let flat = point.flat
        for (i, slope) in gradient.flat.enumerated() {
          let h = 1e-5
          var (above, below) = (flat, flat)
          above[i] += h
          below[i] -= h
          let difference =
            slowValue(x, labels, point.filled(with: above), penalty: penalty)
            - slowValue(x, labels, point.filled(with: below), penalty: penalty)
          #expect(abs(slope - difference / (2 * h)) <= 1e-8)
        }
      }
    }
  }

  /// Scores of a thousand: e^1000 is no number, the loss is.
  @Test func largeScores() {
    for (outputs, right, wrong) in [(1, 1, 0), (3, 2, 0)] {
      var gradient = LinearScores<Double>(zerosFor: 1, outputs: outputs)
      var point = gradient
      point.coefficients[0, outputs - 1] = 1000
      var kind = CrossEntropy(features: NDArray([[1.0]]), labels: [right], penalty: 0)
      #expect(kind.value(at: point, gradient: &gradient) == 0)
      #expect(gradient.flat.allSatisfy { $0 == 0 })
      var harsh = CrossEntropy(features: NDArray([[1.0]]), labels: [wrong], penalty: 0)
      #expect(harsh.value(at: point, gradient: &gradient) == 1000)
      #expect(gradient.coefficients[0, outputs - 1] == 1)
      var narrow = LinearScores<Float>(zerosFor: 1, outputs: outputs)
      var narrowPoint = narrow
      narrowPoint.coefficients[0, outputs - 1] = 1000
      var single = CrossEntropy<Float>(features: NDArray([[1]]), labels: [wrong], penalty: 0)
      #expect(single.value(at: narrowPoint, gradient: &narrow) == 1000)
      #expect(narrow.coefficients[0, outputs - 1] == 1)
    }
  }

  @Test func inFloat() {
    var generator = RandomGenerator(seed: 4)
    for outputs in [1, 4] {
      let x = random([50, 3], &generator)
      let labels = generator.integers(in: 0..<max(2, outputs), count: 50)
      let point = LinearScores(
        coefficients: random([3, outputs], &generator), intercepts: random([outputs], &generator))
      var wide = CrossEntropy(features: x, labels: labels, penalty: 0.1)
      var narrow = CrossEntropy(features: NDArray<Float>(x), labels: labels, penalty: 0.1)
      var gradient = LinearScores<Double>(zerosFor: 3, outputs: outputs)
      var narrowGradient = LinearScores<Float>(zerosFor: 3, outputs: outputs)
      let value = wide.value(at: point, gradient: &gradient)
      let narrowPoint = LinearScores<Float>(
        coefficients: NDArray(point.coefficients), intercepts: NDArray(point.intercepts))
      // Scores of size 3 are rounded by 2·10⁻⁷, and so is all that is averaged from them.
      #expect(abs(narrow.value(at: narrowPoint, gradient: &narrowGradient) - value) <= 1e-6)
      for (a, b) in zip(narrowGradient.flat, gradient.flat) { #expect(abs(a - b) <= 1e-6) }
    }
  }
}
