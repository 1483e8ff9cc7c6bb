/// The Cholesky factorisation of a symmetric positive definite matrix.
///
/// ```
/// a = L · Lᵀ     L lower triangular with a positive diagonal
/// ```
/// Only the lower triangle of `a` counts. The computed factor is exact for a matrix that differs
/// from `a` by at most a small multiple of *n*·ε of its size (Higham, "Accuracy and Stability of
/// Numerical Algorithms", theorem 10.3), whatever the units of rows and columns.
public struct Cholesky<Scalar: RealElement>: Sendable {
  /// An estimate of 1 / (‖a‖₁ ‖a⁻¹‖₁) after rows and columns were scaled: 1 at best, and below
  /// *n*·ε when no digit of a solution can be relied on.
  public let reciprocalCondition: Scalar

  private let factor: EquilibratedMatrix<Scalar>

  /// Factorises `a`, `[n, n]`.
  ///
  /// - Throws: ``EngineError/notSquare(rows:columns:)``, ``EngineError/notFinite(index:value:)``, or
  ///   ``EngineError/notPositiveDefinite(order:)``.
  /// - Complexity: O(*n³*), *n³*/3 multiplications and additions
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public init(of a: NDArray<Scalar>) throws(EngineError) {
    var matrix = try EquilibratedMatrix(square: a, operation: "Cholesky")
    let n = matrix.rows
    guard n > 0 else {
      (factor, reciprocalCondition) = (matrix, 1)
      return
    }
    matrix.equilibrateSymmetrically()
    let norm = matrix.norm
    let lapack = Scalar._blas.lapack
    let info = lapack.choleskyFactor(Int32(n), &matrix.numbers)
    // What overflows on the way comes from entries off the diagonal that are too large for it;
    // OpenBLAS goes on with the NaN that it leaves there.
    let order = (0..<n).first { !(matrix.numbers[$0 + $0 * n] > 0) }.map { $0 + 1 }
    if info > 0 || order != nil { throw .notPositiveDefinite(order: order ?? Int(info)) }
    factor = matrix
    reciprocalCondition = lapack.choleskyCondition(Int32(n), matrix.numbers, norm)
  }

  /// The factor L, `[n, n]`, with zeros above the diagonal.
  public var lower: NDArray<Scalar> {
    factor.triangle { i, j in i >= j ? factor.rowExponents[i] : nil }
  }

  /// The natural logarithm of the determinant, which itself may be out of range.
  ///
  /// ```
  /// ln det a = 2 Σ ln L[i, i]
  /// ```
  public var logDeterminant: Scalar {
    var product = factor.diagonalProduct
    product.exponent += factor.rowExponents.reduce(0, +)
    return 2 * product.logMagnitude
  }

  /// The solution of `a · x = b`.
  ///
  /// - Parameter b: `[n]`, or `[n, columns]` for several systems at once.
  /// - Returns: x, in the shape of `b`.
  /// - Throws: ``EngineError/singularMatrix(reciprocalCondition:limit:)`` when `a` is positive
  ///   definite but so nearly singular that rounding decides the result;
  ///   ``EngineError/notFinite(index:value:)`` for `b`.
  /// - Complexity: O(*n²*) for each column
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func solve(_ b: NDArray<Scalar>) throws(EngineError) -> NDArray<Scalar> {
    var right = try RightSide(b, for: factor)
    try requireRegular(reciprocalCondition, size: factor.columns)
    if !right.numbers.isEmpty {
      _ = Scalar._blas.lapack.choleskySolve(
        Int32(factor.rows), Int32(right.columns), factor.numbers, &right.numbers)
    }
    return right.solution(of: factor)
  }
}
