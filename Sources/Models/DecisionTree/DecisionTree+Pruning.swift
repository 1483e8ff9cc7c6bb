import NumericsEngine

extension DecisionTree {
  /// The tree without the splits that do not help with rows it has not learned from.
  ///
  /// Reduced-error pruning: from the leaves up, a node becomes a leaf if it then makes no more
  /// errors on the validation rows than the tree below it. Splits that no validation row comes to
  /// go, too. Of all trees that pruning can give, this is the smallest of those with the fewest
  /// validation errors.
  ///
  /// Source: J. R. Quinlan, "Simplifying decision trees", *International Journal of Man-Machine
  /// Studies* 27 (1987), 221–234, section 2.2.
  ///
  /// - Parameters:
  ///   - features: Rows that the tree has not learned from, `[rows, columns]`.
  ///   - labels: Their classes, `[rows]`; a class that the tree does not know is an error anyway.
  /// - Throws: ``ModelError`` as `predict`, and for no rows or another number of labels.
  /// - Complexity: O(*rows* · *depth* + *nodes* · *classes*)
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func pruned(
    validation features: NDArray<Scalar>, _ labels: [Int]
  ) throws -> DecisionTree {
    try Examples.check(features, targets: labels.count)
    let leaves = try leaves(of: features)
    // The validation rows that each node gets right as a leaf: counted in the leaves by class …
    var validation = [Int](repeating: 0, count: counts.count)
    for (leaf, label) in zip(leaves, labels) where (0..<classCount).contains(label) {
      validation[leaf * classCount + label] += 1
    }
    // … and added up from the children, which come after their parents.
    let majorities = self.majorities
    var hits = [Int](repeating: 0, count: steps.count)
    var isCollapsed = [Bool](repeating: false, count: steps.count)
    for (node, step) in steps.enumerated().reversed() {
      if !step.isLeaf {
        for label in 0..<classCount {
          validation[node * classCount + label] =
            validation[(node + 1) * classCount + label]
            + validation[Int(step.right) * classCount + label]
        }
      }
      let own = validation[node * classCount + majorities[node]]
      let below = step.isLeaf ? own : hits[node + 1] + hits[Int(step.right)]
      isCollapsed[node] = own >= below
      hits[node] = max(own, below)
    }
    return collapsing(isCollapsed)
  }

  /// The tree in which some nodes are leaves; what is below them goes.
  func collapsing(_ isLeaf: [Bool]) -> DecisionTree {
    var (steps, counts): ([Step], [Int]) = ([], [])
    var open: [(node: Int, parent: Int?)] = [(0, nil)]
    while let (node, parent) = open.popLast() {
      if let parent { steps[parent].right = Int32(steps.count) }
      counts += self.counts(at: node)
      if isLeaf[node] || self.steps[node].isLeaf {
        steps.append(.leaf)
      } else {
        open.append((Int(self.steps[node].right), steps.count))
        open.append((node + 1, nil))
        steps.append(self.steps[node])
      }
    }
    return DecisionTree(
      classCount: classCount, columnCount: columnCount, criterion: criterion, steps: steps,
      counts: counts)
  }
}
