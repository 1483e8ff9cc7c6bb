import Testing

@testable import NumericsEngine

@Suite struct NDArraySlicingTests {
  /// Every start, stop and step from −6 to 6, or left out, against a walk by Python's definition.
  @Test func slicesAsInPython() {
    let parts: [Int?] = [nil] + Array(-6...6)
    for extent in 0...4 {
      for start in parts {
        for stop in parts {
          for step in -3...3 where step != 0 {
            let slice = Slice(from: start, to: stop, step: step)
            let (first, count) = slice.indices(extent: extent)
            let taken = (0..<count).map { first + $0 * step }
            #expect(taken == walked(start, stop, step, extent), "\(slice) of \(extent)")
            let array = NDArray(Array(0..<extent))
            #expect(array[slice].elements == taken)
          }
        }
      }
    }
  }

  /// The indices `range(*slice(start, stop, step).indices(extent))`, one step at a time.
  private func walked(_ start: Int?, _ stop: Int?, _ step: Int, _ extent: Int) -> [Int] {
    func place(_ index: Int) -> Int { index < 0 ? index + extent : index }
    var i: Int
    if let start {
      i = place(start)
      if step > 0 { while i < 0 { i = 0 } } else { while i > extent - 1 { i = extent - 1 } }
    } else {
      i = step > 0 ? 0 : extent - 1
    }
    let end = stop.map(place) ?? (step > 0 ? extent : -1)
    var taken: [Int] = []
    while 0..<extent ~= i, step > 0 ? i < end : i > end {
      taken.append(i)
      i += step
    }
    return taken
  }

  @Test func everySelectorInEveryLayout() {
    let shape = [3, 4, 2]
    for array in everyLayout(of: Array(0..<24), shape: shape) {
      #expect(array[1].elements == Array(8..<16))
      #expect(array[-1, .all, 0].elements == [16, 18, 20, 22])
      #expect(array[1..<3, 0].elements == [8, 9, 16, 17])
      #expect(array[0, 1...2].elements == [2, 3, 4, 5])
      #expect(array[0, 2...].elements == [4, 5, 6, 7])
      #expect(array[0, ..<1].elements == [0, 1])
      #expect(array[0, ...1].elements == [0, 1, 2, 3])
      #expect(array[0, Slice(step: -1)].elements == [6, 7, 4, 5, 2, 3, 0, 1])
      #expect(array[.all, Slice(from: -1, step: -2), 1].shape == [3, 2])
      #expect(array[3..., 0].shape == [0, 2])
      #expect(array[2, 3, 1] as NDArray<Int> == NDArray(shape: [], elements: [23]))
    }
  }

  @Test func assigningToAPartLeavesTheRest() {
    for array in everyLayout(of: Array(0..<12), shape: [3, 4]) {
      var changed = array
      changed[1] = NDArray([70, 71, 72, 73])
      #expect(changed.elements == [0, 1, 2, 3, 70, 71, 72, 73, 8, 9, 10, 11])
      changed = array
      changed[.all, Slice(step: -3)] = NDArray([[50], [51], [52]])
      #expect(changed.elements == [50, 1, 2, 50, 51, 5, 6, 51, 52, 9, 10, 52])
      changed = array
      changed[1..<3, 1...2] *= 10
      #expect(changed.elements == [0, 1, 2, 3, 4, 50, 60, 7, 8, 90, 100, 11])
      changed = array
      changed[..<2] = changed[1...]
      #expect(changed.elements == [4, 5, 6, 7, 8, 9, 10, 11, 8, 9, 10, 11])
      #expect(array.elements == Array(0..<12))
    }
  }

  @Test func aPartIsAViewUntilItIsWritten() {
    let array = NDArray(Array(0..<6)).reshaped(to: [2, 3])
    var part = array[.all, 1...]
    #expect(part.storage === array.storage)
    part[0, 0] = 100
    #expect(part.elements == [100, 2, 4, 5])
    #expect(array.elements == [0, 1, 2, 3, 4, 5])
  }

  @Test func aRangeBeyondTheAxis() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray([1.0, 2])[1..<3] }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("The range 1..<3 does not fit axis 0 of an array of shape [2]."))
  }
}
