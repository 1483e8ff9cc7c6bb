import NumericsEngine

/// The sum of the rows of a matrix, pairwise: 16 rows one after the other, and then sums of equally many
/// rows, as in a binary counter: level i, when in use, holds the sum of 16 · 2ⁱ rows.
///
/// Source: Higham, "Accuracy and Stability of Numerical Algorithms", §4.2.
struct RowSum<Scalar: TensorScalar> {
  private static var blockRows: Int { 16 }
  private let length: Int
  private let addRows = Scalar._kernels.addRows

  /// The number of elements it needs besides.
  let workspace: Int

  init(mostRows: Int, length: Int) {
    self.length = length
    let depth = Int.bitWidth - (mostRows / Self.blockRows + 1).leadingZeroBitCount + 1
    workspace = depth * length
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func run(
    _ rows: UnsafePointer<Scalar>, count: Int, to result: UnsafeMutablePointer<Scalar>,
    _ levels: UnsafeMutablePointer<Scalar>
  ) {
    var (level, blocks) = (0, 0)
    for first in stride(from: 0, to: count, by: Self.blockRows) {
      let sums = levels + level * length
      sums.update(repeating: 0, count: length)
      addRows(sums, rows + first * length, length, min(Self.blockRows, count - first), length)
      var carry = blocks
      while carry & 1 == 1 {
        addRows(levels + (level - 1) * length, levels + level * length, length, 1, length)
        level -= 1
        carry >>= 1
      }
      level += 1
      blocks += 1
    }
    result.update(repeating: 0, count: length)
    while level > 0 {
      level -= 1
      addRows(result, levels + level * length, length, 1, length)
    }
  }
}
