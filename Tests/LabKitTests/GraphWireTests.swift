import LabKit
import Testing

@Suite struct GraphWireTests {
  @Test(
    arguments: [
      .placeholder("x"), .constant(-2.5), .add(0, 1), .subtract(3, 2), .multiply(4, 4),
      .divide(5, 0), .power(1, exponent: 0.5), .exp(7), .log(8), .sin(9), .tanh(10),
    ] as [GraphNode])
  func everyNodeTravels(_ node: GraphNode) throws {
    #expect(try GraphNode(wire: node.wire) == node)
  }

  @Test func inputsAreInOrder() {
    #expect(GraphNode.divide(5, 2).inputs == [5, 2])
    #expect(GraphNode.power(3, exponent: 2).inputs == [3])
    #expect(GraphNode.constant(1).inputs.isEmpty)
  }

  @Test func anythingElseIsRefused() {
    #expect(throws: WireError("a node was expected, but .cos(_:) was sent")) {
      try GraphNode(wire: .compound(".cos(_:)", [.int(1)]))
    }
    #expect(throws: WireError.self) {
      try GraphNode(wire: .compound(".add(_:_:)", [.int(1)]))
    }
  }

  @Test func feedsArriveAsADictionary() throws {
    let wire = WireValue.dictionary([
      .init(key: .string("x"), value: .double(2)), .init(key: .string("y"), value: .int(3)),
    ])
    #expect(try [String: Double](wire: wire) == ["x": 2, "y": 3])
  }

  /// By these texts the references expect errors.
  @Test func errorsAreCodedAsTheyAreWritten() {
    #expect(LabError.emptyInput.code == "emptyInput")
    #expect(LabError.missingFeed(placeholder: "x").code == "missingFeed(placeholder: \"x\")")
  }
}
