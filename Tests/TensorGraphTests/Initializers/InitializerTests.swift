import NumericsEngine
import Testing

@testable import TensorGraph

/// Initialisers against theory: bounds, moments, and the distance from the distribution function.
struct InitializerTests {
  /// One kind of numbers for weights [300, 200]: fan-in 300, fan-out 200.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let initializer: Initializer
    let mean, deviation: Double
    /// The probability of a number of at most x.
    let cumulative: @Sendable (Double) -> Double
  }

  static let shape = [300, 200]

  static func uniform(_ name: String, _ initializer: Initializer, _ low: Double, _ high: Double)
    -> Case
  {
    Case(
      testDescription: name, initializer: initializer, mean: (low + high) / 2,
      deviation: (high - low) / 12.squareRoot(),
      cumulative: { min(1, max(0, ($0 - low) / (high - low))) })
  }

  static func normal(
    _ name: String, _ initializer: Initializer, _ mean: Double, _ deviation: Double
  ) throws -> Case {
    let law = try Normal(mean: mean, standardDeviation: deviation)
    return Case(
      testDescription: name, initializer: initializer, mean: mean, deviation: deviation,
      cumulative: { law.cumulative($0) })
  }

  static func cases() throws -> [Case] {
    let standard = try Normal(mean: 0, standardDeviation: 1)
    let (low, high) = (standard.cumulative(-2), standard.cumulative(2))
    // The standard deviation of a normal number between −2 and 2: √(1 − 4 φ(2) / (Φ(2) − Φ(−2))).
    let shrunk = (1 - 4 * standard.density(2) / (high - low)).squareRoot()
    return [
      uniform("uniform", .uniform(-0.5...1.5), -0.5, 1.5),
      uniform("glorotUniform", .glorotUniform, -(6.0 / 500).squareRoot(), (6.0 / 500).squareRoot()),
      uniform("heUniform", .heUniform, -(6.0 / 300).squareRoot(), (6.0 / 300).squareRoot()),
      try normal("normal", .normal(mean: 1, standardDeviation: 0.2), 1, 0.2),
      try normal("glorotNormal", .glorotNormal, 0, (2.0 / 500).squareRoot()),
      try normal("heNormal", .heNormal, 0, (2.0 / 300).squareRoot()),
      Case(
        testDescription: "truncatedNormal",
        initializer: .truncatedNormal(mean: 1, standardDeviation: 0.2), mean: 1,
        deviation: 0.2 * shrunk,
        cumulative: {
          let z = min(2, max(-2, ($0 - 1) / 0.2))
          return (standard.cumulative(z) - low) / (high - low)
        }),
    ]
  }

  /// Of n numbers the mean is within 5 σ / √n, the deviation within 5 σ / √(2n) (for the normal law, whose
  /// kurtosis is the largest here), and the distance from the distribution function is below
  /// 2.23 / √n, which by Kolmogorov's law is passed once in 10 000; the seed is fixed.
  @Test(arguments: try cases()) func followsTheory(_ check: Case) {
    var generator = RandomGenerator(seed: 11)
    let numbers: [Double] = check.initializer.values(shape: Self.shape, using: &generator).elements
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    #expect(abs(mean - check.mean) < 5 * check.deviation / count.squareRoot())
    #expect(
      abs(variance.squareRoot() - check.deviation) < 5 * check.deviation / (2 * count).squareRoot())
    var distance = 0.0
    for (index, number) in numbers.sorted().enumerated() {
      let probability = check.cumulative(number)
      distance = max(
        distance, abs(probability - Double(index) / count),
        abs(probability - Double(index + 1) / count))
    }
    #expect(distance < 2.23 / count.squareRoot())
  }

  @Test func constants() {
    var generator = RandomGenerator(seed: 1)
    let zeros: NDArray<Float> = Initializer.zeros.values(shape: [2, 3], using: &generator)
    #expect(zeros == NDArray(repeating: 0, shape: [2, 3]))
    let sevens: NDArray<Double> = Initializer.constant(7).values(shape: [], using: &generator)
    #expect(sevens == NDArray(repeating: 7, shape: []))
    // Nothing was drawn.
    var fresh = RandomGenerator(seed: 1)
    #expect(generator.next() == fresh.next())
  }

  @Test func nothingBeyondTwoDeviations() {
    var generator = RandomGenerator(seed: 3)
    let numbers: NDArray<Double> = Initializer.truncatedNormal(standardDeviation: 3)
      .values(shape: [100_000], using: &generator)
    #expect(numbers.elements.allSatisfy { abs($0) <= 6 })
    #expect(numbers.elements.contains { abs($0) > 5.9 })
    // A deviation of 0 ends too.
    let same: NDArray<Double> = Initializer.truncatedNormal(mean: 2, standardDeviation: 0)
      .values(shape: [3], using: &generator)
    #expect(same.elements == [2, 2, 2])
  }

  @Test func fans() {
    #expect(Fans(shape: []) == Fans(shape: [1]))
    #expect((Fans(shape: [5]).fanIn, Fans(shape: [5]).fanOut) == (5, 5))
    #expect((Fans(shape: [784, 512]).fanIn, Fans(shape: [784, 512]).fanOut) == (784, 512))
    let filters = Fans(shape: [5, 3, 32, 64])
    #expect((filters.fanIn, filters.fanOut) == (5 * 3 * 32, 5 * 3 * 64))
  }

  /// Filters of 5 × 5 × 4: fan-in 100, so that He's bound is √0.06.
  @Test func filtersCountTheWindow() {
    var generator = RandomGenerator(seed: 3)
    let numbers: NDArray<Float> = Initializer.heUniform.values(
      shape: [5, 5, 4, 50], using: &generator)
    let largest = numbers.elements.map { abs($0) }.max() ?? 0
    #expect(largest <= Float(0.06.squareRoot()) && largest > 0.99 * Float(0.06.squareRoot()))
  }

  @Test func nothingToDraw() {
    var generator = RandomGenerator(seed: 3)
    for initializer in [
      Initializer.heNormal, .glorotUniform, .truncatedNormal(standardDeviation: 1),
    ] {
      let numbers: NDArray<Float> = initializer.values(shape: [0, 4], using: &generator)
      #expect(numbers.shape == [0, 4])
    }
  }

  @Test func theSameSeedGivesTheSameNumbers() {
    let graph = Graph<Float>()
    func values(_ seed: UInt32) -> [Float] {
      var generator = RandomGenerator(seed: seed)
      let variable = graph.variable(shape: [4, 3], .glorotNormal, name: "w", using: &generator)
      return Session(graph).value(of: variable).elements
    }
    #expect(values(5) == values(5))
    #expect(values(5) != values(6))
  }
}
