import NumericsEngine

/// Descriptive statistics of 10⁷ normal numbers.
func measureStatistics(_ stopwatch: Stopwatch) throws {
  guard stopwatch.family.isEmpty || stopwatch.family == "stats" else { return }
  var generator = RandomGenerator(seed: 3)
  let x = generator.normal(count: 10_000_000)
  let probabilities = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
  try stopwatch.measure("stats/mean") { try Statistics.mean(x) }
  try stopwatch.measure("stats/sd") { try Statistics.standardDeviation(x, ddof: 1) }
  try stopwatch.measure("stats/skew") { try Statistics.skewness(x) }
  try stopwatch.measure("stats/kurtosis") { try Statistics.kurtosis(x) }
  try stopwatch.measure("stats/median") { try Statistics.median(x) }
  try stopwatch.measure("stats/quantiles x7") { try Statistics.quantiles(x, at: probabilities) }
  try stopwatch.measure("stats/histogram 100") {
    try Statistics.histogram(x, bins: 100, range: -5...5)
  }
  try stopwatch.measure("stats/histogram 100 auto range") { try Statistics.histogram(x, bins: 100) }
  stopwatch.measure("stats/sort") { Statistics.sorted(x) }
}
