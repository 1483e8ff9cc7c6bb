import TestSupport
import Testing

/// The student's Lab 10: `swift test --filter Lab10`.
@Suite(.serialized) struct Lab10 {
  @Test("10.6 Gradient of the output layer") func outputGradient() throws { try student("10.6") }
  @Test("10.7 Hidden delta") func hiddenDelta() throws { try student("10.7") }
  @Test("10.8 Gradient of the hidden layer") func hiddenGradient() throws { try student("10.8") }
  @Test("10.9 One step") func updated() throws { try student("10.9") }
  @Test("10.10 Train") func train() throws { try student("10.10") }
  @Test("10.11 Any depth") func gradients() throws { try student("10.11") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs)
}
