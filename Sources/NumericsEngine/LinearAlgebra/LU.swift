/// The LU factorisation of a square matrix, with row exchanges.
///
/// ```
/// P · a = L · U     P a permutation, L unit lower, U upper triangular
/// ```
/// A solution is exact for a matrix that differs from `a` by a small multiple of *n*·ε of its size,
/// matrices with an extreme growth of U apart (Higham, "Accuracy and Stability of Numerical
/// Algorithms", §9.3).
public struct LU<Scalar: RealElement>: Sendable {
  /// An estimate of 1 / (‖a‖₁ ‖a⁻¹‖₁) after rows and columns were scaled: 1 at best, 0 for a
  /// singular matrix, and below *n*·ε when no digit of a solution can be relied on.
  public let reciprocalCondition: Scalar

  private let factor: EquilibratedMatrix<Scalar>
  /// Row i was exchanged with row `pivots[i] − 1`.
  private let pivots: [Int32]

  /// Factorises `a`, `[n, n]`. A singular matrix has a factorisation, but no solution.
  ///
  /// - Throws: ``EngineError/notSquare(rows:columns:)`` or ``EngineError/notFinite(index:value:)``.
  /// - Complexity: O(*n³*), 2*n³*/3 multiplications and additions
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public init(of a: NDArray<Scalar>) throws(EngineError) {
    var matrix = try EquilibratedMatrix(square: a, operation: "LU")
    let n = matrix.rows
    var pivots = [Int32](repeating: 0, count: n)
    if n > 0 {
      matrix.equilibrateRows()
      matrix.equilibrateColumns()
      let norm = matrix.norm
      let lapack = Scalar._blas.lapack
      let info = lapack.luFactor(Int32(n), &matrix.numbers, &pivots)
      reciprocalCondition = info > 0 ? 0 : lapack.luCondition(Int32(n), matrix.numbers, norm)
    } else {
      reciprocalCondition = 1
    }
    (factor, self.pivots) = (matrix, pivots)
  }

  /// The determinant: 0 for a singular matrix; infinite or 0 where it leaves the range.
  public var determinant: Scalar { scaledDeterminant.value }

  /// The sign of the determinant, −1, 0 or 1, and the natural logarithm of its magnitude, −∞ for 0.
  public var logDeterminant: (sign: Scalar, logMagnitude: Scalar) {
    let determinant = scaledDeterminant
    let sign: Scalar = determinant.significand == 0 ? 0 : determinant.significand < 0 ? -1 : 1
    return (sign, determinant.logMagnitude)
  }

  /// The solution of `a · x = b`.
  ///
  /// - Parameter b: `[n]`, or `[n, columns]` for several systems at once.
  /// - Returns: x, in the shape of `b`; infinite where it leaves the range.
  /// - Throws: ``EngineError/singularMatrix(reciprocalCondition:limit:)``, or
  ///   ``EngineError/notFinite(index:value:)`` for `b`.
  /// - Complexity: O(*n²*) for each column
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func solve(_ b: NDArray<Scalar>) throws(EngineError) -> NDArray<Scalar> {
    var right = try RightSide(b, for: factor)
    try requireRegular(reciprocalCondition, size: factor.columns)
    if !right.numbers.isEmpty {
      _ = Scalar._blas.lapack.luSolve(
        Int32(factor.rows), Int32(right.columns), factor.numbers, pivots, &right.numbers)
    }
    return right.solution(of: factor)
  }

  /// The product of the diagonal of U, with a change of sign for every exchange of rows.
  private var scaledDeterminant: ScaledNumber<Scalar> {
    var product = factor.diagonalProduct
    for (row, pivot) in pivots.enumerated() where row + 1 != Int(pivot) {
      product.significand.negate()
    }
    product.exponent += (factor.rowExponents + factor.columnExponents).reduce(0, +)
    return product
  }
}
