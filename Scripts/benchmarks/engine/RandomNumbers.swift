import NumericsEngine

/// 10⁷ random numbers, from each algorithm.
func measureRandomNumbers(_ stopwatch: Stopwatch) {
  let count = 10_000_000
  for algorithm in RandomGenerator.Algorithm.allCases {
    var generator = RandomGenerator(seed: 1, algorithm: algorithm)
    let peer = "engine \(algorithm.rawValue)"
    stopwatch.measure("random/uniform f64", peer: peer) { generator.uniform(count: count) }
    stopwatch.measure("random/normal f64", peer: peer) { generator.normal(count: count) }
  }
  var generator = RandomGenerator(seed: 1)
  stopwatch.measure("random/permutation 60000") { generator.permutation(60_000) }
}
