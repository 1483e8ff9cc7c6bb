import TestSupport
import Testing

/// The student's Lab 12: `swift test --filter Lab12`.
@Suite(.serialized) struct Lab12 {
  @Test("12.1 Shuffled batches") func batches() throws { try student("12.1") }
  @Test("12.2 Stochastic gradient descent") func gradientStep() throws { try student("12.2") }
  @Test("12.3 Momentum") func momentumStep() throws { try student("12.3") }
  @Test("12.4 AdaGrad") func adaGradStep() throws { try student("12.4") }
  @Test("12.5 RMSProp") func rmsPropStep() throws { try student("12.5") }
  @Test("12.6 Adam") func adamStep() throws { try student("12.6") }
  @Test("12.7 Initial weights") func initialWeights() throws { try student("12.7") }
  @Test("12.8 Symmetric units") func symmetricUnits() throws { try student("12.8") }
  @Test("12.9 L2 penalty") func penalty() throws { try student("12.9") }
  @Test("12.10 Early stopping") func earlyStopping() throws { try student("12.10") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
