import NumericsEngine

extension KNearestNeighbors {
  /// The nearest examples of some rows, the nearest first.
  public struct Neighbors: Equatable, Sendable {
    /// Which examples they are: `[rows, neighbors]`.
    public let indices: NDArray<Int>
    /// How far they are: `[rows, neighbors]`.
    public let distances: NDArray<Scalar>
  }

  /// The nearest examples of each row: `[rows, columns]` → `[rows, neighbors]`.
  ///
  /// Distances are compared as they come from the differences in `Double`, so that neither examples
  /// far from 0 nor whole numbers lose a digit; two that differ by rounding alone are ordered by
  /// that. Squares that exceed `Double` are infinite, and such distances equal.
  ///
  /// O(*rows · examples · columns*) on all cores, with memory for some blocks of a few million
  /// distances.
  ///
  /// - Parameter progress: Called after each block, with how many rows are done, and of how many.
  /// - Throws: ``ModelError`` for another number of columns, NaN and infinities.
  public func neighbors(
    of features: NDArray<Scalar>, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> Neighbors {
    try Examples.check(features, columns: search.columns)
    let (indices, distances) = search.nearest(
      to: features.contiguous(), count: settings.neighbors, progress: progress)
    return Neighbors(indices: indices, distances: distances)
  }
}
