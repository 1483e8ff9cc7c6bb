import NumericsEngine

/// Judges a kind of model by learning as often as there are folds, each time without one of them.
///
/// ```swift
/// var generator = RandomGenerator(seed: 1)
/// let folds = try Folds(5, stratifying: labels, using: &generator)
/// let scores = try crossValidate(
///   LogisticRegression<Double>.self, features, labels, settings: .init(), folds: folds)
/// ```
/// - Parameters:
///   - features: `[rows, columns]`
///   - targets: `[rows]`
///   - folds: Of as many rows.
/// - Returns: For each fold the score on its rows: `[folds]`.
/// - Throws: ``ModelError``: what learning and judging throw, and
///   ``ModelError/lengthMismatch(rows:targets:)`` when the folds are of another number of rows.
/// - Complexity: As learning from most of the rows, once for each fold.
public func crossValidate<Kind: Model>(
  _ kind: Kind.Type, _ features: NDArray<Kind.Scalar>, _ targets: [Kind.Target],
  settings: Kind.Settings, folds: Folds
) throws -> [Double] {
  try Examples.check(features, targets: targets.count)
  let dealt = folds.rows.reduce(0) { $0 + $1.count }
  guard dealt == targets.count else {
    throw ModelError.lengthMismatch(rows: dealt, targets: targets.count)
  }
  return try folds.rows.indices.map { fold in
    let (training, judged) = (folds.training(without: fold), folds.rows[fold])
    let model = try Kind.fit(
      features.gathering(training, axis: 0), training.map { targets[$0] }, settings: settings)
    return try model.score(features.gathering(judged, axis: 0), judged.map { targets[$0] })
  }
}
