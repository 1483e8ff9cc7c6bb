import Testing

@testable import NumericsEngine

@Suite struct NDArrayTests {
  @Test func elementsOfEveryLayout() {
    for shape in shapes(ranks: 0...3, limit: 3) {
      let numbers = Array(0..<shape.reduce(1, *)).map(Double.init)
      for array in everyLayout(of: numbers, shape: shape) {
        #expect(array.elements == numbers)
        #expect(array.elements == indices(of: shape).map { element(array, $0) })
        #expect(array == NDArray(shape: shape, elements: numbers))
      }
    }
  }

  @Test func initializers() {
    let matrix = NDArray([[1.0, 2, 3], [4, 5, 6]])
    #expect(matrix.shape == [2, 3])
    #expect(matrix.rank == 2 && matrix.count == 6)
    #expect(matrix == NDArray<Double>([[1, 2, 3], [4, 5, 6]]))
    #expect(NDArray([1, 2, 3]).shape == [3])
    #expect(NDArray([Int]()).shape == [0])
    #expect(NDArray([[Float]]()).shape == [0, 0])
    #expect(NDArray(repeating: Float(2), shape: [2, 1]).elements == [2, 2])
    let literal: NDArray<Double> = [0.5, 1]
    #expect(literal.elements == [0.5, 1])
  }

  @Test func equalityNeedsShapeAndValues() {
    let row = NDArray([1.0, 2])
    #expect(row != row.reshaped(to: [2, 1]))
    #expect(row != NDArray([1.0, 3]))
    #expect(NDArray([Double.nan]) != NDArray([Double.nan]))
  }
}
