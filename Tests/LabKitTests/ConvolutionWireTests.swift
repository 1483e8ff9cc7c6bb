import LabKit
import NumericsEngine
import Testing

/// What the exercises of Lab 14 take and give travels between grader and runner.
@Suite struct ConvolutionWireTests {
  @Test(arguments: [PaddingRule.valid, .same, .each(0), .each(3)])
  func paddingRulesTravel(rule: PaddingRule) throws {
    #expect(try PaddingRule(wire: rule.wire) == rule)
  }

  @Test(arguments: PoolingKind.allCases)
  func poolingKindsTravel(kind: PoolingKind) throws {
    #expect(try PoolingKind(wire: kind.wire) == kind)
  }

  @Test func otherFormsAreRefused() {
    let wrong: [WireValue] = [
      .compound(".each(_:)", []), .compound(".same", [.int(1)]), .compound(".full", []),
      .compound(".each(_:)", [.double(1.5)]), .int(1),
    ]
    for value in wrong {
      #expect(throws: WireError.self) { try PaddingRule(wire: value) }
      #expect(throws: WireError.self) { try PoolingKind(wire: value) }
    }
  }

  @Test func resultsAreRecords() {
    expect(
      WindowCount(count: 4, paddingBefore: 0, paddingAfter: 1).wire,
      hasFields: ["count", "paddingBefore", "paddingAfter"])
    expect(
      ConvolutionGradient(images: .ones([1]), filters: .ones([2]), biases: .ones([3])).wire,
      hasFields: ["images", "filters", "biases"])
    expect(
      Flattening(outputs: .ones([1]), imageDelta: .ones([2])).wire,
      hasFields: ["outputs", "imageDelta"])
  }

  private func expect(_ wire: WireValue, hasFields names: [String]) {
    guard case .record(let fields) = wire else {
      Issue.record("\(wire.kind) is no record")
      return
    }
    #expect(fields.map(\.name) == names)
  }
}
