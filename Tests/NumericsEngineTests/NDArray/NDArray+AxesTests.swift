import Testing

@testable import NumericsEngine

@Suite struct NDArrayAxesTests {
  /// Every order of `count` axes.
  private func orders(_ count: Int) -> [[Int]] {
    indices(of: Array(repeating: count, count: count)).filter { Set($0).count == count }
  }

  @Test func everyPermutation() {
    for shape in shapes(ranks: 0...3, limit: 2) + [[2, 3, 1, 2]] {
      for array in everyLayout(of: Array(0..<shape.reduce(1, *)), shape: shape) {
        for order in orders(shape.count) {
          let permuted = array.permuted(axes: order)
          #expect(permuted.shape == order.map { shape[$0] })
          for index in indices(of: permuted.shape) {
            var source = index
            for (axis, from) in order.enumerated() { source[from] = index[axis] }
            #expect(element(permuted, index) == element(array, source))
          }
          #expect(
            array.permuted(axes: order.map { $0 - shape.count }).elements == permuted.elements)
        }
      }
    }
  }

  @Test func everyFlip() {
    for shape in shapes(ranks: 1...3, limit: 3) {
      for array in everyLayout(of: Array(0..<shape.reduce(1, *)), shape: shape) {
        for axis in shape.indices {
          let flipped = array.flipped(axis: axis)
          let expected = indices(of: shape).map { index in
            var source = index
            source[axis] = shape[axis] - 1 - index[axis]
            return element(array, source)
          }
          #expect(flipped.elements == expected)
          #expect(flipped.flipped(axis: axis - shape.count).elements == array.elements)
        }
      }
    }
  }

  @Test func axesComeAndGo() {
    for shape in shapes(ranks: 0...3, limit: 2) {
      for array in everyLayout(of: Array(0..<shape.reduce(1, *)), shape: shape) {
        for axis in 0...shape.count {
          let expanded = array.expandingDimension(at: axis)
          #expect(expanded.shape == Array(shape[..<axis]) + [1] + shape[axis...])
          #expect(expanded.elements == array.elements)
          #expect(array.expandingDimension(at: axis - shape.count - 1).shape == expanded.shape)
          let squeezed = expanded.squeezed(axis: axis)
          #expect(squeezed.shape == shape)
          #expect(squeezed.elements == array.elements)
        }
      }
    }
  }

  @Test func rankSix() {
    let array = NDArray(0..<64).reshaped(to: [2, 2, 2, 2, 2, 2])
    let changed = array.permuted(axes: [5, 3, 1, 4, 2, 0]).flipped(axis: 2)
    // Axes 5, 3, 1 … weigh 1, 4, 16, 2, 8, 32; along axis 1, now the third, the order is reversed.
    let expected = indices(of: changed.shape).map {
      $0[0] + 4 * $0[1] + 16 * (1 - $0[2]) + 2 * $0[3] + 8 * $0[4] + 32 * $0[5]
    }
    #expect(changed.elements == expected)
    #expect((changed + changed).elements == expected.map { 2 * $0 })
    #expect(changed.sum() == 63 * 32)
    #expect(
      changed.sum(axis: 2).elements
        == changed[.all, .all, 0].elements.enumerated().map {
          $0.element + changed[.all, .all, 1].elements[$0.offset]
        })
  }

  @Test func viewsCopyNothing() {
    let array = NDArray(0..<6).reshaped(to: [1, 2, 3])
    for view in [
      array.permuted(axes: [2, 0, 1]), array.flipped(axis: 2), array.expandingDimension(at: 0),
      array.squeezed(axis: 0),
    ] {
      #expect(view.storage === array.storage)
    }
  }

  @Test func axesThatAreNoPermutation() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray<Double>.zeros([2, 3]).permuted(axes: [0, 0]) }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(
      said.contains("expected: every axis once: the numbers [0, 1] in any order\n  got: [0, 0]"))
  }

  @Test func squeezingMoreThanOneElement() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray<Double>.zeros([2, 3]).squeezed(axis: -1) }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("expected: an axis of extent 1\n  got: 3"))
  }
}
