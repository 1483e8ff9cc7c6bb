/// The scalar product of two vectors.
///
/// ```
/// Σ a[i] · b[i]
/// ```
/// - Parameters:
///   - a: `[n]`, in any layout.
///   - b: `[n]`.
/// - Returns: The sum, 0 for n = 0.
/// - Complexity: O(*n*)
public func dot<Scalar: RealElement>(_ a: NDArray<Scalar>, _ b: NDArray<Scalar>) -> Scalar {
  guard a.rank == 1, a.shape == b.shape else {
    callerMistake(
      "dot multiplies two vectors.", expected: "two arrays of one shape [n]",
      got: "the shapes \(a.shape) and \(b.shape)", toDo: "use matmul for matrices")
  }
  return dotProduct(a, b)
}

/// Adds a multiple of one vector to another, in place.
///
/// ```
/// y ← alpha · x + y
/// ```
/// - Parameters:
///   - x: `[n]`, in any layout.
///   - y: `[n]`.
/// - Complexity: O(*n*)
public func axpy<Scalar: RealElement>(
  _ alpha: Scalar, _ x: NDArray<Scalar>, into y: inout NDArray<Scalar>
) {
  guard x.rank == 1, x.shape == y.shape else {
    callerMistake(
      "axpy adds a vector to a vector.", expected: "two arrays of one shape [n]",
      got: "the shapes \(x.shape) and \(y.shape)", toDo: "use y += alpha * x for other shapes")
  }
  addMultiple(alpha, x, to: &y)
}

/// The Euclidean norm of an array, whatever its shape; for a matrix that is the Frobenius norm.
///
/// ```
/// √Σ x[i]²
/// ```
/// The squares may exceed the range of the type; the norm itself is right as long as it does not.
/// - Returns: The norm, 0 for an empty array.
/// - Complexity: O(*count*)
public func norm2<Scalar: RealElement>(_ x: NDArray<Scalar>) -> Scalar {
  euclideanNorm(x.rank == 1 ? x : x.reshaped(to: [x.count]))
}

/// Multiplies a matrix and a vector and adds the product to another vector, in place (BLAS `gemv`).
///
/// ```
/// y ← alpha · op(a) · x + beta · y
/// ```
/// - Parameters:
///   - alpha: The factor of the product. With 0 the product is not formed, and NaN in it does not
///     count.
///   - a: `[m, n]`, or `[n, m]` when `transposeA`.
///   - transposeA: Whether `op(a)` is the transpose of `a`.
///   - x: `[n]`.
///   - beta: The factor of the old `y`. With 0 the old values are not read, NaN included.
///   - y: `[m]`.
/// - Complexity: O(*m·n*)
public func gemv<Scalar: RealElement>(
  alpha: Scalar = 1, _ a: NDArray<Scalar>, transposeA: Bool = false, _ x: NDArray<Scalar>,
  beta: Scalar = 0, into y: inout NDArray<Scalar>
) {
  guard a.rank == 2, x.rank == 1, y.rank == 1 else {
    callerMistake(
      "gemv multiplies a matrix and a vector.",
      expected: "arrays of rank 2, 1 and 1",
      got: "the shapes \(a.shape), \(x.shape) and \(y.shape)",
      toDo: "use gemm for a product of matrices")
  }
  let matrix = transposeA ? a.transposed : a
  guard matrix.shape[1] == x.shape[0] else { innerExtentsDiffer(matrix.shape, x.shape) }
  guard y.shape[0] == matrix.shape[0] else {
    callerMistake(
      "The result of gemv does not fit.", expected: "a target of shape \([matrix.shape[0]])",
      got: "\(y.shape)", toDo: "make the target as long as op(a) has rows")
  }
  multiplyMatrixVector(alpha, matrix, x, beta, &y)
}
