import TestSupport
import Testing

/// The student's Lab 8: `swift test --filter Lab08`.
@Suite(.serialized) struct Lab08 {
  @Test("8.1 One neuron") func neuron() throws { try student("8.1") }
  @Test("8.2 A layer's sums") func logits() throws { try student("8.2") }
  @Test("8.3 Activations") func activated() throws { try student("8.3") }
  @Test("8.4 Initial weights") func initialLayer() throws { try student("8.4") }
  @Test("8.5 Forward propagation") func forward() throws { try student("8.5") }
  @Test("8.6 Classes") func classes() throws { try student("8.6") }
  @Test("8.7 Count the parameters") func parameterCount() throws { try student("8.7") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
