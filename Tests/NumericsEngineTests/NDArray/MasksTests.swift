import Testing

@testable import NumericsEngine

@Suite struct MasksTests {
  private let values = [true, false, true, true, false, false]

  @Test func logicInEveryLayout() {
    let others = [true, true, false, true, false, true]
    for a in everyLayout(of: values, shape: [2, 3], filledWith: (true, false)) {
      #expect((.!a).elements == values.map { !$0 })
      for b in everyLayout(of: others, shape: [2, 3], filledWith: (true, false)) {
        #expect((a .& b).elements == zip(values, others).map { $0 && $1 })
        #expect((a .| b).elements == zip(values, others).map { $0 || $1 })
        #expect((a .^ b).elements == zip(values, others).map { $0 != $1 })
      }
      let column = NDArray(shape: [2, 1], elements: [true, false])
      #expect((a .& column).elements == [true, false, true, false, false, false])
      #expect((column .| a).elements == [true, true, true, true, false, false])
    }
  }

  @Test func countsInEveryLayout() {
    for shape in shapes(ranks: 0...3, limit: 3) {
      let values = (0..<shape.reduce(1, *)).map { $0 * $0 % 3 == 1 }
      for mask in everyLayout(of: values, shape: shape, filledWith: (true, true)) {
        #expect(mask.trueCount == values.count { $0 })
        for axis in shape.indices {
          let counts = mask.trueCount(axis: axis)
          let numbers = NDArray<Int>(shape: shape, elements: values.map { $0 ? 1 : 0 })
          #expect(counts == numbers.sum(axis: axis))
        }
      }
    }
  }

  /// Around the 8 elements of a word and the 255 words whose counts fit into its bytes.
  @Test(arguments: [0, 1, 7, 8, 9, 2039, 2040, 2041, 2047, 2048, 4087, 100_003])
  func countsOfLongMasks(count: Int) {
    #expect(NDArray(repeating: true, shape: [count]).trueCount == count)
    #expect(NDArray(repeating: false, shape: [count]).trueCount == 0)
    let pattern = (0..<count).map { $0 * 7919 % 13 < 5 }
    #expect(NDArray(pattern).trueCount == pattern.count { $0 })
  }

  @Test func anyAndAllAlongAnAxis() {
    let mask = NDArray(shape: [3, 2], elements: [true, true, false, true, false, false])
    #expect((mask.trueCount(axis: 1) .> 0).elements == [true, true, false])
    #expect((mask.trueCount(axis: 1) .== 2).elements == [true, false, false])
    #expect(mask.trueCount(axis: 0, keepingDimensions: true).shape == [1, 2])
  }

  @Test func text() {
    let mask = NDArray([[1, 2], [3, 4]]) .> 1
    #expect("\(mask)" == "[[false  true]\n [ true  true]]")
  }
}
