import Testing

@testable import LabKit

@Suite struct TreeWireTests {
  static let tree = Tree.split(
    feature: 1, threshold: 2.5, left: .leaf(label: 0, counts: [3, 1]),
    right: .split(
      feature: 0, threshold: -0.25, left: .leaf(label: 1, counts: [0, 2]),
      right: .leaf(label: 0, counts: [1, 0])))

  @Test func treesTravel() throws {
    let copy = try Tree(wire: WireValue(bytes: Self.tree.wire.bytes))
    #expect(copy == Self.tree)
  }

  @Test func aLeafIsWrittenAsInSwift() {
    guard case .compound(let name, let values) = Tree.leaf(label: 2, counts: [0, 0, 4]).wire else {
      Issue.record("not a compound")
      return
    }
    #expect(name == ".leaf(label:counts:)")
    #expect(values.count == 2)
  }

  @Test func otherValuesAreNoTrees() {
    for wire: WireValue in [.int(3), .compound(".leaf(label:counts:)", [.int(1)])] {
      #expect(throws: WireError.self) { try Tree(wire: wire) }
    }
  }

  @Test func countsAddUpFromTheLeaves() {
    #expect(Self.tree.counts == [4, 3])
    #expect(Self.tree.leafCount == 3)
    #expect(Self.tree.depth == 2)
    #expect(Tree.leaf(label: 0, counts: [5]).depth == 0)
  }

  @Test func countsOfDifferentLengthsAreNotLost() {
    let tree = Tree.split(
      feature: 0, threshold: 0, left: .leaf(label: 0, counts: [2]),
      right: .leaf(label: 2, counts: [0, 1, 3]))
    #expect(tree.counts == [2, 1, 3])
  }
}
