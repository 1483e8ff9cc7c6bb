import NumericsEngine

/// What has learned from a table of examples, and predicts for others.
///
/// Every model is a value that is made by learning, so there is none that has not learned:
///
/// ```swift
/// let model = try KNearestNeighbors.fit(training, labels, settings: .init(neighbors: 3))
/// let guesses = try model.predict(test)
/// ```
public protocol Model: Sendable {
  /// The numbers of the features.
  associatedtype Scalar: RealElement
  /// What is predicted for a row: a number, or a class.
  associatedtype Target: Sendable
  /// What is decided before learning.
  associatedtype Settings: Sendable

  /// Learns from examples.
  ///
  /// - Parameters:
  ///   - features: `[rows, columns]`
  ///   - targets: `[rows]`
  /// - Throws: ``ModelError`` for examples that cannot be learned from: no rows or columns, NaN or
  ///   infinities, another number of targets than of rows, settings out of range.
  static func fit(
    _ features: NDArray<Scalar>, _ targets: [Target], settings: Settings
  ) throws -> Self

  /// The prediction for each row: `[rows, columns]` → `[rows]`.
  ///
  /// No rows give no predictions.
  ///
  /// - Throws: ``ModelError`` for another number of columns than was learned from, NaN or
  ///   infinities, and numbers so large that sums of them are infinite.
  func predict(_ features: NDArray<Scalar>) throws -> [Target]

  /// How good the predictions are for rows whose targets are known; 1 is perfect.
  ///
  /// Accuracy for classes, the coefficient of determination R² for numbers.
  ///
  /// - Throws: ``ModelError`` as `predict`, and for no rows or another number of targets.
  func score(_ features: NDArray<Scalar>, _ targets: [Target]) throws -> Double
}

/// A model whose targets are classes: whole numbers 0, 1, … up to the largest label learned from,
/// which is at most 4095.
public protocol Classifier: Model where Target == Int {
  /// How many classes there are: the largest label learned from, and one.
  var classCount: Int { get }

  /// How likely each class is for each row: `[rows, columns]` → `[rows, classes]`, rows of sum 1.
  ///
  /// - Throws: ``ModelError`` as `predict`.
  func probabilities(_ features: NDArray<Scalar>) throws -> NDArray<Scalar>
}
