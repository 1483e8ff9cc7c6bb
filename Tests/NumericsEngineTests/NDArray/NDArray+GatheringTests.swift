import Testing

@testable import NumericsEngine

@Suite struct NDArrayGatheringTests {
  @Test func everyAxisShapeAndLayout() {
    for shape in shapes(ranks: 1...3, limit: 3) + [[2, 3, 2, 2]] {
      for array in everyLayout(of: Array(0..<shape.reduce(1, *)), shape: shape) {
        for axis in shape.indices {
          let extent = shape[axis]
          let last = extent - 1
          let choices = extent == 0 ? [[]] : [[], [last], [last, 0, -1, last, -extent]]
          for chosen in choices { check(array, chosen, axis) }
        }
      }
    }
  }

  private func check(_ array: NDArray<Int>, _ chosen: [Int], _ axis: Int) {
    let gathered = array.gathering(chosen, axis: axis)
    var shape = array.shape
    shape[axis] = chosen.count
    #expect(gathered.shape == shape)
    let expected = indices(of: shape).map { index in
      var source = index
      let wanted = chosen[index[axis]]
      source[axis] = wanted < 0 ? wanted + array.shape[axis] : wanted
      return element(array, source)
    }
    #expect(gathered.elements == expected, "\(array.shape) \(array.strides) \(chosen) \(axis)")
    #expect(array.gathering(chosen, axis: axis - array.rank) == gathered)
    // Into places that hold other numbers, in every layout.
    for place in everyLayout(of: [Int](repeating: -7, count: gathered.count), shape: shape) {
      var out = place
      array.gathering(NDArray(chosen), axis: axis, into: &out)
      #expect(out == gathered && (place.count == 0 || place != gathered))
    }
  }

  @Test func indicesOfAnyRank() {
    let table = NDArray(0..<12).reshaped(to: [4, 3])
    let words = NDArray([[3, 0], [1, 1]])
    let gathered = table.gathering(words, axis: 0)
    #expect(gathered.shape == [2, 2, 3])
    #expect(gathered.elements == [9, 10, 11, 0, 1, 2, 3, 4, 5, 3, 4, 5])
    let columns = table.gathering(words.transposed - 1, axis: 1)
    #expect(columns.shape == [4, 2, 2])
    #expect(columns[0].elements == [2, 0, 2, 0])
    #expect(table.gathering(NDArray(shape: [], elements: [2]), axis: 0).elements == [6, 7, 8])
    #expect(table.gathering([2, 3][1...], axis: 0).elements == [9, 10, 11])
  }

  /// Large enough for several threads, along either axis and for a vector.
  @Test func manyElements() {
    let (rows, columns) = (600, 300)
    let table = NDArray(0..<(rows * columns)).reshaped(to: [rows, columns])
    let order = (0..<rows).map { $0 * 7 % rows }
    #expect(
      table.gathering(order, axis: 0).elements
        == order.flatMap { row in
          (0..<columns).map { row * columns + $0 }
        })
    #expect(
      table.transposed.gathering(order, axis: 1) == table.gathering(order, axis: 0).transposed)
    let long = (0..<100_001).map { $0 * 31 % 1000 }
    #expect((NDArray(0..<1000) * 3).gathering(long, axis: 0).elements == long.map { 3 * $0 })
  }

  @Test func intoAnArrayOfAnotherShape() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var out = NDArray<Double>.zeros([3, 3])
      NDArray<Double>.zeros([2, 3]).gathering(NDArray([0, 1]), axis: 0, into: &out)
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("a target of shape [2, 3]") && said.contains("[3, 3]"))
  }

  /// A loop over batches keeps its memory, and does not change what shared it before.
  @Test func intoMemoryThatIsShared() {
    let table = NDArray(0..<12).reshaped(to: [4, 3])
    var out = NDArray<Int>.zeros([2, 3])
    let before = out
    table.gathering(NDArray([3, 1]), axis: 0, into: &out)
    #expect(out.elements == [9, 10, 11, 3, 4, 5] && before.sum() == 0)
  }

  @Test func anIndexOutOfBounds() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray<Double>.zeros([2, 3]).gathering([0, 2, 3], axis: 1) }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(
      said.contains(
        """
          expected: indices in -3...2, for axis 1 of the shape [2, 3]
          got: 3, the index at position 2
        """))
  }
}
