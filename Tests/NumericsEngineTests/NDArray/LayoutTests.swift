import Testing

@testable import NumericsEngine

@Suite struct LayoutTests {
  @Test func contiguityByDefinition() {
    for shape in shapes(ranks: 0...3, limit: 3) {
      let count = shape.reduce(1, *)
      for array in everyLayout(of: Array(0..<count), shape: shape) {
        let positions = indices(of: shape).map { index in
          zip(index, array.strides).reduce(array.layout.offset) { $0 + $1.0 * $1.1 }
        }
        let start = array.layout.offset
        let dense = positions == Array(start..<(start + count)) || count == 0
        #expect(array.layout.isContiguous == dense, "\(shape) \(array.strides)")
      }
    }
  }

  @Test func rowMajorStrides() {
    #expect(Layout(rowMajor: [2, 3, 4]).strides == [12, 4, 1])
    #expect(Layout(rowMajor: []).count == 1)
    #expect(Layout(rowMajor: [5, 0]).count == 0)
  }

  @Test func repetitionIsSeen() {
    #expect(NDArray([1.0]).broadcasted(to: [4]).layout.repeatsElements)
    #expect(!NDArray([1.0]).broadcasted(to: [1]).layout.repeatsElements)
  }

  /// Extents beside a 0 are multiplied, too, when strides are made.
  @Test func tooManyElements() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray<Double>.zeros([0, 1 << 40, 1 << 40]) }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("has more elements than can be counted."))
    let reshaped = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray([1.0]).reshaped(to: [1, 1 << 40, 1 << 40]) }
    let alsoSaid = String(decoding: reshaped.standardErrorContent, as: UTF8.self)
    #expect(alsoSaid.contains("has more elements than can be counted."))
  }
}
