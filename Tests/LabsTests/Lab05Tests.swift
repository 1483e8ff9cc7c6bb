import TestSupport
import Testing

/// The student's Lab 5: `swift test --filter Lab05`.
@Suite(.serialized) struct Lab05 {
  @Test("5.1 Sigmoid") func sigmoid() throws { try student("5.1") }
  @Test("5.2 Logits") func logits() throws { try student("5.2") }
  @Test("5.3 Classes by a threshold") func classes() throws { try student("5.3") }
  @Test("5.4 Cross-entropy") func crossEntropy() throws { try student("5.4") }
  @Test("5.5 Gradient") func gradient() throws { try student("5.5") }
  @Test("5.6 Shuffled split") func shuffledSplit() throws { try student("5.6") }
  @Test("5.7 Fit") func fit() throws { try student("5.7") }
  @Test("5.8 Report") func report() throws { try student("5.8") }
  @Test("5.9 Decision boundary") func boundary() throws { try student("5.9") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
