import NumericsEngine
import Testing

@Suite struct NDArrayPatternsTests {
  @Test func zerosOnesIdentityAndRanges() {
    #expect(NDArray<Double>.zeros([2, 0]).shape == [2, 0])
    #expect(NDArray<Float>.zeros([3]).elements == [0, 0, 0])
    #expect(NDArray<Int>.ones([2, 2]).elements == [1, 1, 1, 1])
    #expect(NDArray<Double>.identity(3).elements == [1, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(NDArray<Double>.identity(0).shape == [0, 0])
    #expect(NDArray(2..<5).elements == [2, 3, 4])
    #expect(NDArray(0..<0).shape == [0])
  }
}
