import NumericsEngine
import Testing

@testable import Models

/// Prunings against a search through all of them.
@Suite struct PruningTests {
  private func drawn(
    _ generator: inout RandomGenerator, _ count: Int
  ) -> (features: NDArray<Double>, labels: [Int]) {
    let rows = (0..<count).map { _ in
      (0..<3).map { _ in Double(generator.integer(in: 0...5)) }
    }
    var labels = generator.integers(in: 0...2, count: count)
    (labels[0], labels[1]) = (0, 2)
    return (NDArray(rows), labels)
  }

  /// What a tree costs at least if it may be pruned anywhere, and how many leaves it then has at
  /// least; `own` is what a node costs as a leaf.
  private func best(
    _ tree: DecisionTree<Double>, _ node: Int, own: (Int) -> Double
  ) -> (cost: Double, leaves: Int) {
    let alone = own(node)
    guard let split = tree.node(at: node).split else { return (alone, 1) }
    let (left, right) = (best(tree, split.left, own: own), best(tree, split.right, own: own))
    let below = left.cost + right.cost
    return alone <= below + 1e-12 ? (alone, 1) : (below, left.leaves + right.leaves)
  }

  @Test(arguments: 0..<60) func reducedErrorPruningFindsTheBestTree(seed: Int) throws {
    var generator = RandomGenerator(seed: UInt32(seed))
    let (features, labels) = drawn(&generator, 60)
    let (unseen, answers) = drawn(&generator, 40)
    let tree = try DecisionTree.fit(features, labels, settings: .init())
    let pruned = try tree.pruned(validation: unseen, answers)

    // The rows of each node, found by walking down from the root.
    var members = [[Int]](repeating: [], count: tree.nodeCount)
    for row in answers.indices {
      var node: Int? = 0
      while let current = node {
        members[current].append(row)
        node = tree.node(at: current).split.map {
          unseen[row, $0.column] <= $0.threshold ? $0.left : $0.right
        }
      }
    }
    let optimum = best(tree, 0) { node in
      let counts = tree.node(at: node).counts
      let majority = counts.firstIndex(of: counts.max() ?? 0)
      return Double(members[node].count { answers[$0] != majority })
    }
    let errors = zip(try pruned.predict(unseen), answers).count { $0 != $1 }
    #expect(Double(errors) == optimum.cost)
    #expect(pruned.leafCount == optimum.leaves)
    #expect(pruned.node(at: 0).counts == tree.node(at: 0).counts)
  }

  @Test func unknownClassesAreErrors() throws {
    let tree = try DecisionTree.fit(NDArray([[0.0], [1]]), [0, 1], settings: .init())
    // Both trees get the first row right and the others wrong.
    let pruned = try tree.pruned(validation: NDArray([[0.0], [1], [1]]), [0, 5, -3])
    #expect(pruned.nodeCount == 1)
    #expect(try tree.pruned(validation: NDArray([[1.0]]), [1]).nodeCount == 3)
  }

  @Test(arguments: 0..<40) func costComplexityPruningFindsTheBestTree(seed: Int) throws {
    var generator = RandomGenerator(seed: UInt32(seed + 1000))
    let (features, labels) = drawn(&generator, 50)
    let tree = try DecisionTree.fit(
      features, labels, settings: .init(criterion: seed % 2 == 0 ? .gini : .entropy))
    let path = tree.pruningPath
    #expect(path.first?.alpha == 0 && path.last?.leafCount == 1)
    #expect(try tree.pruned(alpha: 0).leafCount == path.first?.leafCount)
    for (step, next) in zip(path, path.dropFirst()) {
      let alpha = (step.alpha + next.alpha) / 2
      let pruned = try tree.pruned(alpha: alpha)
      let optimum = best(tree, 0) { node in
        Double(tree.node(at: node).rowCount) / 50 * tree.node(at: node).impurity + alpha
      }
      #expect(pruned.leafCount == optimum.leaves)
      #expect(pruned.leafCount == step.leafCount)
      #expect(abs(step.impurity + alpha * Double(step.leafCount) - optimum.cost) < 1e-12)
    }
  }
}
