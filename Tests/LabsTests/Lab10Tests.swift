import TestSupport
import Testing

/// The student's Lab 10: `swift test --filter Lab10`.
@Suite(.serialized) struct Lab10 {
  @Test("10.1 Descent") func descend() throws { try student("10.1") }
  @Test("10.2 Numeric gradient") func numericGradient() throws { try student("10.2") }
  @Test("10.3 Relative error") func relativeError() throws { try student("10.3") }
  @Test("10.4 Forward pass and loss") func forward() throws { try student("10.4") }
  @Test("10.5 Delta of the outputs") func outputDelta() throws { try student("10.5") }
  @Test("10.6 Gradient of the output layer") func outputGradient() throws { try student("10.6") }
  @Test("10.7 Hidden delta") func hiddenDelta() throws { try student("10.7") }
  @Test("10.8 Gradient of the hidden layer") func hiddenGradient() throws { try student("10.8") }
  @Test("10.9 One step") func updated() throws { try student("10.9") }
  @Test("10.10 Train") func train() throws { try student("10.10") }
  @Test("10.11 Any depth") func gradients() throws { try student("10.11") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
