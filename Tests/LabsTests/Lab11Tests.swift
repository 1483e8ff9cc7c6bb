import TestSupport
import Testing

/// The student's Lab 11: `swift test --filter Lab11`.
@Suite(.serialized) struct Lab11 {
  @Test("11.1 Evaluate an expression graph") func evaluate() throws { try student("11.1") }
  @Test("11.2 The order of the nodes") func order() throws { try student("11.2") }
  @Test("11.3 Run with feeds") func run() throws { try student("11.3") }
  @Test("11.4 Local derivatives") func localDerivatives() throws { try student("11.4") }
  @Test("11.5 Reverse mode") func gradients() throws { try student("11.5") }
  @Test("11.6 Minimise with a session") func minimise() throws { try student("11.6") }
  @Test("11.7 Fit a line by a graph") func fitLine() throws { try student("11.7") }
  @Test("11.8 A network by placeholders and feeds") func train() throws { try student("11.8") }
  @Test("11.9 The same with a tape") func trainByTape() throws { try student("11.9") }
  @Test("11.10 Plan the memory") func planBuffers() throws { try student("11.10") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
