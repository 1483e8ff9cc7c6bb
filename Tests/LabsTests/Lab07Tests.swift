import TestSupport
import Testing

/// The student's Lab 7: `swift test --filter Lab07`.
@Suite(.serialized) struct Lab07 {
  @Test("7.1 Entropy") func entropy() throws { try student("7.1") }
  @Test("7.2 Gini impurity") func giniImpurity() throws { try student("7.2") }
  @Test("7.3 Information gain") func informationGain() throws { try student("7.3") }
  @Test("7.4 The best threshold of one feature") func bestThreshold() throws { try student("7.4") }
  @Test("7.5 The best split over all features") func bestSplit() throws { try student("7.5") }
  @Test("7.6 Grow a tree") func grow() throws { try student("7.6") }
  @Test("7.7 Predict") func predict() throws { try student("7.7") }
  @Test("7.8 Prune on validation rows") func pruned() throws { try student("7.8") }
  @Test("7.9 A tree as rules") func rules() throws { try student("7.9") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
