import Testing

@testable import NumericsEngine

@Suite struct NDArrayReductionsTests {
  @Test func everyShapeLayoutAndAxis() {
    for shape in shapes(ranks: 0...3, limit: 3) {
      let count = shape.reduce(1, *)
      for array in everyLayout(of: wholeNumbers(count) as [Double], shape: shape) { check(array) }
      for array in everyLayout(of: wholeNumbers(count) as [Int], shape: shape) { check(array) }
    }
  }

  @Test(arguments: [[40, 300], [300, 40], [1000, 3], [3, 1000], [33, 5, 260]])
  func largerThanBlocksAndTiles(shape: [Int]) {
    let array = NDArray(shape: shape, elements: wholeNumbers(shape.reduce(1, *)) as [Float])
    check(array)
    check(columnMajor(array))
  }

  @Test func means() {
    let table = NDArray([[1.0, 2, 6], [3, 4, 0]])
    #expect(table.mean() == 16.0 / 6)
    #expect(table.mean(axis: 0).elements == [2, 3, 3])
    #expect(table.mean(axis: -1).elements == [3, 7.0 / 3])
    #expect(table.mean(axis: 0, keepingDimensions: true).shape == [1, 3])
    #expect(NDArray<Double>([]).mean().isNaN)
    #expect(NDArray(shape: [0, 1], elements: [Float]()).mean(axis: 0)[0].isNaN)
  }

  @Test func nanAndInfinityPropagate() {
    let table = NDArray([[1, .nan], [.infinity, 2]])
    #expect(table.sum().isNaN)
    #expect(table.sum(axis: 0)[0] == .infinity)
    #expect(table.sum(axis: 0)[1].isNaN)
  }

  private func check<Element: NumericElement>(_ array: NDArray<Element>) {
    let all = indices(of: array.shape)
    #expect(array.sum() == all.reduce(0) { $0 + element(array, $1) })
    for axis in 0..<array.rank {
      var rest = array.shape
      rest.remove(at: axis)
      var expected = [Element](repeating: 0, count: rest.reduce(1, *))
      let strides = Layout(rowMajor: rest).strides
      for index in all {
        var place = index
        place.remove(at: axis)
        expected[zip(place, strides).reduce(0) { $0 + $1.0 * $1.1 }] += element(array, index)
      }
      let sums = array.sum(axis: axis)
      #expect(sums.shape == rest)
      #expect(sums.elements == expected, "\(array.shape) \(array.strides) axis \(axis)")
      let kept = array.sum(axis: axis - array.rank, keepingDimensions: true)
      #expect(kept.shape.count == array.rank && kept.shape[axis] == 1)
      #expect(kept.elements == expected)
    }
  }
}
