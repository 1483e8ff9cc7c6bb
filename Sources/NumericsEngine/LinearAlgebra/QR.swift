/// The QR factorisation of a matrix with at least as many rows as columns.
///
/// ```
/// a = Q · R     Qᵀ · Q = 1, R upper triangular
/// ```
/// By Householder reflections, which are stable column by column (Higham, "Accuracy and Stability of
/// Numerical Algorithms", theorem 19.4). The diagonal of R may be negative.
public struct QR<Scalar: RealElement>: Sendable {
  /// An estimate of 1 / (‖R‖₁ ‖R⁻¹‖₁) after the columns were scaled: 1 at best, and below *n*·ε when
  /// the columns depend on each other as far as rounding can tell.
  public let reciprocalCondition: Scalar

  /// R above, the reflections below the diagonal.
  private let factor: EquilibratedMatrix<Scalar>
  private let tau: [Scalar]

  /// Factorises `a`, `[m, n]` with m ≥ n.
  ///
  /// - Throws: ``EngineError/underdetermined(rows:columns:)`` for m < n, or
  ///   ``EngineError/notFinite(index:value:)``.
  /// - Complexity: O(*m·n²*)
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public init(of a: NDArray<Scalar>) throws(EngineError) {
    var matrix = try EquilibratedMatrix(a, operation: "QR")
    let (m, n) = (matrix.rows, matrix.columns)
    if m < n { throw .underdetermined(rows: m, columns: n) }
    var tau = [Scalar](repeating: 0, count: n)
    if n > 0 {
      matrix.equilibrateColumns()
      let lapack = Scalar._blas.lapack
      _ = lapack.qrFactor(Int32(m), Int32(n), &matrix.numbers, &tau)
      reciprocalCondition = lapack.triangularCondition(Int32(m), Int32(n), matrix.numbers)
    } else {
      reciprocalCondition = 1
    }
    (factor, self.tau) = (matrix, tau)
  }

  /// The factor R, `[n, n]`, with zeros below the diagonal.
  public var upper: NDArray<Scalar> {
    factor.triangle { i, j in i <= j ? factor.columnExponents[j] : nil }
  }

  /// The factor Q, `[m, n]`, its columns of length 1 and at right angles.
  ///
  /// - Complexity: O(*m·n²*)
  public var orthogonal: NDArray<Scalar> {
    let (m, n) = (factor.rows, factor.columns)
    var columns = [Scalar](repeating: 0, count: m * n)
    for j in 0..<n { columns[j * m + j] = 1 }
    if n > 0 {
      _ = Scalar._blas.lapack.qrMultiply(
        false, Int32(m), Int32(n), Int32(n), factor.numbers, tau, &columns)
    }
    return NDArray(shape: [n, m], elements: columns).transposed
  }

  /// The x for which ‖a · x − b‖₂ is least.
  ///
  /// ```
  /// R · x = (Qᵀ · b)[0..<n]
  /// ```
  /// - Parameter b: `[m]`, or `[m, columns]` for several systems at once.
  /// - Returns: x, `[n]` or `[n, columns]`.
  /// - Throws: ``EngineError/rankDeficient(columns:reciprocalCondition:limit:)``, or
  ///   ``EngineError/notFinite(index:value:)`` for `b`.
  /// - Complexity: O(*m·n*) for each column
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func solve(_ b: NDArray<Scalar>) throws(EngineError) -> NDArray<Scalar> {
    let (m, n) = (factor.rows, factor.columns)
    var right = try RightSide(b, for: factor)
    let limit = regularityLimit(Scalar.self, size: n)
    if !(reciprocalCondition >= limit) {
      throw .rankDeficient(
        columns: n, reciprocalCondition: Double(reciprocalCondition), limit: Double(limit))
    }
    if n > 0, right.columns > 0 {
      let lapack = Scalar._blas.lapack
      let columns = Int32(right.columns)
      _ = lapack.qrMultiply(
        true, Int32(m), Int32(n), columns, factor.numbers, tau, &right.numbers)
      lapack.triangularSolve(Int32(m), Int32(n), columns, factor.numbers, &right.numbers)
    }
    return right.solution(of: factor)
  }
}

/// The x for which ‖a · x − b‖₂ is least, by QR.
///
/// ```swift
/// // A straight line through three points: intercept and slope.
/// try leastSquares(NDArray([[1.0, 0], [1, 1], [1, 2]]), NDArray([1.0, 3, 5]))  // [1 2]
/// ```
/// Unlike the normal equations aᵀ·a·x = aᵀ·b this does not square the condition of `a`.
///
/// - Parameters:
///   - a: `[m, n]` with m ≥ n, its columns independent of each other.
///   - b: `[m]`, or `[m, columns]` for several right sides.
/// - Returns: x, `[n]` or `[n, columns]`.
/// - Throws: What ``QR`` throws.
/// - Complexity: O(*m·n²*)
public func leastSquares<Scalar: RealElement>(
  _ a: NDArray<Scalar>, _ b: NDArray<Scalar>
) throws(EngineError) -> NDArray<Scalar> {
  try QR(of: a).solve(b)
}
