import Testing

@testable import NumericsEngine

@Suite struct NDArrayJoiningTests {
  @Test func everyPairOfLayouts() {
    for shape in shapes(ranks: 1...3, limit: 2) {
      for axis in shape.indices {
        for extent in 0...2 {
          var other = shape
          other[axis] = extent
          checkPair(shape, other, axis)
        }
      }
    }
  }

  private func checkPair(_ left: [Int], _ right: [Int], _ axis: Int) {
    for a in everyLayout(of: Array(0..<left.reduce(1, *)), shape: left) {
      for b in everyLayout(of: Array(100..<(100 + right.reduce(1, *))), shape: right) {
        let joined = NDArray(concatenating: [a, b, a], axis: axis)
        var shape = left
        shape[axis] = 2 * left[axis] + right[axis]
        #expect(joined.shape == shape)
        let expected = indices(of: shape).map { index in
          var (piece, own) = (a, index)
          own[axis] -= left[axis]
          if own[axis] < 0 { return element(a, index) }
          piece = b
          if own[axis] >= right[axis] {
            own[axis] -= right[axis]
            piece = a
          }
          return element(piece, own)
        }
        #expect(joined.elements == expected, "\(left) \(right) \(axis)")
      }
    }
  }

  @Test func stackingAddsAnAxis() {
    for shape in shapes(ranks: 0...2, limit: 3) {
      let pieces = (0..<3).map { piece in
        NDArray(shape: shape, elements: (0..<shape.reduce(1, *)).map { 10 * piece + $0 })
      }
      for axis in 0...shape.count {
        let stacked = NDArray(stacking: pieces, axis: axis)
        #expect(stacked.rank == shape.count + 1)
        for (index, piece) in pieces.enumerated() {
          #expect(stacked.dropping(axis: axis, at: index) == piece)
        }
        #expect(NDArray(stacking: pieces, axis: axis - shape.count - 1) == stacked)
      }
    }
  }

  @Test func largePieces() {
    let a = NDArray(0..<200_000).reshaped(to: [400, 500])
    let joined = NDArray(concatenating: [a, a.transposed.reshaped(to: [400, 500])], axis: 1)
    #expect(joined[.all, ..<500] == a)
    #expect(joined[.all, 500...].reshaped(to: [500, 400]) == a.transposed)
  }

  @Test func piecesThatDoNotFit() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let a = NDArray<Double>.zeros([2, 3])
      _ = NDArray(concatenating: [a, a, NDArray.zeros([2, 4])])
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(
      said.contains(
        """
        Array 2 of those to be joined does not fit.
          expected: a shape like [2, 3] in all but axis 0
          got: [2, 4]
        """))
  }

  @Test func noPieces() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray(stacking: [NDArray<Double>]()) }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("NDArray(stacking:axis:) was given no arrays."))
  }
}
