import NumericsEngine

extension DecisionTree {
  /// How much each feature's splits gain together, as a share of what all gain: `[columns]`.
  ///
  /// The gain of a node is weighted with its number of rows. The sum is 1, or 0 if nothing is
  /// gained. High values also come from features with many different values, since there are more
  /// thresholds to choose from.
  ///
  /// Source: Breiman, Friedman, Olshen, Stone, *Classification and Regression Trees*, section 5.3,
  /// without surrogate splits.
  public var featureImportance: [Double] {
    var gains = [Double](repeating: 0, count: columnCount)
    for (node, step) in steps.enumerated() where !step.isLeaf {
      gains[Int(step.column)] += Double(counts(at: node).reduce(0, +)) * gain(at: node)
    }
    let total = gains.reduce(0, +)
    return total > 0 ? gains.map { $0 / total } : gains
  }
}
