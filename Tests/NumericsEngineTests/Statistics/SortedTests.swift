import NumericsEngine
import Testing

/// Against the standard library's sort, by the total order of the numbers.
@Suite(.serialized) struct SortedTests {
  @Test func everyShortSeries() {
    let values: [Double] = [-.infinity, -1.5, -0.0, 0, 0x1p-1040, 3, .infinity, .nan]
    for length in 0...3 {
      for series in indices(of: Array(repeating: values.count, count: length)) {
        expectSorted(series.map { values[$0] })
      }
    }
  }

  /// Lengths on both sides of where insertion, digits and buckets begin, and data that is spread
  /// evenly, clustered, constant, rising, falling, and of a tiny spread on a large offset.
  @Test(arguments: [47, 48, 49, 1000, 65_535, 65_536, 65_537, 150_000], [1, 2])
  func lengthsAndShapes(count: Int, threads: Int) {
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = threads
    var generator = RandomGenerator(seed: 4)
    let normal = generator.normal(count: count)
    expectSorted(normal)
    expectSorted(generator.uniform(in: -1e300..<1e300, count: count))
    expectSorted(generator.integers(in: 0...3, count: count).map(Double.init))
    expectSorted(normal.map { 1e9 + $0 * 1e-6 })
    expectSorted((0..<count).map { Double($0) })
    expectSorted((0..<count).map { Double(-$0) })
    expectSorted([Double](repeating: 7, count: count))
    expectSorted(normal.enumerated().map { $0.offset % 7 == 0 ? .nan : $0.element })
  }

  @Test func floats() {
    var generator = RandomGenerator(seed: 5)
    let values = generator.normal(count: 100_000).map(Float.init) + [.nan, -.infinity, -0.0, 0]
    let sorted = Statistics.sorted(values)
    #expect(sorted.last?.isNaN == true)
    #expect(sorted.dropLast() == values.filter { !$0.isNaN }.sorted()[...])
  }

  private func expectSorted(_ values: [Double]) {
    let expected = values.sorted {
      $0.isTotallyOrdered(belowOrEqualTo: $1) && $0.bitPattern != $1.bitPattern
    }
    let sorted = Statistics.sorted(values)
    #expect(sorted.map(\.bitPattern) == expected.map(\.bitPattern), "\(values.count) values")
  }
}
