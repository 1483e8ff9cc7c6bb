import Testing

@testable import NumericsEngine

@Suite struct NDArraySortingTests {
  @Test func everyAxisShapeAndLayout() {
    for shape in shapes(ranks: 1...3, limit: 3) + [[7], [5, 6]] {
      let numbers: [Double] = wholeNumbers(shape.reduce(1, *))
      for array in everyLayout(of: numbers, shape: shape) {
        for axis in shape.indices {
          let (sorted, order) = (array.sorted(axis: axis), array.argsort(axis: axis))
          #expect(sorted.shape == shape && order.shape == shape)
          var lanes = shape
          lanes[axis] = 1
          for start in indices(of: lanes) {
            let places = (0..<shape[axis]).map { i in
              start.enumerated().map { $0.offset == axis ? i : $0.element }
            }
            let lane = places.map { element(array, $0) }
            #expect(places.map { element(sorted, $0) } == lane.sorted())
            let expected = lane.indices.sorted { (lane[$0], $0) < (lane[$1], $1) }
            #expect(places.map { element(order, $0) } == expected)
          }
          #expect(array.sorted(axis: axis - shape.count) == sorted)
        }
        #expect(array.elements == numbers)
      }
    }
  }

  /// NumPy 2.4.6: `np.sort` and `np.argsort(kind="stable")` of the same numbers.
  @Test func specialNumbers() {
    let a: NDArray<Double> = [.nan, 2, -.infinity, .nan, 0, .infinity, -1, 2]
    let sorted = a.sorted().elements
    #expect(sorted[..<6] == [-.infinity, -1, 0, 2, 2, .infinity])
    #expect(sorted[6].isNaN && sorted[7].isNaN)
    #expect(a.argsort().elements == [2, 6, 4, 1, 7, 5, 0, 3])
    #expect(NDArray<Float>([.nan, .nan]).argsort().elements == [0, 1])
  }

  /// Lanes that are long enough to be sorted by digits.
  @Test func longLanes() {
    let count = 40_000
    let wide = NDArray((0..<(2 * count)).map { Double($0 * 7919 % 10_007) - 5000 })
      .reshaped(to: [2, count])
    let narrow = NDArray<Float>(wide)
    for row in 0..<2 {
      // The numbers are too many to be shown when they differ.
      let areSorted = [
        wide.sorted().row(row).elements == wide.row(row).elements.sorted(),
        narrow.sorted().row(row).elements == narrow.row(row).elements.sorted(),
      ]
      #expect(areSorted == [true, true], "row \(row)")
    }
    let isSortedDownwards = wide.transposed.sorted(axis: 0) == wide.sorted().transposed
    #expect(isSortedDownwards)
  }

  @Test func largeArraysKeepEqualElementsInOrder() {
    let numbers = (0..<50_000).map { $0 * 7919 % 100 }
    let array = NDArray(numbers).reshaped(to: [10, 5000])
    for row in 0..<10 {
      let lane = array.row(row).elements
      #expect(array.sorted().row(row).elements == lane.sorted())
      let expected = lane.indices.sorted { (lane[$0], $0) < (lane[$1], $1) }
      #expect(array.argsort().row(row).elements == expected)
    }
    #expect(array.transposed.sorted(axis: 0) == array.sorted().transposed)
  }
}
