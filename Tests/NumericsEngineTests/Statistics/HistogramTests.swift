import NumericsEngine
import Testing

@Suite struct HistogramTests {
  /// NumPy 2.4.6, `histogram(values, bins, range)`.
  @Test func againstNumPy() throws {
    let tenths = try Statistics.histogram((0...10).map { Double($0) / 10 }, bins: 10)
    #expect(tenths.counts == [1, 1, 2, 0, 1, 2, 1, 0, 1, 2])
    #expect(
      tenths.edges == [
        0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5, 0.6000000000000001, 0.7000000000000001, 0.8,
        0.9, 1,
      ])
    let uneven = try Statistics.histogram([1, 2, 1, 4], bins: 3)
    #expect(uneven.counts == [2, 1, 1])
    #expect(uneven.edges == [1, 2, 3, 4])
  }

  @Test func equalValues() throws {
    let histogram = try Statistics.histogram([5, 5, 5], bins: 4)
    #expect(histogram.counts == [0, 0, 3, 0])
    #expect(histogram.edges == [4.5, 4.75, 5, 5.25, 5.5])
    let point = try Statistics.histogram([2, 2], bins: 1, range: 2...2)
    #expect(point == (try Statistics.histogram([2, 2], bins: 1)))
    #expect(point.edges == [1.5, 2.5])
  }

  @Test func rangeLeavesOut() throws {
    let values = [-1, 0, 1, 2, 3, .nan, .infinity, 3.5]
    let histogram = try Statistics.histogram(values, bins: 3, range: 0...3)
    #expect(histogram.counts == [1, 1, 2])
    #expect(try Statistics.histogram([], bins: 2, range: 0...1).counts == [0, 0])
  }

  /// Each value against each edge, by the definition; the values are the edges themselves, where
  /// rounding of the bin number goes wrong most easily, and their neighbours.
  @Test func edgesAndTheirNeighboursByDefinition() throws {
    var corrected = 0
    for first in [0.0, 0.1, -0.3, 1, 0.7] {
      for width in [0.3, 0.7, 1.1, 3.3] {
        for bins in 1...40 {
          let range = first...(first + width)
          let edges = try Statistics.histogram([], bins: bins, range: range).edges
          let values = edges.flatMap { [$0.nextDown, $0, $0.nextUp] }
          let histogram = try Statistics.histogram(values, bins: bins, range: range)
          let expected = (0..<bins).map { bin in
            values.count {
              edges[bin] <= $0 && ($0 < edges[bin + 1] || bin == bins - 1 && $0 == edges[bins])
            }
          }
          #expect(histogram.counts == expected, "\(first) \(width) \(bins)")
          corrected += zip(0..., edges.dropLast()).count {
            Int(($1 - first) / (range.upperBound - first) * Double(bins)) != $0
          }
        }
      }
    }
    #expect(corrected > 100, "the cases must contain edges that rounding puts into another bin")
  }

  @Test func densitiesHaveAnAreaOfOne() throws {
    let histogram = try Statistics.histogram([1, 2, 2.5, 4], bins: 3)
    #expect(histogram.counts == [1, 2, 1])
    #expect(histogram.densities == [0.25, 0.5, 0.25])
    #expect(histogram.centres == [1.5, 2.5, 3.5])
  }

  @Test func failures() {
    #expect(
      throws: EngineError.invalidParameter(name: "bins", value: 0, requirement: "1 or more")
    ) {
      try Statistics.histogram([1], bins: 0)
    }
    #expect(throws: EngineError.emptyInput(operation: "histogram without a range")) {
      try Statistics.histogram([], bins: 3)
    }
    #expect(throws: EngineError.notFinite(index: 2, value: -.infinity)) {
      try Statistics.histogram([1, 2, -.infinity], bins: 3)
    }
    #expect(
      throws: EngineError.invalidParameter(
        name: "the width of the range", value: .infinity, requirement: "finite")
    ) {
      try Statistics.histogram([1], bins: 3, range: 0...(.infinity))
    }
    #expect(throws: EngineError.self) {
      try Statistics.histogram([1, 1.0.nextUp], bins: 3)
    }
  }
}
