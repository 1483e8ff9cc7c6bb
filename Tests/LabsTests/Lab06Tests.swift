import TestSupport
import Testing

/// The student's Lab 6: `swift test --filter Lab06`.
@Suite(.serialized) struct Lab06 {
  @Test("6.1 Euclidean distance") func euclideanDistance() throws { try student("6.1") }
  @Test("6.2 Hamming distance of texts") func hammingDistance() throws { try student("6.2") }
  @Test("6.3 All distances by one product") func pairwiseDistances() throws { try student("6.3") }
  @Test("6.4 The k nearest") func nearest() throws { try student("6.4") }
  @Test("6.5 Majority vote") func majorityVote() throws { try student("6.5") }
  @Test("6.6 Classify") func classified() throws { try student("6.6") }
  @Test("6.7 Cross-validation") func crossValidation() throws { try student("6.7") }
  @Test("6.8 Scale by the training set") func scaled() throws { try student("6.8") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
