import LabKit
import NumericsEngine

/// Lab 6 — K-nearest neighbours.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 6` checks it,
/// `swift run lab hint 6.1` helps, `swift run lab 6` tells the whole story.
public struct Lab06NearestNeighbours: NearestNeighboursLab {
  public init() {}

  // MARK: 6.1 Euclidean distance

  /// The Euclidean distance of two points.
  ///
  /// - Throws: `LabError.lengthMismatch` if they have different numbers of coordinates.
  public func euclideanDistance(_ first: [Double], _ second: [Double]) throws -> Double {
    throw Unsolved("6.1")
  }

  // MARK: 6.2 Hamming distance of texts

  /// The number of places at which two texts of the same length differ.
  ///
  /// - Throws: `LabError.lengthMismatch` if they have different lengths.
  public func hammingDistance(_ first: String, _ second: String) throws -> Int {
    throw Unsolved("6.2")
  }

  // MARK: 6.3 All distances by one product

  /// The distance of every row of `first` from every row of `second`: `[m, n]`.
  ///
  /// - Throws: `LabError.invalidParameter` unless both are of rank 2; `LabError.shapeMismatch`
  ///   if they have different numbers of columns.
  public func pairwiseDistances(
    _ first: NDArray<Double>, _ second: NDArray<Double>
  ) throws -> NDArray<Double> {
    throw Unsolved("6.3")
  }

  // MARK: 6.4 The k nearest

  /// The indices of the `k` smallest distances, nearest first, without `itself`.
  ///
  /// - Throws: `LabError.emptyInput`, `LabError.notFinite` for a NaN,
  ///   `LabError.indexOutOfRange` for an `itself` that is no index, and
  ///   `LabError.invalidParameter` unless 1 ≤ `k` ≤ number of candidates.
  public func nearest(_ k: Int, by distances: [Double], excluding itself: Int?) throws -> [Int] {
    throw Unsolved("6.4")
  }

  // MARK: 6.5 Majority vote

  /// The most frequent of `labels`; on ties the one that appears first.
  ///
  /// - Throws: `LabError.emptyInput` if there are no labels.
  public func majorityVote(_ labels: [Int]) throws -> Int {
    throw Unsolved("6.5")
  }

  // MARK: 6.6 Classify

  /// The class of every query by the vote of its `k` nearest training points.
  ///
  /// - Throws: `LabError.invalidParameter` unless both arrays are of rank 2 and 1 ≤ `k` ≤ n;
  ///   `LabError.shapeMismatch` for different numbers of columns; `LabError.emptyInput` for no
  ///   training points; `LabError.lengthMismatch` unless each has one label;
  ///   `LabError.notFinite` for a NaN or an infinity.
  public func classified(
    _ queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int
  ) throws -> [Int] {
    throw Unsolved("6.6")
  }

  // MARK: 6.7 Cross-validation

  /// The error rate of every candidate for k, by cross-validation over contiguous folds of
  /// `order`, and the best candidate.
  ///
  /// - Throws: `LabError.invalidParameter`, `LabError.lengthMismatch` or `LabError.emptyInput`,
  ///   as the exercise says.
  public func crossValidation(
    _ features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]
  ) throws -> CrossValidation {
    throw Unsolved("6.7")
  }

  // MARK: 6.8 Scale by the training set

  /// Both tables scaled by the columns' means and deviations in `training`.
  ///
  /// - Throws: `LabError.invalidParameter` unless both are of rank 2; `LabError.shapeMismatch`
  ///   for different numbers of columns; `LabError.emptyInput` for no training rows.
  public func scaled(_ training: NDArray<Double>, _ test: NDArray<Double>) throws -> ScaledTables {
    throw Unsolved("6.8")
  }
}
