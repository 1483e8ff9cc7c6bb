import NumericsEngine

extension DecisionTree {
  /// A tree on the way from the whole tree to its root.
  public struct PruningStep: Sendable {
    /// From this price of a leaf on, the tree is the best one.
    public let alpha: Double
    /// The impurity of the leaves, each weighted with its share of the rows.
    public let impurity: Double
    public let leafCount: Int
    /// The nodes that become leaves in this step.
    let collapsed: [Int]
  }

  /// The trees that are best for some price of a leaf: from α = 0, which only splits without gain
  /// do not survive, to the root alone.
  ///
  /// A tree costs the impurity of its leaves, and α for each of them:
  ///
  /// ```
  /// R_α(tree) = Σ n_leaf / n · I(leaf) + α · leaves
  /// ```
  /// A node becomes a leaf at the price at which both cost the same,
  ///
  /// ```
  /// α = (R(node) − R(tree below)) / (leaves below − 1)
  /// ```
  /// and in each step the nodes with the lowest price do. Prices that differ by less than 10⁻¹² of
  /// the root's impurity count as the same, so that rounding makes no steps of its own.
  ///
  /// Source: Breiman, Friedman, Olshen, Stone, *Classification and Regression Trees*, section 3.3.
  ///
  /// - Complexity: O(*nodes*²) at most
  public var pruningPath: [PruningStep] {
    let total = Double(counts(at: 0).reduce(0, +))
    let own = steps.indices.map { node in
      let counts = counts(at: node)
      return Double(counts.reduce(0, +)) * criterion(counts) / total
    }
    var below = own
    var leaves = [Int](repeating: 1, count: steps.count)
    var parents = [Int?](repeating: nil, count: steps.count)
    for (node, step) in steps.enumerated().reversed() where !step.isLeaf {
      let right = Int(step.right)
      below[node] = below[node + 1] + below[right]
      leaves[node] = leaves[node + 1] + leaves[right]
      (parents[node + 1], parents[right]) = (node, node)
    }
    var path = [
      PruningStep(alpha: 0, impurity: below[0], leafCount: leaves[0], collapsed: [])
    ]
    while leaves[0] > 1 {
      var (weakest, alpha) = (0, Double.infinity)
      var node = 0
      while node < steps.count {
        if leaves[node] > 1 {
          let price = (own[node] - below[node]) / Double(leaves[node] - 1)
          if price < alpha { (weakest, alpha) = (node, price) }
          node += 1
        } else {
          // What is below a leaf of the pruned tree is no part of it any more.
          node = end(of: node)
        }
      }
      let (gone, more) = (leaves[weakest] - 1, own[weakest] - below[weakest])
      var changed: Int? = weakest
      while let node = changed {
        leaves[node] -= gone
        below[node] += more
        changed = parents[node]
      }
      below[weakest] = own[weakest]
      let last = path[path.count - 1]
      let isNew = alpha > last.alpha + 1e-12 * own[0]
      let step = PruningStep(
        alpha: isNew ? alpha : last.alpha, impurity: below[0], leafCount: leaves[0],
        collapsed: (isNew ? [] : last.collapsed) + [weakest])
      if !isNew { path.removeLast() }
      path.append(step)
    }
    return path
  }

  /// The best tree for a price of a leaf; the smallest one on ties.
  ///
  /// - Throws: ``ModelError/invalidSetting(name:value:requirement:)`` for a negative price or NaN.
  public func pruned(alpha: Double) throws -> DecisionTree {
    guard alpha >= 0 else {
      throw ModelError.invalidSetting(name: "alpha", value: alpha, requirement: "a number from 0")
    }
    var isCollapsed = [Bool](repeating: false, count: steps.count)
    for step in pruningPath.prefix(while: { $0.alpha <= alpha }) {
      for node in step.collapsed { isCollapsed[node] = true }
    }
    return collapsing(isCollapsed)
  }

  /// The index after the last node of the tree below one.
  private func end(of node: Int) -> Int {
    var last = node
    while !steps[last].isLeaf { last = Int(steps[last].right) }
    return last + 1
  }
}
