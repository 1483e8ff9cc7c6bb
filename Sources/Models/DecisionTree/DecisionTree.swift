import NumericsEngine

/// A tree of questions "is this feature at most this threshold?" that lead to a class.
///
/// ```swift
/// let tree = try DecisionTree.fit(training, labels, settings: .init(maximumDepth: 4))
/// print(tree.rules(columns: ["petal length", "petal width"], classes: ["setosa", "other"]))
/// ```
/// Grown from the root: each node's rows are divided where the information gain
///
/// ```
/// gain = I(node) − n_left / n · I(left) − n_right / n · I(right)
/// ```
/// is largest, with I the entropy or the Gini impurity, until its rows are of one class or a limit
/// of the settings is reached. All thresholds half way between neighbouring different values are
/// tried. Of equal gains the lowest feature counts, or as ``DecisionTreeSettings/ties`` says, then the
/// lowest threshold; equal means exactly equal, whatever the rounding, so that the tree is the same
/// on any number of threads.
///
/// As long as classes are mixed, a split is made even if it gains nothing: in an exclusive or, only
/// the next one does.
///
/// Source: L. Breiman, J. H. Friedman, R. A. Olshen, C. J. Stone, *Classification and Regression
/// Trees* (1984), chapters 2 to 4; J. R. Quinlan, *C4.5* (1993), chapter 2, for the entropy.
public struct DecisionTree<Scalar: RealElement>: Classifier {
  public let classCount: Int
  /// How many features a row has.
  public let columnCount: Int
  /// What the tree was grown by.
  public let criterion: Impurity
  /// The nodes in preorder: a node's left child comes next, after that all below it the right one.
  let steps: [Step]
  /// How many rows of each class the nodes have learned from: `[nodes, classes]`.
  let counts: [Int]

  /// A question, or a leaf.
  struct Step: Sendable {
    /// The column asked for; −1 for a leaf.
    var column: Int32
    /// The index of the right child; 0 for a leaf.
    var right: Int32
    /// Rows with at most this value go left.
    var threshold: Scalar

    static var leaf: Step { Step(column: -1, right: 0, threshold: 0) }

    var isLeaf: Bool { column < 0 }
  }

  public typealias Settings = DecisionTreeSettings
}
