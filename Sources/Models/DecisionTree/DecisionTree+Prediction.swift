import NumericsEngine

extension DecisionTree {
  /// The most frequent class of each row's leaf, the smallest on ties.
  ///
  /// - Complexity: O(*rows* · *depth*)
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func predict(_ features: NDArray<Scalar>) throws -> [Int] {
    let majorities = self.majorities
    return try leaves(of: features).map { majorities[$0] }
  }

  /// The share of each class among the rows that the row's leaf has learned from.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func probabilities(_ features: NDArray<Scalar>) throws -> NDArray<Scalar> {
    let leaves = try leaves(of: features)
    var shares: [Scalar] = []
    shares.reserveCapacity(leaves.count * classCount)
    for leaf in leaves {
      let counts = counts(at: leaf)
      let total = Scalar(counts.reduce(0, +))
      shares += counts.lazy.map { Scalar($0) / total }
    }
    return NDArray(shape: [leaves.count, classCount], elements: shares)
  }

  /// The index of the leaf that each row comes to: `[rows, columns]` → `[rows]`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func leaves(of features: NDArray<Scalar>) throws -> [Int] {
    try Examples.check(features, columns: columnCount)
    return descend(features.contiguous(), steps)
  }

  /// The most frequent class of each node, the smallest on ties: `[nodes]`.
  var majorities: [Int] {
    steps.indices.map { node in
      let counts = counts(at: node)
      return (counts.firstIndex(of: counts.max() ?? 0) ?? counts.startIndex) - counts.startIndex
    }
  }

  /// The rows a node has learned from, by class: `[classes]`.
  func counts(at node: Int) -> ArraySlice<Int> {
    counts[node * classCount..<(node + 1) * classCount]
  }
}
