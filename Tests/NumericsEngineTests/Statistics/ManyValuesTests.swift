import NumericsEngine
import Testing

/// Series longer than a block of the kernels, on one thread and several.
@Suite(.serialized) struct ManyValuesTests {
  @Test func threadsDoNotMatter() throws {
    let before = Threads.count
    defer { Threads.count = before }
    var generator = RandomGenerator(seed: 31)
    let values = generator.normal(mean: 3, count: 1_000_003)
    let results = try [1, 2, 3].map { threads in
      Threads.count = threads
      return try [
        Statistics.mean(values), Statistics.variance(values), Statistics.skewness(values),
        Statistics.kurtosis(values),
      ] + Statistics.quantiles(values, at: [0, 0.01, 0.5, 0.99, 1])
        + Statistics.histogram(values, bins: 50).counts.map(Double.init)
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }

  /// Multiples of 2⁻²³ on 10⁹ are exact in binary; sums of 0 ..< n and of its squares are known.
  @Test func tinySpreadOnLargeOffset() throws {
    let (n, step) = (100_000.0, 0x1p-23)
    let values = stride(from: 0, to: n, by: 1).map { 1e9 + $0 * step }
    #expect(correctDigits(try Statistics.mean(values), 1e9 + (n - 1) / 2 * step) >= 15)
    #expect(correctDigits(try Statistics.variance(values), step * step * (n * n - 1) / 12) >= 14)
    #expect(abs(try Statistics.skewness(values)) < 1e-13)
    // Of n evenly spaced values: −6 (n² + 1) / (5 (n² − 1)).
    let kurtosis = -6 * (n * n + 1) / (5 * (n * n - 1))
    #expect(correctDigits(try Statistics.kurtosis(values), kurtosis) >= 13)
  }

  @Test(arguments: [65_536, 65_537, 400_000]) func quantilesAgainstSorting(count: Int) throws {
    var generator = RandomGenerator(seed: 32)
    let normal = generator.normal(count: count)
    let probabilities = [0, 1e-5, 0.1, 0.25, 0.5, 0.500001, 0.75, 0.999, 1]
    for values in [
      normal, normal.map { 1e9 + $0 * 1e-6 }, normal.map { $0.rounded() },
      normal.map { $0 > 2 ? .infinity : $0 }, normal.map { _ in 3 },
    ] {
      let sorted = values.sorted()
      let quantiles = try Statistics.quantiles(values, at: probabilities)
      for (probability, quantile) in zip(probabilities, quantiles) {
        let position = Double(count - 1) * probability
        let lower = Int(position)
        let (low, high) = (sorted[lower], sorted[min(lower + 1, count - 1)])
        #expect((low...high).contains(quantile))
        if position == Double(lower) { #expect(quantile == low) }
      }
    }
    var withNaN = normal
    withNaN[count / 2] = .nan
    #expect(try Statistics.median(withNaN).isNaN)
  }

  @Test func histogramsByDefinition() throws {
    var generator = RandomGenerator(seed: 33)
    let values = generator.normal(count: 300_000) + [.nan, .infinity]
    let histogram = try Statistics.histogram(values, bins: 7, range: -2...2)
    let edges = histogram.edges
    for bin in 0..<7 {
      let count = values.count {
        $0 >= edges[bin] && ($0 < edges[bin + 1] || bin == 6 && $0 == edges[7])
      }
      #expect(histogram.counts[bin] == count)
    }
    #expect(throws: EngineError.notFinite(index: 300_000, value: .infinity)) {
      try Statistics.histogram(values.filter { !$0.isNaN } + [.infinity, 1], bins: 3)
    }
  }

  /// The narrowest range there is must not make a bin number of 0 · ∞.
  @Test func subnormalWidths() throws {
    let tiny = 0x1p-1074
    let histogram = try Statistics.histogram([0, tiny, 2 * tiny, 4 * tiny], bins: 2)
    #expect(histogram.counts == [2, 2])
  }
}
