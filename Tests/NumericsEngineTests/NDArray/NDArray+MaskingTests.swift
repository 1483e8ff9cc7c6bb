import Testing

@testable import NumericsEngine

@Suite struct NDArrayMaskingTests {
  /// Every mask of up to six elements, or of the first axes.
  private func masks(_ shape: [Int]) -> [[Bool]] {
    let count = shape.reduce(1, *)
    return (0..<(1 << count)).map { bits in (0..<count).map { bits >> $0 & 1 == 1 } }
  }

  @Test func everyMaskOfEveryShapeAndLayout() {
    for shape in [[], [0], [4], [2, 3], [3, 0], [2, 1, 2]] {
      for rank in 0...shape.count {
        let front = Array(shape[..<rank])
        for values in masks(front) {
          let mask = NDArray(shape: front, elements: values)
          for array in everyLayout(of: Array(0..<shape.reduce(1, *)), shape: shape) {
            check(array, mask)
          }
        }
      }
    }
  }

  private func check(_ array: NDArray<Int>, _ mask: NDArray<Bool>) {
    let taken = indices(of: array.shape).filter { element(mask, Array($0.prefix(mask.rank))) }
    let selected = array[mask]
    #expect(selected.shape == [mask.trueCount] + array.shape.dropFirst(mask.rank))
    #expect(selected.elements == taken.map { element(array, $0) })

    var changed = array
    changed[mask] = selected * 10
    let tenfold = indices(of: array.shape).map {
      element(array, $0) * (taken.contains($0) ? 10 : 1)
    }
    #expect(changed.elements == tenfold)
    changed = array
    changed[mask] *= 10
    #expect(changed.elements == tenfold)
    changed = array
    changed[mask] = -5
    let replaced = indices(of: array.shape).map { taken.contains($0) ? -5 : element(array, $0) }
    #expect(changed.elements == replaced)
    #expect(array.elements == Array(0..<array.count))
  }

  @Test func masksInEveryLayout() {
    let values = [true, false, false, true, true, false]
    for mask in everyLayout(of: values, shape: [2, 3], filledWith: (true, true)) {
      for array in everyLayout(of: Array(0..<6), shape: [2, 3]) {
        check(array, mask)
        let other = columnMajor(NDArray([[10, 11, 12], [13, 14, 15]]))
        #expect(array.replacing(with: other, where: mask).elements == [10, 1, 2, 13, 14, 5])
        #expect(array.replacing(with: -1, where: mask).elements == [-1, 1, 2, -1, -1, 5])
      }
    }
  }

  @Test func replacementsBroadcast() {
    let a = NDArray([[1.0, 2], [3, 4]])
    let rows = NDArray(shape: [2, 1], elements: [true, false])
    #expect(a.replacing(with: NDArray([7, 8]), where: rows) == NDArray([[7.0, 8], [3, 4]]))
    let wide = NDArray([1.0, 2]).broadcasted(to: [2, 2])
    #expect(wide.replacing(with: 0, where: rows).elements == [0, 0, 1, 2])
  }

  @Test func valuesBroadcastToTheSelection() {
    var table = NDArray(0..<6).reshaped(to: [3, 2])
    table[NDArray([true, false, true])] = NDArray([70, 80])
    #expect(table.elements == [70, 80, 2, 3, 70, 80])
    table[table .> 75] = NDArray([1])
    #expect(table.elements == [70, 1, 2, 3, 70, 1])
  }

  @Test func notANumber() {
    var a: NDArray<Float> = [1, .nan, 3, .nan]
    a[a .!= a] = 0
    #expect(a.elements == [1, 0, 3, 0])
  }

  /// Several blocks and threads, with all, no, and some elements taken.
  @Test(arguments: [1, 2, 3, 1 << 40])
  func manyElements(divisor: Int) {
    let count = 300_001
    let array = NDArray(0..<count)
    let mask = NDArray((0..<count).map { ($0 * $0 + 1) % divisor == 0 })
    let expected = (0..<count).filter { ($0 * $0 + 1) % divisor == 0 }
    #expect(array[mask].elements == expected)
    var changed = array
    changed[mask] = array[mask] + 1
    #expect(changed == array + NDArray<Int>(mask))
    #expect(array.replacing(with: -1, where: mask)[mask].sum() == -expected.count)
    #expect(array.replacing(with: array * 2, where: mask) == array + array * NDArray<Int>(mask))
  }

  @Test func aMaskThatDoesNotFit() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray<Double>.zeros([2, 3])[NDArray([true, false, true])] }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("A mask of shape [3] does not fit an array of shape [2, 3]."))
  }

  @Test func valuesThatDoNotFit() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var a = NDArray([1.0, 2, 3])
      a[a .> 1] = NDArray([1, 2, 3])
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("expected: a shape that broadcasts to [2]\n  got: [3]"))
  }
}
