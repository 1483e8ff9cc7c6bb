import NumericsEngine
import Testing

/// The numbers are those of NumPy 2.4.6: `RandomState(seed).random_sample(1000)`.
@Suite struct RandomGeneratorUniformTests {
  @Test(arguments: [
    (
      7 as UInt32,
      [
        0.07630828937395717, 0.7799187922401146, 0.4384092314408935, 0.7234651778309412,
        0.9779895119966027,
      ], 0.016448753231374513
    ),
    (
      20_240_229,
      [
        0.5611290318208016, 0.9755159344372172, 0.3248851669233894, 0.9246365830518882,
        0.22923053150731254,
      ], 0.5081021174233055
    ),
    (
      4_294_967_295,
      [
        0.0976320289940138, 0.9123828453026218, 0.78903530185164, 0.7800035981134678,
        0.01793967398674523,
      ], 0.556626859384112
    ),
  ])
  func bitForBitNumPys(seed: UInt32, first: [Double], thousandth: Double) {
    var generator = RandomGenerator(seed: seed, algorithm: .mt19937)
    let numbers = generator.uniform(count: 1000)
    #expect(Array(numbers.prefix(5)) == first)
    #expect(numbers[999] == thousandth)
    var single = RandomGenerator(seed: seed, algorithm: .mt19937)
    #expect((0..<1000).map { _ in single.uniform() } == numbers)
  }

  /// `RandomState(7).uniform(-3, 5, 4)` of NumPy 2.4.6.
  @Test func rangesAreNumPys() {
    let expected = [
      -2.3895336850083426, 3.239350337920917, 0.507273851527148, 2.7877214226475298,
    ]
    var halfOpen = RandomGenerator(seed: 7, algorithm: .mt19937)
    var closed = halfOpen
    var (one, other) = (halfOpen, halfOpen)
    #expect(halfOpen.uniform(in: -3..<5, count: 4) == expected)
    #expect(closed.uniform(in: -3...5, count: 4) == expected)
    #expect(one.uniform(in: -3..<5) == expected[0])
    #expect(other.uniform(in: -3...5) == expected[0])
  }

  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func boundsHold(algorithm: RandomGenerator.Algorithm) {
    var generator = RandomGenerator(seed: 4, algorithm: algorithm)
    let narrow = generator.uniform(in: 1..<(1.0.nextUp), count: 100)
    #expect(narrow.allSatisfy { $0 == 1 })
    let point = generator.uniform(in: 2...2, count: 3)
    #expect(point == [2, 2, 2])
    #expect(generator.uniform(in: 1...(1.0.nextUp), count: 100).contains(1.0.nextUp))
    #expect(generator.uniform(count: 0).isEmpty)
  }

  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func fillsTheUnitInterval(algorithm: RandomGenerator.Algorithm) {
    var generator = RandomGenerator(seed: 2024, algorithm: algorithm)
    let sorted = generator.uniform(count: 100_000).sorted()
    #expect(sorted.allSatisfy { (0..<1).contains($0) })
    #expect(kolmogorovDistance(sorted) { $0 } < 0.00515)
  }
}

/// The largest distance between the share of values up to x and the cumulative probability of x.
///
/// For 10⁵ values that follow the distribution it stays below 1.63 / √n = 0.00515 in 99 % of all
/// samples (Kolmogorov's limit law); the seeds are fixed, so each test always passes or never.
func kolmogorovDistance(_ sorted: [Double], _ cumulative: (Double) -> Double) -> Double {
  let count = Double(sorted.count)
  return sorted.enumerated().reduce(0) { largest, entry in
    let probability = cumulative(entry.element)
    let below = Double(entry.offset) / count
    return max(largest, probability - below, below + 1 / count - probability)
  }
}
