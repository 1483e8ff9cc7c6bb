import Testing

@testable import NumericsEngine

@Suite struct NDArraySubscriptTests {
  @Test func readsEveryIndexOfEveryLayout() {
    for shape in shapes(ranks: 0...3, limit: 3) {
      for array in everyLayout(of: Array(0..<shape.reduce(1, *)), shape: shape) {
        for index in indices(of: shape) {
          #expect(read(array, index) == element(array, index))
          let negative = zip(index, shape).map { $0 - $1 }
          #expect(read(array, negative) == element(array, index))
        }
      }
    }
  }

  @Test func writesOneElementAndNoCopySeesIt() {
    for shape in shapes(ranks: 0...3, limit: 3) {
      for array in everyLayout(of: Array(0..<shape.reduce(1, *)), shape: shape) {
        for (position, index) in indices(of: shape).enumerated() {
          var changed = array
          write(&changed, index, -1)
          var expected = array.elements
          #expect(expected == Array(0..<array.count))
          expected[position] = -1
          #expect(changed.elements == expected, "\(shape) \(array.strides) \(index)")
        }
      }
    }
  }

  @Test func writingToARepeatedElementChangesOnlyOne() {
    // Six places in storage and six elements, but only three of the places are seen, twice.
    var repeated = NDArray([[1.0, 2, 3], [4, 5, 6]]).row(1).broadcasted(to: [2, 3])
    repeated[0, 0] = 9
    #expect(repeated.elements == [9, 5, 6, 4, 5, 6])
  }

  @Test func variadicIsForTheOtherRanks() {
    var number = NDArray(shape: [], elements: [3])
    #expect(number[] == 3)
    number[] += 1
    #expect(number[] == 4)
    var cube = NDArray(shape: [2, 2, 2], elements: Array(0..<8))
    cube[1, -1, 0] = 60
    #expect(cube.elements == [0, 1, 2, 3, 4, 5, 60, 7])
  }

  private func read(_ array: NDArray<Int>, _ index: [Int]) -> Int {
    switch index.count {
    case 0: array[]
    case 1: array[index[0]]
    case 2: array[index[0], index[1]]
    default: array[index[0], index[1], index[2]]
    }
  }

  private func write(_ array: inout NDArray<Int>, _ index: [Int], _ value: Int) {
    switch index.count {
    case 0: array[] = value
    case 1: array[index[0]] = value
    case 2: array[index[0], index[1]] = value
    default: array[index[0], index[1], index[2]] = value
    }
  }
}
