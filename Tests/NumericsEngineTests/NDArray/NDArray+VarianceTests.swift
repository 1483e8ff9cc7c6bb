import Testing

@testable import NumericsEngine

@Suite struct NDArrayVarianceTests {
  /// Values from NumPy 2.4.
  @Test func smallSeries() {
    let series = NDArray([1.0, 2, 4, 8])
    #expect(series.variance() == 7.1875)
    #expect(series.variance(ddof: 1) == 9.583333333333334)
    #expect(series.standardDeviation() == 7.1875.squareRoot())
    #expect(NDArray([3.0]).variance(ddof: 1).isNaN)
    #expect(NDArray([3.0, 4]).variance(ddof: 2) == .infinity)
    #expect(NDArray([3.0, 4]).variance(ddof: 3) == .infinity)
    #expect(NDArray<Double>([]).variance().isNaN)
    #expect(NDArray([1, .infinity]).variance().isNaN && NDArray([1, Double.nan]).variance().isNaN)
    let empty = NDArray<Double>(repeating: 0, shape: [0, 2])
    #expect(empty.variance(axis: 0).elements.allSatisfy { $0.isNaN })
    #expect(empty.variance(axis: 1, keepingDimensions: true).shape == [0, 1])
  }

  @Test func equalValuesHaveNone() {
    for count in [1, 7, 8, 100, 16384, 16385, 100_000] {
      #expect(NDArray<Double>(repeating: 0.1, shape: [count]).variance() == 0)
      #expect(NDArray<Float>(repeating: 0.1, shape: [count]).variance() == 0)
      #expect(NDArray<Double>(repeating: 1e100, shape: [count]).variance() == 0)
    }
  }

  /// The population variance of 0, 1, …, n − 1 is (n² − 1) / 12, wherever they start.
  @Test(arguments: [0, 1e6, 1e9, -4e12]) func offsetsCostNoDigits(offset: Double) {
    for count in [5, 1000, 16384, 50_000, 100_001] {
      let ramp = NDArray((0..<count).map { offset + Double($0) })
      let expected = (Double(count) * Double(count) - 1) / 12
      // Each of the three pairwise sums is right to about 30 · 2⁻⁵³ (see sums.h), and the deviations
      // are those from a mean rounded to 2⁻⁵³ of the offset, whose effect is taken out again.
      #expect(abs(ramp.variance() - expected) <= 1e-13 * expected, "count \(count)")
    }
  }

  @Test func everyShapeLayoutAndAxis() {
    for shape in shapes(ranks: 0...3, limit: 3) where !shape.contains(0) {
      let count = shape.reduce(1, *)
      for array in everyLayout(of: wholeNumbers(count) as [Double], shape: shape) { check(array) }
      for array in everyLayout(of: wholeNumbers(count) as [Float], shape: shape) { check(array) }
    }
  }

  @Test(arguments: [[40, 300], [300, 40], [20000, 3], [3, 20000], [33, 5, 260]])
  func largerThanBlocksAndTiles(shape: [Int]) {
    let array = NDArray(shape: shape, elements: wholeNumbers(shape.reduce(1, *)) as [Float])
    check(array)
    check(columnMajor(array))
  }

  @Test func noResultDependsOnTheThreads() {
    var generator = RandomGenerator(seed: 3)
    let array = NDArray(shape: [700, 300], elements: generator.normal(count: 210_000))
    let threads = Threads.count
    defer { Threads.count = threads }
    Threads.count = 1
    let one = (array.sum(), array.variance(), array.variance(axis: 0), array.sum(axis: 0))
    Threads.count = 2
    #expect(array.sum() == one.0 && array.variance() == one.1)
    #expect(array.variance(axis: 0) == one.2 && array.sum(axis: 0) == one.3)
  }

  /// Whole numbers: sums and squares are exact in Double, so that only the last divisions round.
  private func check<Element: RealElement>(_ array: NDArray<Element>) {
    let all = indices(of: array.shape).map { Double(element(array, $0)) }
    #expect(isClose(array.variance(), variance(all)))
    #expect(isClose(array.standardDeviation(), variance(all).squareRoot()))
    for axis in 0..<array.rank {
      var rest = array.shape
      rest.remove(at: axis)
      let expected = indices(of: rest).map { index in
        variance(
          (0..<array.shape[axis]).map { place in
            var full = index
            full.insert(place, at: axis)
            return Double(element(array, full))
          })
      }
      let result = array.variance(axis: axis - array.rank)
      #expect(result.shape == rest)
      #expect(zip(result.elements, expected).allSatisfy { isClose($0, $1) })
      let deviations = array.standardDeviation(axis: axis, keepingDimensions: true)
      #expect(deviations.shape[axis] == 1)
      #expect(zip(deviations.elements, expected).allSatisfy { isClose($0, $1.squareRoot()) })
    }
  }

  private func variance(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let sum = values.reduce(0, +)
    return (values.reduce(0) { $0 + $1 * $1 } - sum * sum / count) / count
  }

  /// Both formulas round a dozen times; then the result is rounded to its type.
  private func isClose<Element: RealElement>(_ got: Element, _ expected: Double) -> Bool {
    abs(Double(got) - expected) <= (1e-14 + Double(Element.ulpOfOne)) * max(expected, 1)
  }
}
