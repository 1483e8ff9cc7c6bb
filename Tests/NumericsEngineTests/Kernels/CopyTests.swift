import Testing

@testable import NumericsEngine

@Suite struct CopyTests {
  /// Shapes around the edges of the tiles, and large enough for several threads.
  @Test(arguments: [
    [8, 8], [31, 33], [64, 7], [100, 70], [300, 257], [3, 40, 50], [40, 3, 50],
  ])
  func transposedCopies(shape: [Int]) {
    let array = NDArray(Array(0..<shape.reduce(1, *))).reshaped(to: shape)
    let transposed = array.transposed
    let expected = indices(of: transposed.shape).map { element(transposed, $0) }
    #expect(transposed.elements == expected)
    #expect(transposed.compacted().transposed == array)
    // Backwards along the last axis, so that no two elements of the source are neighbours.
    let mirrored = array[.all, Slice(step: -1)].transposed
    #expect(mirrored.elements == indices(of: mirrored.shape).map { element(mirrored, $0) })
  }

  @Test func masks() {
    let mask = NDArray(shape: [2, 3], elements: [true, false, false, true, true, false])
    #expect(mask.transposed.elements == [true, true, false, true, false, false])
  }
}
