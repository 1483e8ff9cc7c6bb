import NumericsEngine

extension DecisionTree {
  /// What a node asks: rows whose feature is at most the threshold go left, the others right.
  public struct Split: Sendable {
    public let column: Int
    public let threshold: Scalar
    /// The index of the node that rows with lower values come to.
    public let left: Int
    /// The index of the node for the others.
    public let right: Int
    /// How much less mixed the rows are after the split, in the unit of the criterion.
    public let gain: Double
  }

  /// A node, and the rows it has learned from.
  public struct Node: Sendable {
    /// How many rows there were of each class: `[classes]`.
    public let counts: [Int]
    /// How mixed their classes are.
    public let impurity: Double
    /// `nil` for a leaf.
    public let split: Split?

    public var rowCount: Int { counts.reduce(0, +) }
  }

  /// How many nodes there are, leaves included.
  public var nodeCount: Int { steps.count }

  public var leafCount: Int { (steps.count + 1) / 2 }

  /// How many questions a row is asked at most; 0 for a single leaf.
  ///
  /// - Complexity: O(*nodes*)
  public var depth: Int { depths.max() ?? 0 }

  /// How many questions lead to each node: `[nodes]`.
  var depths: [Int] {
    var depths = [Int](repeating: 0, count: steps.count)
    for (node, step) in steps.enumerated() where !step.isLeaf {
      depths[node + 1] = depths[node] + 1
      depths[Int(step.right)] = depths[node] + 1
    }
    return depths
  }

  /// A node; 0 is the root, and a left child comes right after its parent.
  ///
  /// - Precondition: `index` is in 0 ..< ``nodeCount``.
  public func node(at index: Int) -> Node {
    if !steps.indices.contains(index) {
      callerMistake(
        "node(at:) was asked for a node that is not there.",
        expected: "an index in 0 ..< \(nodeCount)", got: "\(index)", toDo: "check nodeCount first")
    }
    let step = steps[index]
    let split =
      step.isLeaf
      ? nil
      : Split(
        column: Int(step.column), threshold: step.threshold, left: index + 1,
        right: Int(step.right), gain: gain(at: index))
    let counts = Array(counts(at: index))
    return Node(counts: counts, impurity: criterion(counts), split: split)
  }

  /// How much the split of a node gains.
  func gain(at node: Int) -> Double {
    criterion.gain(
      left: Array(counts(at: node + 1)), right: Array(counts(at: Int(steps[node].right))))
  }
}
