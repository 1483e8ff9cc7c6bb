import Testing

@testable import NumericsEngine

@Suite struct NDArrayInPlaceTests {
  @Test func everyLayoutOnBothSides() {
    let numbers: [Double] = wholeNumbers(6)
    for (shape, others) in [([2, 3], [2, 3]), ([2, 3], [3]), ([2, 3], [2, 1]), ([2, 3], [])] {
      let right: [Double] = wholeNumbers(others.reduce(1, *), from: 2)
      for a in everyLayout(of: numbers, shape: shape) {
        for b in everyLayout(of: right, shape: others) {
          var (sum, difference, product, quotient) = (a, a, a, a)
          sum += b
          difference -= b
          product *= b
          quotient /= b + 20
          #expect(sum == a + b)
          #expect(difference == a - b)
          #expect(product == a * b)
          #expect(quotient == a / (b + 20))
          #expect(a.elements == numbers)
        }
      }
    }
  }

  @Test func anArrayAndItsOwnTranspose() {
    var a = NDArray([[1, 2], [3, 4]])
    a += a.transposed
    #expect(a == NDArray([[2, 5], [5, 8]]))
    a -= a
    #expect(a.elements == [0, 0, 0, 0])
  }

  /// Beyond the size at which results are streamed past the caches, with a ragged end.
  @Test(arguments: [1 << 21, (1 << 21) + 13])
  func largeArrays(count: Int) {
    let a = NDArray((0..<count).map { Float($0 % 1013) })
    let b = NDArray((0..<count).map { Float($0 % 509) })
    let expected = (0..<count).map { Float($0 % 1013) * Float($0 % 509) - 3 }
    #expect((a * b - 3).elements == expected)
    var c = a
    c *= b
    c -= 3
    #expect(c.elements == expected)
    #expect((2 - a).elements == (0..<count).map { 2 - Float($0 % 1013) })
  }

  /// The steps of an expression share one memory, and the operands keep theirs.
  @Test func stepsReuseTheirMemory() {
    let a = NDArray<Float>(repeating: 3, shape: [1000])
    let b = a
    let step = a * 2
    let place = step.storage.base
    let result = 1 - (consume step + b)
    #expect(result.storage.base == place)
    #expect(result.elements.allSatisfy { $0 == -8 })
    #expect(a == b && a.elements.allSatisfy { $0 == 3 })
  }

  @Test func aShapeThatWouldGrow() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var row = NDArray([1.0, 2])
      row += NDArray([[1.0, 2], [3, 4]])
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("expected: on the right a shape that broadcasts to [2]\n  got: [2, 2]"))
  }

  @Test func integersAreChecked() async {
    await #expect(processExitsWith: .failure) {
      var a = NDArray([Int.max])
      a += 1
    }
  }
}
