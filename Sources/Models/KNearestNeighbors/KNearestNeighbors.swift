import NumericsEngine

/// Predicts the class that most of the nearest examples have.
///
/// ```swift
/// let model = try KNearestNeighbors.fit(images, digits, settings: .init(neighbors: 3))
/// try model.predict(others)  // [7, 2, 1, …]
/// ```
/// Learning keeps the examples; all the work is in predicting. Of examples at the same distance the
/// one with the smaller index is nearer.
///
/// Source: T. M. Cover, P. E. Hart, "Nearest neighbor pattern classification", IEEE Transactions on
/// Information Theory 13 (1967), section III.
public struct KNearestNeighbors<Scalar: RealElement>: Classifier {
  /// What is decided before learning.
  public struct Settings: Equatable, Sendable {
    /// How many of the nearest examples vote: k.
    public var neighbors: Int
    public var metric: Metric
    /// Who wins when classes have as many votes.
    public var ties: Ties

    public init(neighbors: Int, metric: Metric = .euclidean, ties: Ties = .nearest) {
      self.neighbors = neighbors
      self.metric = metric
      self.ties = ties
    }
  }

  /// How far two rows are from each other.
  public enum Metric: String, CaseIterable, Sendable {
    /// √Σ (aᵢ − bᵢ)²
    case euclidean
    /// Σ |aᵢ − bᵢ|
    case manhattan
    /// The share of the columns in which the rows differ, 0…1.
    case hamming
  }

  /// Which of the classes with most votes is predicted.
  public enum Ties: String, CaseIterable, Sendable {
    /// The one whose nearest example is nearer.
    case nearest
    /// The smallest, as in scikit-learn.
    case smallestClass
  }

  public let settings: Settings
  public let classCount: Int
  /// The class of each example: `[rows]`.
  let labels: [Int]
  let search: NeighborSearch<Scalar>

  /// Keeps the examples: O(*rows · columns*).
  ///
  /// - Throws: ``ModelError``, among others for fewer than one neighbour and for more than there are
  ///   rows.
  public static func fit(
    _ features: NDArray<Scalar>, _ targets: [Int], settings: Settings
  ) throws -> KNearestNeighbors {
    try fit(features, targets, settings: settings, multipliesBytes: true)
  }

  /// - Parameter multipliesBytes: Whether examples that are bytes are kept as such where the
  ///   processor multiplies them; the results are the same.
  static func fit(
    _ features: NDArray<Scalar>, _ targets: [Int], settings: Settings, multipliesBytes: Bool
  ) throws -> KNearestNeighbors {
    try Examples.check(features, targets: targets.count)
    let classCount = try Examples.classCount(targets)
    try requireAtLeast(1, "neighbors", settings.neighbors)
    guard settings.neighbors <= targets.count else {
      throw ModelError.tooManyNeighbors(neighbors: settings.neighbors, rows: targets.count)
    }
    return KNearestNeighbors(
      settings: settings, classCount: classCount, labels: targets,
      search: NeighborSearch(
        features.contiguous(), metric: settings.metric, multipliesBytes: multipliesBytes))
  }
}
