import NumericsEngine
import Testing

/// Many numbers at once are the numbers that come one by one, on any number of threads.
@Suite(.serialized) struct RandomGeneratorFillTests {
  struct Filling: CustomStringConvertible, Sendable {
    let description: String
    let single: @Sendable (inout RandomGenerator) -> Double
    let many: @Sendable (inout RandomGenerator, Int) -> [Double]

    static let all = [
      Filling(description: "uniform") {
        $0.uniform(in: -1..<3)
      } many: {
        $0.uniform(in: -1..<3, count: $1)
      },
      Filling(description: "normal") {
        $0.normal(mean: 2, standardDeviation: 3)
      } many: {
        $0.normal(mean: 2, standardDeviation: 3, count: $1)
      },
      Filling(description: "exponential") {
        $0.exponential(rate: 2)
      } many: {
        $0.exponential(rate: 2, count: $1)
      },
      Filling(description: "Bernoulli") {
        $0.bernoulli(probability: 0.3) ? 1 : 0
      } many: {
        $0.bernoulli(probability: 0.3, count: $1).map { $0 ? 1 : 0 }
      },
      Filling(description: "integer") {
        Double($0.integer(in: -5...1_000_000))
      } many: {
        $0.integers(in: -5...1_000_000, count: $1).map(Double.init)
      },
      // Two thirds of 2⁶⁴: every third word is rejected and replaced.
      Filling(description: "integer, rejecting") {
        Double($0.integer(in: (Int.min)..<(Int.max / 3)))
      } many: {
        $0.integers(in: (Int.min)..<(Int.max / 3), count: $1).map(Double.init)
      },
      Filling(description: "binomial") {
        Double($0.binomial(trials: 100, probability: 0.4))
      } many: {
        $0.binomial(trials: 100, probability: 0.4, count: $1).map(Double.init)
      },
      Filling(description: "Poisson") {
        Double($0.poisson(mean: 30))
      } many: {
        $0.poisson(mean: 30, count: $1).map(Double.init)
      },
    ]
  }

  @Test(arguments: Filling.all, RandomGenerator.Algorithm.allCases)
  func singleDrawsAreTheSameSequence(filling: Filling, algorithm: RandomGenerator.Algorithm) {
    for start in 0...5 {
      var one = RandomGenerator(seed: 6, algorithm: algorithm)
      for _ in 0..<start { _ = one.next() }
      var many = one
      let singles = (0..<1050).map { _ in filling.single(&one) }
      #expect(singles == filling.many(&many, 1050))
      #expect(one.next() == many.next(), "both must stand at the same place")
    }
  }

  @Test(arguments: Filling.all) func threadsDoNotMatter(filling: Filling) {
    let threads = Threads.count
    defer { Threads.count = threads }
    let results = [1, 2, 3].map { count in
      Threads.count = count
      var generator = RandomGenerator(seed: 12, algorithm: .philox)
      _ = generator.next()
      return filling.many(&generator, 100_003)
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }

  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func splitsDiffer(algorithm: RandomGenerator.Algorithm) {
    var parent = RandomGenerator(seed: 1, algorithm: algorithm)
    var copy = parent
    var firsts = Set(
      (0..<1000).map { _ in
        var child = parent.split()
        return child.next()
      })
    #expect(firsts.count == 1000)
    firsts.insert(parent.next())
    #expect(firsts.count == 1001)
    var (a, b) = (copy.split(), copy.split())
    #expect(firsts.contains(a.next()) && firsts.contains(b.next()), "splits must repeat")
    #expect(a.algorithm == algorithm)
  }

  /// Correlations between 100 streams: each is N(0, 1/n), and among 4 950 the largest stays below
  /// 5/√n with a probability of 0.997.
  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func splitsAreUncorrelated(algorithm: RandomGenerator.Algorithm) throws {
    var parent = RandomGenerator(seed: 3, algorithm: algorithm)
    let n = 1000
    let streams = (0..<100).map { _ in
      var child = parent.split()
      return child.normal(count: n)
    }
    let table = NDArray(shape: [100, n], elements: streams.flatMap { $0 }).transposed
    let correlation = try Statistics.correlation(of: table)
    let largest = indices(of: [100, 100]).filter { $0[0] < $0[1] }.map {
      abs(correlation[$0[0], $0[1]])
    }.max()
    #expect(try #require(largest) < 5 / Double(n).squareRoot())
  }
}
