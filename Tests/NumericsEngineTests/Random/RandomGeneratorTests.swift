import NumericsEngine
import Testing

@Suite struct RandomGeneratorTests {
  /// The first 32-bit draws of NumPy 2.4.6's `RandomState(7)`.
  @Test func draws() {
    var generator = RandomGenerator(seed: 7, algorithm: .mt19937)
    #expect(generator.next() == 0x1388_f0af_3a32_e4c4)
    #expect(generator.next() == 0xc7a8_c219_51a8_29f6)
  }

  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func copiesAreIndependent(algorithm: RandomGenerator.Algorithm) {
    var original = RandomGenerator(seed: 11, algorithm: algorithm)
    _ = original.uniform(count: 700)
    var copy = original
    let ahead = original.uniform(count: 5)
    #expect(copy.uniform(count: 5) == ahead)
    // The copy, one draw ahead, must not have moved the original.
    let third = copy
    _ = copy.next()
    #expect(original.uniform() != copy.uniform())
    var replay = third
    var again = third
    #expect(replay.normal(count: 9) == again.normal(count: 9))
  }

  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func seedsTellSequencesApart(algorithm: RandomGenerator.Algorithm) {
    var (a, b) = (
      RandomGenerator(seed: 1, algorithm: algorithm), RandomGenerator(seed: 1, algorithm: algorithm)
    )
    var c = RandomGenerator(seed: 2, algorithm: algorithm)
    let sequence = a.uniform(count: 10)
    #expect(b.uniform(count: 10) == sequence)
    #expect(c.uniform(count: 10) != sequence)
    #expect(a.algorithm == algorithm && c.seed == 2)
  }

  @Test func seedZeroIsTheDefaultSeedOfGSL() {
    var zero = RandomGenerator(seed: 0, algorithm: .mt19937)
    var standIn = RandomGenerator(seed: 4357, algorithm: .mt19937)
    #expect(zero.uniform(count: 4) == standIn.uniform(count: 4))
  }

  @Test func servesTheStandardLibrary() {
    var generator = RandomGenerator(seed: 3)
    let shuffled = Array(0..<20).shuffled(using: &generator)
    #expect(shuffled != Array(0..<20))
    #expect(shuffled.sorted() == Array(0..<20))
    let dice = (0..<600).map { _ in Int.random(in: 1...6, using: &generator) }
    #expect(Set(dice) == Set(1...6))
  }

  @Test func crossesTasks() async {
    let generator = RandomGenerator(seed: 9)
    let sums = await withTaskGroup(of: Double.self, returning: Set<Double>.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var own = generator
          return own.uniform(count: 20_000).reduce(0, +)
        }
      }
      return await group.reduce(into: []) { $0.insert($1) }
    }
    #expect(sums.count == 1)
  }
}
