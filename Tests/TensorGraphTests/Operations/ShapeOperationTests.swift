import NumericsEngine
import Testing

@testable import TensorGraph

/// Operations that move numbers, against the engine's arrays.
@Suite struct ShapeOperationTests {
  @Test(arguments: 1...4) func everyPermutation(_ rank: Int) {
    for shape in ElementwiseTests.shapes(rank: rank) where !shape.contains(1) || rank < 3 {
      let array = ElementwiseTests.numbers(shape)
      for axes in Self.permutations(rank) {
        let value = Tape<Double>().constant(array).permuted(axes: axes).value
        #expect(value == array.permuted(axes: axes), "\(shape) by \(axes)")
      }
    }
  }

  /// Larger than one thread's share.
  @Test func largeTranspose() {
    let array = NDArray<Float>(shape: [300, 500], elements: (0..<150_000).map { Float($0) })
    #expect(Tape<Float>().constant(array).transposed.value == array.permuted(axes: [1, 0]))
    let block = array.reshaped(to: [300, 100, 5])
    let value = Tape<Float>().constant(block).permuted(axes: [1, 0, 2]).value
    #expect(value == block.permuted(axes: [1, 0, 2]))
  }

  @Test func slices() {
    let array = ElementwiseTests.numbers([3, 4, 2])
    let x = Tape<Double>().constant(array)
    #expect(x.sliced(axis: 1, from: 1, to: 3).value == array[0..., 1..<3, 0...])
    #expect(x.sliced(axis: 0, from: -1).value == array[2..<3, 0..., 0...])
    #expect(x.sliced(axis: 2, from: 0, to: -1).value == array[0..., 0..., 0..<1])
    #expect(x.sliced(axis: 0, from: 1, to: 1).value.shape == [0, 4, 2])
  }

  @Test func joins() {
    let (a, b) = (ElementwiseTests.numbers([2, 3]), ElementwiseTests.numbers([2, 1]))
    let tape = Tape<Double>()
    let joined = concatenate([tape.constant(a), tape.constant(b), tape.constant(a)], axis: 1)
    #expect(joined.value == NDArray(concatenating: [a, b, a], axis: 1))
  }

  @Test func gathers() {
    let table = ElementwiseTests.numbers([4, 3])
    let tape = Tape<Double>()
    let rows = tape.constant(table).gathering(tape.constant(NDArray([[3.0, 0], [3, 2]])))
    #expect(rows.value.shape == [2, 2, 3])
    #expect(rows.value.reshaped(to: [4, 3]) == table.gathering([3, 0, 3, 2], axis: 0))
  }

  @Test(arguments: [(0, 3, 2), (2, 0, 3), (1, 1, 1), (5, 7, 3), (128, 10, 512)])
  func matrixProducts(_ m: Int, _ k: Int, _ n: Int) {
    let (a, b) = (ElementwiseTests.numbers([m, k]), ElementwiseTests.numbers([k, n]))
    let product = a.matmul(b)
    let (at, bt) = (a.permuted(axes: [1, 0]).contiguous(), b.permuted(axes: [1, 0]).contiguous())
    let tape = Tape<Double>()
    let tensors = [a, b, at, bt].map { tape.constant($0) }
    // Whole numbers: exact in any order.
    #expect(matmul(tensors[0], tensors[1]).value == product)
    #expect(matmul(tensors[2], tensors[1], transposeA: true).value == product)
    #expect(matmul(tensors[0], tensors[3], transposeB: true).value == product)
    #expect(
      matmul(tensors[2], tensors[3], transposeA: true, transposeB: true).value == product)
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return permutations(count - 1).flatMap { rest in
      (0...rest.count).map { place in
        var longer = rest
        longer.insert(count - 1, at: place)
        return longer
      }
    }
  }
}
