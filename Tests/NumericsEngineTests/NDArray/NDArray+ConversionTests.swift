import Testing

@testable import NumericsEngine

@Suite struct NDArrayConversionTests {
  @Test func everyLayout() {
    for shape in shapes(ranks: 0...3, limit: 2) {
      let count = shape.reduce(1, *)
      for integers in NumericsEngineTests.everyLayout(of: Array(0..<count), shape: shape) {
        let reals = NDArray<Double>(integers)
        #expect(reals.shape == shape)
        #expect(reals.elements == (0..<count).map(Double.init))
        #expect(NDArray<Float>(reals).elements == (0..<count).map(Float.init))
        #expect(NDArray<Int>(exactly: reals) == NDArray(shape: shape, elements: Array(0..<count)))
        #expect(NDArray<Int>(rounding: reals / 2).elements == (0..<count).map { ($0 + 1) / 2 })
      }
    }
  }

  @Test func masksAsNumbers() {
    let mask = NDArray([[1, 2, 3], [4, 5, 6]]) .> 3
    #expect(NDArray<Double>(mask.transposed).elements == [0, 1, 0, 1, 0, 1])
    #expect(NDArray<Int>(mask).sum() == 3)
    #expect(NDArray<Float>(mask).mean() == 0.5)
  }

  /// IEEE 754, section 5.4.2: conversions round to nearest, ties to even; overflow is infinite.
  @Test func betweenPrecisions() {
    let wide: NDArray<Double> = [0.1, 1e300, -1e300, .nan, -.infinity, 16_777_217]
    let narrow = NDArray<Float>(wide).elements
    #expect(narrow[0] == 0.1 as Float)
    #expect(narrow[1] == .infinity && narrow[2] == -.infinity && narrow[4] == -.infinity)
    #expect(narrow[3].isNaN)
    #expect(narrow[5] == 16_777_216)
    #expect(NDArray<Double>(NDArray([(1 << 53) + 1])).elements == [0x1p53])
  }

  @Test func roundingRules() {
    let halves: NDArray<Double> = [-1.5, -0.5, 0.5, 1.5, 2.4]
    #expect(NDArray<Int>(rounding: halves).elements == [-2, -1, 1, 2, 2])
    #expect(NDArray<Int>(rounding: halves, .down).elements == [-2, -1, 0, 1, 2])
    #expect(NDArray<Int>(rounding: halves, .toNearestOrEven).elements == [-2, 0, 0, 2, 2])
  }

  @Test(arguments: [0.5, .nan, .infinity, 0x1p63, -0x1p64])
  func noExactInteger(value: Double) {
    #expect(NDArray<Int>(exactly: NDArray([1, value])) == nil)
  }

  @Test func limitsOfIntegers() {
    #expect(NDArray<Int>(rounding: NDArray([-0x1p63, 0x1p62])).elements == [.min, 1 << 62])
  }

  @Test func manyElements() {
    let count = 100_003
    #expect(NDArray<Float>(NDArray(0..<count)).elements == (0..<count).map(Float.init))
  }

  @Test func roundingNaN() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray<Int>(rounding: NDArray([1.5, .nan])) }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("got: nan at position 1, counted in row-major order"))
  }
}
