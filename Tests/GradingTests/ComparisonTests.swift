import LabKit
import Testing

@testable import Grading

@Suite struct ComparisonTests {
  private let tolerance = Tolerance(absolute: 1e-3, relative: 1e-2)

  @Test func theBoundIsAbsolutePlusRelative() {
    // 0.001 + 0.01 · 2 = 0.021
    #expect(tolerance.accepts(2.0209, for: 2))
    #expect(!tolerance.accepts(2.0211, for: 2))
    #expect(tolerance.accepts(-2.0209, for: -2))
    #expect(!tolerance.accepts(-2.0211, for: -2))
    #expect(tolerance.accepts(0.0009, for: 0))
    #expect(!tolerance.accepts(0.0011, for: 0))
  }

  @Test func specialNumbersMustBeTheSame() {
    let special = [Double.nan, .infinity, -.infinity, 0, 1, .greatestFiniteMagnitude]
    for (i, expected) in special.enumerated() {
      for (j, got) in special.enumerated() {
        #expect(
          Tolerance(absolute: 0, relative: 0).accepts(got, for: expected) == (i == j),
          "\(got) for \(expected)")
      }
    }
    // An infinite bound must not let a finite number pass for an infinite one.
    #expect(!Tolerance(absolute: .infinity, relative: 1).accepts(1, for: .infinity))
    #expect(!tolerance.accepts(.nan, for: 1))
  }

  @Test func shapeComesBeforeContent() {
    let expected = WireValue.array(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
    let turned = WireValue.array(shape: [3, 2], elements: [9, 9, 9, 9, 9, 9])
    #expect(
      tolerance.mismatch(turned, expected: expected)
        == Mismatch(path: "", difference: .shape(expected: [2, 3], got: [3, 2])))
    let mask = WireValue.grid(shape: [1, 2], elements: [.bool(true), .bool(true)])
    #expect(
      tolerance.mismatch(.grid(shape: [2], elements: [.bool(false)]), expected: mask)
        == Mismatch(path: "", difference: .shape(expected: [1, 2], got: [2])))
    let short = WireValue.list([.double(9)])
    #expect(
      tolerance.mismatch(short, expected: .list([.double(1), .double(2)]))
        == Mismatch(
          path: "", difference: .count(expected: 2, got: 1, texts: ["[1, 2]", "[9]"])))
  }

  @Test func theFirstWrongPlaceIsNamed() {
    let expected = WireValue.array(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
    let got = WireValue.array(shape: [2, 3], elements: [1, 2, 3, 4, 7, 9])
    #expect(tolerance.mismatch(got, expected: expected)?.path == "[1, 1]")
    let mask = WireValue.grid(
      shape: [2, 2], elements: [true, false, true, true].map { .bool($0) })
    let other = WireValue.grid(
      shape: [2, 2], elements: [true, false, false, true].map { .bool($0) })
    #expect(
      tolerance.mismatch(other, expected: mask)
        == Mismatch(path: "[1, 0]", difference: .truth(expected: true, got: false)))
    #expect(tolerance.mismatch(mask, expected: mask) == nil)
    let record: WireValue = ["edges": .list([.double(0), .double(1)]), "counts": .list([.int(4)])]
    let wrong: WireValue = ["counts": .list([.int(4)]), "edges": .list([.double(0), .double(2)])]
    #expect(tolerance.mismatch(record, expected: record) == nil)
    #expect(tolerance.mismatch(wrong, expected: record)?.path == ".edges[1]")
  }

  @Test func wholeNumbersAreExact() {
    let exact = tolerance.mismatch(.int(1001), expected: .int(1000))
    #expect(exact?.difference == .number(expected: 1000, got: 1001, allowed: 0))
    #expect(tolerance.mismatch(.int(1000), expected: .int(1000)) == nil)
    // A reference file may write 3 for 3.0; then the tolerance holds.
    #expect(tolerance.mismatch(.double(3.01), expected: .int(3)) == nil)
    #expect(tolerance.mismatch(.double(3.1), expected: .int(3)) != nil)
  }

  @Test func setsHaveNoOrder() {
    let expected = WireValue.set([.string("a"), .string("b"), .string("c")])
    #expect(
      tolerance.mismatch(
        .set([.string("c"), .string("a"), .string("b")]), expected: expected) == nil)
    let got = WireValue.set([.string("d"), .string("b"), .string("a")])
    #expect(
      tolerance.mismatch(got, expected: expected)?.difference
        == .members(missing: ["\"c\""], surplus: ["\"d\""]))
    // Two equal members are not one.
    #expect(tolerance.mismatch(.set([.int(1), .int(1)]), expected: .set([.int(1)])) != nil)
    #expect(tolerance.mismatch(.set([]), expected: .set([])) == nil)
  }

  @Test func dictionariesHaveOne() {
    func dictionary(_ entries: KeyValuePairs<String, Int>) -> WireValue {
      .dictionary(entries.map { .init(key: $0.key.wire, value: $0.value.wire) })
    }
    let expected = dictionary(["a": 1, "b": 2, "c": 3])
    func difference(_ got: WireValue) -> Mismatch? { tolerance.mismatch(got, expected: expected) }
    #expect(difference(expected) == nil)
    #expect(
      difference(dictionary(["b": 2, "a": 1, "c": 3]))?.difference
        == .order(expected: ["\"a\"", "\"b\"", "\"c\""], got: ["\"b\"", "\"a\"", "\"c\""]))
    #expect(
      difference(dictionary(["a": 1, "x": 2]))?.difference
        == .members(missing: ["\"b\"", "\"c\""], surplus: ["\"x\""]))
    let wrongValue = difference(dictionary(["a": 1, "b": 7, "c": 3]))
    #expect(wrongValue?.path == "[\"b\"]")
    #expect(wrongValue?.difference == .number(expected: 2, got: 7, allowed: 0))
    #expect(tolerance.sameInAnyOrder(dictionary(["c": 3, "a": 1, "b": 2]), expected))
    #expect(!tolerance.sameInAnyOrder(dictionary(["c": 3, "a": 2, "b": 1]), expected))
  }

  @Test func compoundsAreComparedPartByPart() {
    let expected = WireValue.compound("(low:high:)", [.int(1), .int(2)])
    #expect(
      tolerance.mismatch(.compound("(low:high:)", [.int(1), .int(3)]), expected: expected)?.path
        == ".high")
    #expect(
      tolerance.mismatch(.compound(".pop(at:)", [.int(1), .int(2)]), expected: expected) != nil)
    #expect(tolerance.mismatch(.compound("(low:high:)", [.int(1)]), expected: expected) != nil)
    let unlabelled = WireValue.compound(".append(_:)", [.int(1)])
    #expect(
      tolerance.mismatch(.compound(".append(_:)", [.int(2)]), expected: unlabelled)?.path == ".0")
  }

  @Test func everyKindDiffersFromEveryOther() {
    let values: [WireValue] = [
      .null, .bool(true), .int(1), .string("1"), .list([.int(1)]), ["a": .int(1)],
      .array(shape: [1], elements: [1]), .set([.int(1)]),
      .dictionary([.init(key: .int(1), value: .int(1))]), .compound(".one(_:)", [.int(1)]),
      .grid(shape: [1], elements: [.int(1)]),
      .grid(shape: [1], elements: [.bool(true)]),
    ]
    for (i, expected) in values.enumerated() {
      for (j, got) in values.enumerated() {
        #expect(
          (tolerance.mismatch(got, expected: expected) == nil) == (i == j), "\(got) \(expected)")
      }
    }
    #expect(tolerance.mismatch(["b": .int(1)], expected: ["a": .int(1)]) != nil)
    #expect(tolerance.mismatch(["a": .int(1), "b": .int(1)], expected: ["a": .int(1)]) != nil)
    #expect(tolerance.mismatch(.bool(false), expected: .bool(true)) != nil)
    #expect(tolerance.mismatch(.string("a"), expected: .string("b")) != nil)
  }
}
