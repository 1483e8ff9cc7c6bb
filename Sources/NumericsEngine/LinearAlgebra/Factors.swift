// What the factorisations have in common.

extension EquilibratedMatrix {
  /// - Throws: ``EngineError/notSquare(rows:columns:)`` or ``EngineError/notFinite(index:value:)``.
  init(square a: NDArray<Scalar>, operation: String) throws(EngineError) {
    if a.rank == 2, a.shape[0] != a.shape[1] {
      throw .notSquare(rows: a.shape[0], columns: a.shape[1])
    }
    try self.init(a, operation: operation)
  }

  /// The square array of the numbers times 2^`exponent`, 0 where there is none.
  func triangle(_ exponent: (_ row: Int, _ column: Int) -> Int?) -> NDArray<Scalar> {
    let elements = (0..<(columns * columns)).map { place in
      let (i, j) = (place / columns, place % columns)
      guard let exponent = exponent(i, j) else { return Scalar.zero }
      return numbers[i + j * rows].scaled(by: exponent)
    }
    return NDArray(shape: [columns, columns], elements: elements)
  }

  /// The product of the diagonal.
  var diagonalProduct: ScaledNumber<Scalar> {
    (0..<columns).reduce(into: ScaledNumber(significand: 1, exponent: 0)) {
      $0.multiply(by: numbers[$1 + $1 * rows])
    }
  }
}

/// A number beyond the range of its type: `significand · 2^exponent`.
struct ScaledNumber<Scalar: RealElement> {
  var significand: Scalar
  var exponent: Int

  var value: Scalar { significand.scaled(by: exponent) }

  /// ln |significand · 2^exponent|, −∞ for 0.
  var logMagnitude: Scalar {
    Scalar(naturalLogarithm(Double(abs(significand))) + Double(exponent) * naturalLogarithm(2))
  }

  /// Multiplies and brings the significand back into 1..<2.
  mutating func multiply(by factor: Scalar) {
    significand *= factor
    guard significand != 0 else { return }
    exponent += Int(significand.exponent)
    significand = significand.scaled(by: -Int(significand.exponent))
  }
}

extension BinaryFloatingPoint {
  /// The number times 2^`exponent`, exact unless it leaves the range.
  func scaled(by exponent: Int) -> Self {
    Self(sign: .plus, exponent: Exponent(exponent), significand: self)
  }
}

/// The least reciprocal condition at which a solution has a digit to rely on: *n*·ε.
///
/// The error of a solution, relative to its size, is about *n*·ε divided by the reciprocal condition
/// (Higham, "Accuracy and Stability of Numerical Algorithms", §7.1 and §9.3).
func regularityLimit<Scalar: RealElement>(_: Scalar.Type, size: Int) -> Scalar {
  Scalar(size) * Scalar.ulpOfOne
}

/// - Throws: ``EngineError/singularMatrix(reciprocalCondition:limit:)`` below the limit.
func requireRegular<Scalar: RealElement>(
  _ reciprocalCondition: Scalar, size: Int
) throws(EngineError) {
  let limit = regularityLimit(Scalar.self, size: size)
  // An estimate that is NaN says nothing good either.
  if !(reciprocalCondition >= limit) {
    throw .singularMatrix(reciprocalCondition: Double(reciprocalCondition), limit: Double(limit))
  }
}
