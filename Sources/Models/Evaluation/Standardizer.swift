import NumericsEngine

/// Brings columns to mean 0 and standard deviation 1, as it learned from one table.
///
/// ```
/// z = (x − mean) / standardDeviation        variance Σ (x − mean)² / n, as of a whole population
/// ```
/// Fit it to the training rows alone, and apply it to all others: the test rows must not be known.
/// A column that is constant in training has no deviation: it is divided by 1, and becomes 0 where
/// it still has that value.
public struct Standardizer<Scalar: RealElement>: Sendable {
  /// `[columns]`
  public let means: NDArray<Scalar>
  /// `[columns]`, 1 for constant columns.
  public let standardDeviations: NDArray<Scalar>

  /// Learns means and deviations from `[rows, columns]`.
  ///
  /// - Throws: ``ModelError`` for no rows or columns, NaN or infinities.
  public static func fit(_ features: NDArray<Scalar>) throws -> Standardizer {
    try Examples.check(features)
    guard features.shape[0] > 0 else { throw ModelError.noRows }
    var means = features.mean(axis: 0)
    let ranges = features.max(axis: 0) - features.min(axis: 0)
    // In units of the range, or squares of very small numbers would be 0. Powers of two round nothing.
    let units = ranges.map { $0 > 0 ? $0.binade : 1 }
    var deviations = ((features - means) / units).standardDeviation(axis: 0) * units
    for column in constantColumns(of: features) {
      means[column] = features[0, column]
      deviations[column] = 1
    }
    guard means.sum().isFinite, deviations.sum().isFinite else { throw ModelError.outOfRange }
    return Standardizer(means: means, standardDeviations: deviations)
  }

  /// The standardised rows: `[rows, columns]` → `[rows, columns]`.
  ///
  /// - Throws: ``ModelError`` for another number of columns, NaN or infinities.
  public func transform(_ features: NDArray<Scalar>) throws -> NDArray<Scalar> {
    try Examples.check(features, columns: means.count)
    return (features - means) / standardDeviations
  }
}
