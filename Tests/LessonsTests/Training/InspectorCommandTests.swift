import Testing

@testable import Lessons

@Suite struct InspectorCommandTests {
  @Test(arguments: [
    ("shapes", InspectorCommand.shapes), ("weights 1", .weights(1)),
    ("  GRADS   2 ", .gradients(2)),
    ("activations 3", .activations(3)), ("plot loss", .plotLoss), ("plot", .plotLoss),
    ("step 10", .step(10)), ("step", .step(1)), ("continue", .carryOn), ("quit", .quit),
    ("help", .help),
  ])
  func isRead(text: String, command: InspectorCommand) throws {
    #expect(try InspectorCommand(text) == command)
  }

  @Test(arguments: [
    ("weights", InspectorError.needsNumber("weights")),
    ("weights one", .needsNumber("weights")),
    ("grads 0", .needsNumber("grads")),
    ("step -3", .needsNumber("step")),
    ("weights 1 2", .needsNumber("weights")),
    ("plot weights", .unknown("plot weights")), ("shape", .unknown("shape")),
    ("continue 3", .takesNothing("continue")), ("shapes 1", .takesNothing("shapes")), ("", .empty),
    ("  ", .empty),
  ])
  func isRefused(text: String, error: InspectorError) {
    #expect(throws: error) { try InspectorCommand(text) }
  }

  /// What `help` shows is what can be typed.
  @Test func helpListsRealCommands() throws {
    for (usage, _) in InspectorCommand.all { _ = try InspectorCommand(usage) }
    #expect(
      InspectorCommand.all.map { String($0.usage.prefix { $0 != " " }) } + ["help"]
        == InspectorCommand.words)
  }
}
