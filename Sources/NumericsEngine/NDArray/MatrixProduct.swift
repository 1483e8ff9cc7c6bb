/// Multiplies two matrices and adds the product to a third, in place (BLAS `gemm`).
///
/// ```
/// c ← alpha · op(a) · op(b) + beta · c
/// ```
/// - Parameters:
///   - alpha: The factor of the product.
///   - a: `[m, k]`, or `[k, m]` when `transposeA`.
///   - transposeA: Whether `op(a)` is the transpose of `a`.
///   - b: `[k, n]`, or `[n, k]` when `transposeB`.
///   - transposeB: Whether `op(b)` is the transpose of `b`.
///   - beta: The factor of the old `c`. With 0 the old values are not read, NaN included.
///   - c: `[m, n]`.
///
/// Views whose rows or columns lie one after the other, transposes among them, reach OpenBLAS
/// without a copy. With `k` = 0 the product is zero.
/// - Complexity: O(*m·n·k*)
public func gemm<Scalar: RealElement>(
  alpha: Scalar = 1,
  _ a: NDArray<Scalar>, transposeA: Bool = false,
  _ b: NDArray<Scalar>, transposeB: Bool = false,
  beta: Scalar = 0,
  into c: inout NDArray<Scalar>
) {
  guard a.rank == 2, b.rank == 2, c.rank == 2 else {
    callerMistake(
      "gemm multiplies matrices.",
      expected: "three arrays of rank 2", got: "the shapes \(a.shape), \(b.shape) and \(c.shape)",
      toDo: "reshape vectors to one row [1, n] or one column [n, 1]")
  }
  let left = transposeA ? a.transposed : a
  let right = transposeB ? b.transposed : b
  guard left.shape[1] == right.shape[0] else { innerExtentsDiffer(left.shape, right.shape) }
  guard c.shape == [left.shape[0], right.shape[1]] else {
    callerMistake(
      "The result of gemm does not fit.",
      expected: "a target of shape \([left.shape[0], right.shape[1]])", got: "\(c.shape)",
      toDo: "make the target with as many rows as op(a) and as many columns as op(b)")
  }
  multiplyMatrices(alpha, left, right, beta, &c)
}

extension NDArray where Element: RealElement {
  /// The matrix product of this array and `other`.
  ///
  /// ```
  /// [m, k] · [k, n] → [m, n]        [k] · [k, n] → [n]
  /// [m, k] · [k]    → [m]           [k] · [k]    → []
  /// ```
  /// A vector is taken as one row on the left and as one column on the right, and that axis is
  /// left out of the result.
  /// - Complexity: O(*m·n·k*)
  public func matmul(_ other: NDArray) -> NDArray {
    guard (1...2).contains(rank), (1...2).contains(other.rank) else {
      callerMistake(
        "matmul multiplies vectors and matrices.",
        expected: "arrays of rank 1 or 2", got: "the shapes \(shape) and \(other.shape)",
        toDo: "use * for a product with a number, or reshape")
    }
    guard shape[rank - 1] == other.shape[0] else { innerExtentsDiffer(shape, other.shape) }
    let left = rank == 1 ? addingAxis(at: 0) : self
    let right = other.rank == 1 ? other.addingAxis(at: 1) : other
    var product = NDArray(repeating: 0, shape: [left.shape[0], right.shape[1]])
    multiplyMatrices(1, left, right, 0, &product)
    return product.reshaped(to: shape.dropLast() + other.shape.dropFirst())
  }

  private func addingAxis(at axis: Int) -> NDArray {
    var shape = shape
    var strides = strides
    shape.insert(1, at: axis)
    strides.insert(1, at: axis)
    return NDArray(
      storage: storage, layout: Layout(shape: shape, strides: strides, offset: layout.offset))
  }
}

private func innerExtentsDiffer(_ left: [Int], _ right: [Int]) -> Never {
  callerMistake(
    "The matrix product of \(left) and \(right) does not exist.",
    expected: "as many columns on the left as rows on the right",
    got: "\(left[left.count - 1]) columns and \(right[0]) rows",
    toDo: "check the order of the operands; one of them may have to be transposed")
}
