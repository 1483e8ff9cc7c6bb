import Testing

@testable import NumericsEngine

@Suite struct NDArrayViewsTests {
  @Test func rowsColumnsAndTransposes() {
    for shape in shapes(ranks: 2...2, limit: 4) {
      for array in everyLayout(of: Array(0..<shape.reduce(1, *)), shape: shape) {
        for i in 0..<shape[0] {
          let expected = (0..<shape[1]).map { array[i, $0] }
          #expect(array.row(i).elements == expected)
          #expect(array.row(i - shape[0]).elements == expected)
        }
        for j in 0..<shape[1] {
          let expected = (0..<shape[0]).map { array[$0, j] }
          #expect(array.column(j).elements == expected)
          #expect(array.column(j - shape[1]).elements == expected)
        }
        #expect(array.transposed.shape == [shape[1], shape[0]])
        #expect(array.transposed.transposed == array)
        for index in indices(of: shape) {
          #expect(array.transposed[index[1], index[0]] == array[index[0], index[1]])
        }
      }
    }
  }

  @Test func viewsShareTheStorage() {
    let matrix = NDArray([[1.0, 2], [3, 4]])
    let place = matrix.storage.base
    for view in [
      matrix.row(1), matrix.column(1), matrix.transposed, matrix.reshaped(to: [4]),
      matrix.broadcasted(to: [3, 2, 2]),
    ] {
      #expect(view.storage.base == place)
    }
  }

  @Test func reshapingKeepsTheOrder() {
    for array in everyLayout(of: Array(0..<12), shape: [3, 4]) {
      for shape in [[12], [2, 6], [2, 3, 2], [1, 12, 1]] {
        let reshaped = array.reshaped(to: shape)
        #expect(reshaped.shape == shape)
        #expect(reshaped.elements == Array(0..<12))
      }
      #expect(array.reshaped(to: [-1]).shape == [12])
      #expect(array.reshaped(to: [2, -1, 3]).shape == [2, 2, 3])
    }
    #expect(NDArray([Int]()).reshaped(to: [-1, 3]).shape == [0, 3])
    #expect(NDArray([5]).reshaped(to: []).elements == [5])
  }

  @Test func severalOpenExtents() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray([1.0, 2, 3, 4]).reshaped(to: [-1, 2, -1]) }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("expected: −1 for one extent at most\n  got: several −1"))
  }
}
