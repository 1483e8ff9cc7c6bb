import NumericsEngine
import Testing

/// Each mistake must stop the program and say what, expected, got and what to do.
@Suite struct CallerMistakeTests {
  @Test func indexOutOfBounds() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let table = NDArray([[1.0, 2, 3], [4, 5, 6]])
      _ = table[1, 3]
    }
    expect(
      result,
      """
      Index 3 is out of bounds on axis 1 of an array of shape [2, 3].
        expected: an index in -3...2
        got: 3
        what to do: compare the loop's bounds with shape[1], which is 3
      """)
  }

  @Test func shapesThatDoNotBroadcast() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray(repeating: 1.0, shape: [2, 3]) + NDArray([1.0, 2])
    }
    expect(
      result,
      """
      The shapes in left + right do not fit together.
        expected: extents, counted from the last axis, that are equal or 1
        got: [2, 3] + [2]
      """)
  }

  @Test func innerExtentsOfMatrixProduct() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray(repeating: 1.0, shape: [2, 3]).matmul(NDArray(repeating: 1.0, shape: [2, 3]))
    }
    expect(
      result,
      """
      The matrix product of [2, 3] and [2, 3] does not exist.
        expected: as many columns on the left as rows on the right
        got: 3 columns and 2 rows
      """)
  }

  @Test func raggedRows() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray([[1.0, 2], [3]])
    }
    expect(result, "got: 1 elements in row 1")
  }

  private func expect(_ result: ExitTest.Result, _ text: String) {
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains(text))
  }
}
