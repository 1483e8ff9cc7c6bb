/// Multiplies two matrices and adds the product to a third, in place (BLAS `gemm`).
///
/// ```
/// c ← alpha · op(a) · op(b) + beta · c
/// ```
/// - Parameters:
///   - alpha: The factor of the product. With 0 the product is not formed, and NaN in it does not
///     count.
///   - a: `[m, k]`, or `[k, m]` when `transposeA`.
///   - transposeA: Whether `op(a)` is the transpose of `a`.
///   - b: `[k, n]`, or `[n, k]` when `transposeB`.
///   - transposeB: Whether `op(b)` is the transpose of `b`.
///   - beta: The factor of the old `c`. With 0 the old values are not read, NaN included.
///   - c: `[m, n]`.
///
/// Views whose rows or columns lie one after the other, transposes among them, reach OpenBLAS
/// without a copy, `c` included. With `k` = 0 the product is zero.
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
