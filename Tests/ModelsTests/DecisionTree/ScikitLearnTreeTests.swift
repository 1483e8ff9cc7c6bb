import Datasets
import NumericsEngine
import Testing

@testable import Models

/// A tree of scikit-learn 1.9.1; see `ReferenceTrees.swift`.
struct ReferenceTree: Sendable {
  /// In preorder; −1 for a leaf.
  let columns: [Int]
  /// Of the nodes that are divided. scikit-learn rounds features to `Float`.
  let thresholds: [Double]
  let impurities: [Double]
  let rows: [Int]
  let importance: [Double]
  let alphas: [Double]
  /// How many leaves the tree has that is pruned with the mean of two neighbouring alphas.
  let leavesBetween: [Int]

  /// Compares all of it with a tree.
  ///
  /// Impurities are sums of at most ten terms of up to 1 bit, and prices of leaves sums of at most
  /// 40 such, in an order of their own: 1e-13 is hundreds of roundings.
  func expect(_ tree: DecisionTree<Double>) throws {
    #expect(tree.steps.map { Int($0.column) } == columns)
    let thresholds = tree.steps.filter { !$0.isLeaf }.map(\.threshold)
    #expect(agree(thresholds, self.thresholds) { 0x1p-23 * abs($0) })
    let nodes = (0..<tree.nodeCount).map(tree.node(at:))
    #expect(nodes.map(\.rowCount) == rows)
    #expect(agree(nodes.map(\.impurity), impurities) { _ in 1e-13 })
    if !importance.isEmpty { #expect(agree(tree.featureImportance, importance) { _ in 1e-13 }) }
    // scikit-learn has a step for each node, also of nodes with the same price.
    let different = alphas.enumerated().filter { $0 == 0 || $1 > alphas[$0 - 1] + 1e-12 }
    #expect(agree(tree.pruningPath.map(\.alpha), different.map(\.element)) { _ in 1e-13 })
    for (index, leaves) in leavesBetween.enumerated() {
      let alpha = (alphas[index] + alphas[index + 1]) / 2
      // scikit-learn does not prune at all with 0.
      if alpha > 0 { #expect(try tree.pruned(alpha: alpha).leafCount == leaves) }
    }
  }

  private func agree(_ got: [Double], _ expected: [Double], bound: (Double) -> Double) -> Bool {
    got.count == expected.count && zip(got, expected).allSatisfy { abs($0 - $1) <= bound($1) }
  }
}

@Suite struct ScikitLearnTreeTests {
  private let iris = Iris.table

  @Test func irisByOneColumn() throws {
    let sepals = iris.selecting(columns: [0])
    try ReferenceTree.irisSepals.expect(
      .fit(sepals.features, sepals.labels, settings: .init()))
    let petals = iris.selecting(columns: [2])
    try ReferenceTree.irisPetalsGini.expect(
      .fit(petals.features, petals.labels, settings: .init(criterion: .gini)))
  }

  @Test func irisOfTwoKinds() throws {
    let pair = iris[Array(50..<150)]
    try ReferenceTree.irisPair.expect(
      .fit(pair.features, pair.labels, settings: .init(minimumLeafRows: 3)))
    try ReferenceTree.irisPairGini.expect(
      .fit(pair.features, pair.labels, settings: .init(criterion: .gini, minimumLeafRows: 3)))
  }

  @Test(.enabled(if: RealTables.arePresent, "LAB_DATA does not lead to the tables"))
  func breastCancer() throws {
    let (features, labels) = try RealTables.load("breast_cancer")
    let columns = features.gathering([20, 21, 24, 27], axis: 1)
    try ReferenceTree.cancer.expect(
      .fit(columns, labels, settings: .init(minimumLeafRows: 10)))
    try ReferenceTree.cancerGini.expect(
      .fit(columns, labels, settings: .init(criterion: .gini, minimumLeafRows: 5)))
    // Ties change which features are asked for, but with none of 20 random states the size.
    let whole = try DecisionTree.fit(features, labels, settings: .init())
    #expect(whole.nodeCount == 39)
    #expect(try whole.score(features, labels) == 1)
  }

  @Test(.enabled(if: RealTables.arePresent, "LAB_DATA does not lead to the tables"))
  func wine() throws {
    let (features, labels) = try RealTables.load("wine_data")
    let columns = features.gathering([9, 10, 12], axis: 1)
    try ReferenceTree.wine.expect(
      .fit(columns, labels, settings: .init(minimumLeafRows: 5)))
    try ReferenceTree.wineGini.expect(
      .fit(columns, labels, settings: .init(criterion: .gini, minimumLeafRows: 5)))
    let whole = try DecisionTree.fit(features, labels, settings: .init())
    #expect(whole.nodeCount == 15)
    #expect(try whole.score(features, labels) == 1)
  }
}
