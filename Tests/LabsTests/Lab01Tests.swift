import TestSupport
import Testing

/// The student's Lab 1: `swift test --filter Lab01`.
@Suite(.serialized) struct Lab01 {
  @Test("1.1 An item at an index") func item() throws { try student("1.1") }
  @Test("1.2 A slice") func slice() throws { try student("1.2") }
  @Test("1.3 Edit a list") func edited() throws { try student("1.3") }
  @Test("1.4 The name of a type") func typeName() throws { try student("1.4") }
  @Test("1.5 Minimum and maximum as a tuple") func minimumAndMaximum() throws {
    try student("1.5")
  }
  @Test("1.6 Remove duplicates") func withoutDuplicates() throws { try student("1.6") }
  @Test("1.7 Compare two sets") func comparison() throws { try student("1.7") }
  @Test("1.8 Count words") func wordCounts() throws { try student("1.8") }
  @Test("1.9 Merge dictionaries") func merged() throws { try student("1.9") }
  @Test("1.10 Group records") func grouped() throws { try student("1.10") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
