import NumericsEngine

/// 10⁷ random numbers, from each algorithm.
func measureRandomNumbers(_ stopwatch: Stopwatch) {
  let count = 10_000_000
  var generator = RandomGenerator(seed: 1)
  stopwatch.measure("random/uniform f64") { generator.uniform(shape: [count]) }
  stopwatch.measure("random/normal f64") { generator.normal(shape: [count]) }
  for algorithm in RandomGenerator.Algorithm.allCases where algorithm != generator.algorithm {
    var other = RandomGenerator(seed: 1, algorithm: algorithm)
    let name = algorithm.rawValue
    stopwatch.measure("random/uniform f64, \(name)") { other.uniform(shape: [count]) }
    stopwatch.measure("random/normal f64, \(name)") { other.normal(shape: [count]) }
  }
  stopwatch.measure("random/permutation 60000") { generator.permutation(60_000) }
}
