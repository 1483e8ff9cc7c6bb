import Testing

@testable import NumericsEngine

@Suite struct RandomGeneratorIntegersTests {
  /// χ² of the counts; with 9 degrees of freedom it exceeds 27.9 in 0.1 % of all samples.
  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func everyIntegerIsEquallyLikely(algorithm: RandomGenerator.Algorithm) {
    var generator = RandomGenerator(seed: 8, algorithm: algorithm)
    var counts = [Double](repeating: 0, count: 10)
    for value in generator.integers(in: -3..<7, count: 100_000) { counts[value + 3] += 1 }
    #expect(counts.reduce(0) { $0 + ($1 - 10_000) * ($1 - 10_000) / 10_000 } < 27.9)
  }

  @Test func wholeRangesOfInt() {
    var generator = RandomGenerator(seed: 8, algorithm: .philox)
    var copy = generator
    let values = generator.integers(in: Int.min...Int.max, count: 4)
    #expect(values == (0..<4).map { _ in Int.min &+ Int(truncatingIfNeeded: copy.next()) })
    #expect(generator.integers(in: Int.max...Int.max, count: 2) == [.max, .max])
    #expect(generator.integer(in: 5..<6) == 5)
    #expect(generator.integers(in: 0..<9, count: 0).isEmpty)
  }

  /// Of four words that follow each other, a bound of ¾ · 2⁶⁴ must reject exactly one.
  @Test func rejectsExactlyTheSurplus() {
    let bound: UInt64 = 3 << 62
    var rejected = 0
    for word in 0..<4000 as Range<UInt64> {
      _ = boundedInteger(word, bound: bound) {
        rejected += 1
        return .max
      }
    }
    #expect(rejected == 1000)
    #expect(boundedInteger(42, bound: 0) { 0 } == 42)
    #expect(boundedInteger(.max, bound: 1) { 0 } == 0)
  }
}
