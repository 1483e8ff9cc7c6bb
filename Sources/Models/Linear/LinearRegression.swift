import NumericsEngine

/// Linear regression: a number as a weighted sum of the features.
///
/// ```
/// ŷ = x · w + b        least Σᵢ (yᵢ − ŷᵢ)² + penalty · Σ w²
/// ```
/// A penalty ("ridge regression") keeps the weights small and makes the solution unique even when
/// columns depend on each other. The intercept b is not penalised. The penalty is scikit-learn's
/// `alpha` in `Ridge`: it is not divided by the number of rows.
///
/// Solved on centred columns, which leaves b apart, by the QR factorisation of x, with a penalty of
/// x over √penalty · 1 (Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning",
/// 2nd ed., exercise 3.12). The normal equations xᵀx + penalty · 1 would need half the work, but
/// square the condition: where columns nearly depend on each other they lose twice the digits.
public struct LinearRegression<Scalar: RealElement>: Model {
  /// The weights w: `[columns]`
  public let coefficients: NDArray<Scalar>
  /// b
  public let intercept: Scalar

  public struct Settings: Sendable {
    /// The weight of Σ w², from 0.
    public var penalty: Double

    public init(penalty: Double = 0) {
      self.penalty = penalty
    }
  }

  /// Learns from rows and the numbers that belong to them.
  ///
  /// - Parameters:
  ///   - features: `[rows, columns]`; without a penalty more rows than columns.
  ///   - targets: `[rows]`
  /// - Throws: ``ModelError`` as every model; without a penalty also
  ///   ``ModelError/tooFewRows(rows:columns:)``, ``ModelError/constantColumn(column:value:)`` and
  ///   ``ModelError/dependentColumns(reciprocalCondition:)``.
  /// - Complexity: O((*rows* + *columns*) · *columns*²)
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func fit(
    _ features: NDArray<Scalar>, _ targets: [Scalar], settings: Settings = Settings()
  ) throws -> LinearRegression {
    try requireNotNegative("penalty", settings.penalty)
    try Examples.check(features, targets: targets.count)
    try Examples.check(targets: targets)
    let (rows, columns) = (features.shape[0], features.shape[1])
    if settings.penalty == 0 {
      // Centring takes one row away.
      if rows <= columns { throw ModelError.tooFewRows(rows: rows, columns: columns) }
      if let column = constantColumns(of: features).first {
        throw ModelError.constantColumn(column: column, value: Double(features[0, column]))
      }
    }
    let (x, means) = centred(features)
    let (y, mean) = centred(NDArray(shape: [rows, 1], elements: targets))
    let coefficients = try solution(x, y, penalty: settings.penalty)
    let shift = zip(means, coefficients.elements).reduce(0) { $0 + $1.0 * Double($1.1) }
    let intercept = Scalar(mean[0] - shift)
    guard intercept.isFinite else { throw ModelError.outOfRange }
    return LinearRegression(coefficients: coefficients, intercept: intercept)
  }

  /// The w for which ‖x · w − y‖² + penalty · ‖w‖² is least: `[columns]`
  private static func solution(
    _ x: NDArray<Scalar>, _ y: NDArray<Scalar>, penalty: Double
  ) throws -> NDArray<Scalar> {
    let columns = x.shape[1]
    do {
      if penalty == 0 { return try leastSquares(x, y).column(0) }
      let root = Scalar(penalty.squareRoot())
      let matrix = NDArray(concatenating: [x, root * NDArray.identity(columns)])
      let right = NDArray(concatenating: [y, NDArray(repeating: 0, shape: [columns, 1])])
      return try leastSquares(matrix, right).column(0)
    } catch EngineError.rankDeficient(_, let reciprocalCondition, _) {
      throw ModelError.dependentColumns(reciprocalCondition: reciprocalCondition)
    } catch EngineError.notFinite {
      throw ModelError.outOfRange
    }
  }

  public func predict(_ features: NDArray<Scalar>) throws -> [Scalar] {
    try Examples.check(features, columns: coefficients.count)
    let predictions = features.matmul(coefficients) + intercept
    try Examples.check(range: predictions)
    return predictions.elements
  }

  /// The coefficient of determination R², the share of the targets' variance that is explained.
  ///
  /// ```
  /// R² = 1 − Σ (yᵢ − ŷᵢ)² / Σ (yᵢ − ȳ)²
  /// ```
  /// 1 for perfect predictions, 0 for a model no better than the mean, below 0 for a worse one. As in
  /// scikit-learn, targets that are all equal give 1 when all are met exactly, and 0 otherwise.
  public func score(_ features: NDArray<Scalar>, _ targets: [Scalar]) throws -> Double {
    try Examples.check(features, targets: targets.count)
    try Examples.check(targets: targets)
    let numbers = targets.map(Double.init)
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let left = zip(numbers, try predict(features)).reduce(0) { sum, pair in
      let residual = pair.0 - Double(pair.1)
      return sum + residual * residual
    }
    // A rounded mean would differ from targets that are all equal.
    let areEqual = numbers.allSatisfy { $0 == numbers[0] }
    let total = areEqual ? 0 : numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard left.isFinite, total.isFinite else { throw ModelError.outOfRange }
    if total == 0 { return left == 0 ? 1 : 0 }
    return 1 - left / total
  }
}
