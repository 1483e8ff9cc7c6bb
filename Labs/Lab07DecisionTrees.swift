import Foundation
import LabKit
import NumericsEngine

/// Lab 7 — Decision trees.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 7` checks it,
/// `swift run lab hint 7.1` helps, `swift run lab 7` tells the whole story.
public struct Lab07DecisionTrees: DecisionTreesLab {
  public init() {}

  // MARK: 7.1 Entropy

  /// The entropy in bits of rows counted by class: −Σ p·log2(p).
  ///
  /// - Throws: `LabError.invalidParameter` if a count is negative; `LabError.emptyInput` if
  ///   there are no rows.
  public func entropy(_ counts: [Int]) throws -> Double {
    throw Unsolved("7.1")
  }

  // MARK: 7.2 Gini impurity

  /// The Gini impurity of rows counted by class: 1 − Σ p².
  ///
  /// - Throws: `LabError.invalidParameter` if a count is negative; `LabError.emptyInput` if
  ///   there are no rows.
  public func giniImpurity(_ counts: [Int]) throws -> Double {
    throw Unsolved("7.2")
  }

  // MARK: 7.3 Information gain

  /// The entropy of `labels`, minus what is left of it on the two sides of a split, in bits.
  ///
  /// - Throws: `LabError.lengthMismatch` if `labels` and `goesLeft` differ in length;
  ///   `LabError.emptyInput` if there are no rows; `LabError.invalidLabel` if a label is
  ///   negative.
  public func informationGain(_ labels: [Int], goesLeft: [Bool]) throws -> Double {
    throw Unsolved("7.3")
  }

  // MARK: 7.4 The best threshold of one feature

  /// The threshold with the largest information gain, the lowest on ties, or `nil` if there is
  /// no candidate.
  ///
  /// - Throws: `LabError.lengthMismatch` if `values` and `labels` differ in length;
  ///   `LabError.emptyInput` if there are no rows; `LabError.invalidLabel` if a label is
  ///   negative; `LabError.notFinite` if a value is NaN or infinite;
  ///   `LabError.invalidParameter` if `minimumLeafRows` < 1.
  public func bestThreshold(
    _ values: [Double], _ labels: [Int], minimumLeafRows: Int
  ) throws -> ThresholdGain? {
    throw Unsolved("7.4")
  }

  // MARK: 7.5 The best split over all features

  /// The column and threshold with the largest information gain, or `nil` if there is none.
  ///
  /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2; otherwise as
  ///   `bestThreshold`.
  public func bestSplit(
    _ features: NDArray<Double>, _ labels: [Int], minimumLeafRows: Int
  ) throws -> Split? {
    throw Unsolved("7.5")
  }

  // MARK: 7.6 Grow a tree

  /// A tree grown from the rows of `features` by the largest information gain.
  ///
  /// - Parameter maximumDepth: How many questions there may be on a way; `nil` for any number.
  /// - Throws: `LabError.shapeMismatch`, `lengthMismatch`, `emptyInput`, `invalidLabel`,
  ///   `notFinite` and `invalidParameter`, as the exercise says.
  public func grow(
    _ features: NDArray<Double>, _ labels: [Int], classes: Int, maximumDepth: Int?,
    minimumLeafRows: Int
  ) throws -> Tree {
    throw Unsolved("7.6")
  }

  // MARK: 7.7 Predict

  /// The label of the leaf that each row comes to.
  ///
  /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2, or has too few columns
  ///   for a question.
  public func predict(_ tree: Tree, _ features: NDArray<Double>) throws -> [Int] {
    throw Unsolved("7.7")
  }

  // MARK: 7.8 Prune on validation rows

  /// The tree in which every split is a leaf that does not pay on the validation rows.
  ///
  /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2, or has too few columns
  ///   for a question; `LabError.lengthMismatch` if there is another number of labels than of
  ///   rows; `LabError.emptyInput` if there are no rows.
  public func pruned(_ tree: Tree, _ features: NDArray<Double>, _ labels: [Int]) throws -> Tree {
    throw Unsolved("7.8")
  }

  // MARK: 7.9 A tree as rules

  /// A rule for each leaf: "if … <= … and … > … then …", or "always …" for a tree of one leaf.
  ///
  /// - Throws: `LabError.indexOutOfRange` if a column or a label has no name.
  public func rules(_ tree: Tree, features: [String], classes: [String]) throws -> [String] {
    throw Unsolved("7.9")
  }
}
