import NumericsEngine
import Testing

@Suite struct RandomGeneratorPermutationTests {
  /// All 24 orders of four, 48 000 times; χ² with 23 degrees of freedom exceeds 49.7 in 0.1 % of all
  /// samples.
  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func everyOrderIsEquallyLikely(algorithm: RandomGenerator.Algorithm) {
    var generator = RandomGenerator(seed: 21, algorithm: algorithm)
    var counts: [[Int]: Double] = [:]
    for _ in 0..<48_000 { counts[generator.permutation(4), default: 0] += 1 }
    #expect(counts.count == 24)
    #expect(counts.values.reduce(0) { $0 + ($1 - 2000) * ($1 - 2000) / 2000 } < 49.7)
  }

  /// The 12 ordered pairs of four, 24 000 times; χ² with 11 degrees of freedom exceeds 31.3 in 0.1 %.
  @Test func everyChoiceIsEquallyLikely() {
    var generator = RandomGenerator(seed: 22)
    var counts: [[String]: Double] = [:]
    for _ in 0..<24_000 {
      counts[generator.choice(2, of: ["a", "b", "c", "d"]), default: 0] += 1
    }
    #expect(counts.count == 12)
    #expect(counts.values.reduce(0) { $0 + ($1 - 2000) * ($1 - 2000) / 2000 } < 31.3)
  }

  @Test func withReplacementValuesRepeat() {
    var generator = RandomGenerator(seed: 23)
    let drawn = generator.choiceWithReplacement(1000, of: [1, 2])
    #expect(drawn.count == 1000 && Set(drawn) == [1, 2])
    // 1 000 fair draws: 500 ± 4 · √250.
    #expect(abs(drawn.count { $0 == 1 } - 500) < 64)
  }

  @Test func edges() {
    var generator = RandomGenerator(seed: 24)
    #expect(generator.permutation(0).isEmpty)
    #expect(generator.permutation(1) == [0])
    #expect(generator.permutation(1000).sorted() == Array(0..<1000))
    #expect(generator.choice(0, of: [Int]()).isEmpty)
    #expect(generator.choiceWithReplacement(0, of: [Int]()).isEmpty)
    #expect(generator.choice(3, of: [1, 2, 3]).sorted() == [1, 2, 3])
    var values = ["x", "y", "z"]
    generator.shuffle(&values)
    #expect(values.sorted() == ["x", "y", "z"])
  }
}
