import Testing

@testable import NumericsEngine

@Suite struct NDArrayCumulativeSumTests {
  @Test func everyAxisShapeAndLayout() {
    for shape in shapes(ranks: 1...3, limit: 3) + [[2, 2, 3, 2]] {
      let numbers: [Int] = wholeNumbers(shape.reduce(1, *))
      for array in everyLayout(of: numbers, shape: shape) {
        for axis in shape.indices {
          let sums = array.cumulativeSum(axis: axis)
          #expect(sums.shape == shape)
          let expected = indices(of: shape).map { index in
            (0...index[axis]).reduce(0) { sum, i in
              sum + element(array, index.enumerated().map { $0.offset == axis ? i : $0.element })
            }
          }
          #expect(sums.elements == expected)
          #expect(array.cumulativeSum(axis: axis - shape.count) == sums)
        }
        #expect(array.elements == numbers)
      }
    }
  }

  @Test func notANumberStays() {
    let sums = NDArray<Double>([1, .infinity, -.infinity, 1]).cumulativeSum(axis: 0).elements
    #expect(sums[..<2] == [1, .infinity])
    #expect(sums[2].isNaN && sums[3].isNaN)
  }

  @Test func manyLanes() {
    let array = NDArray(0..<200_000).reshaped(to: [400, 500])
    let sums = array.cumulativeSum(axis: 1)
    #expect(sums.column(-1) == array.sum(axis: 1))
    #expect(array.transposed.cumulativeSum(axis: 0) == sums.transposed)
  }
}
