import Testing

@testable import NumericsEngine

@Suite struct NDArrayMapTests {
  @Test func keepsShapeAndOrder() {
    for array in everyLayout(of: Array(0..<6), shape: [2, 3]) {
      let halves = array.map { Double($0) / 2 }
      #expect(halves.shape == [2, 3])
      #expect(halves.elements == [0, 0.5, 1, 1.5, 2, 2.5])
    }
  }

  @Test func passesErrorsOn() {
    #expect(throws: EngineError.emptyInput(operation: "test")) {
      try NDArray([1.0]).map { _ throws(EngineError) -> Double in
        throw .emptyInput(operation: "test")
      }
    }
  }
}
