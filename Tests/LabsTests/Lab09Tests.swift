import TestSupport
import Testing

/// The student's Lab 9: `swift test --filter Lab09`.
@Suite(.serialized) struct Lab09 {
  @Test("9.1 A hidden layer") func hiddenLayer() throws { try student("9.1") }
  @Test("9.2 Two layers") func forward() throws { try student("9.2") }
  @Test("9.3 Any number of layers") func activations() throws { try student("9.3") }
  @Test("9.4 Exclusive or, by hand") func exclusiveOr() throws { try student("9.4") }
  @Test("9.5 Slopes from outputs") func derivative() throws { try student("9.5") }
  @Test("9.6 Spreads, layer by layer") func spreads() throws { try student("9.6") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
