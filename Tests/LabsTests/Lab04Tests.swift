import TestSupport
import Testing

/// The student's Lab 4: `swift test --filter Lab04`.
@Suite(.serialized) struct Lab04 {
  @Test("4.1 Noisy data") func noisyPoints() throws { try student("4.1") }
  @Test("4.2 Predict") func predictions() throws { try student("4.2") }
  @Test("4.3 Mean squared error") func meanSquaredError() throws { try student("4.3") }
  @Test("4.4 The gradient") func gradient() throws { try student("4.4") }
  @Test("4.5 One step down") func stepped() throws { try student("4.5") }
  @Test("4.6 Train") func trained() throws { try student("4.6") }
  @Test("4.7 The exact solution") func exactParameters() throws { try student("4.7") }
  @Test("4.8 Fit a polynomial") func fittedPolynomial() throws { try student("4.8") }
  @Test("4.9 One-hot encoding") func oneHot() throws { try student("4.9") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
