import OrderedCollections
import Testing

@testable import LabKit

/// Sets, dictionaries and enum cases on the wire.
@Suite struct CollectionsWireTests {
  @Test func aSetIsSentSorted() throws {
    let words: Set = ["pear", "apple", "fig", "date", "cherry"]
    #expect(
      "\(words.wire)"
        == "\(WireValue.set(["apple", "cherry", "date", "fig", "pear"].map(WireValue.string)))")
    #expect(try Set<String>(wire: words.wire) == words)
    #expect(throws: WireError("a set was expected, but a list was sent")) {
      try Set<Int>(wire: .list([.int(1)]))
    }
  }

  @Test func aDictionaryKeepsItsOrder() throws {
    let stock: OrderedDictionary = ["tea": 3, "milk": 1, "rice": 2]
    let copy = try OrderedDictionary<String, Int>(wire: stock.wire)
    #expect(copy == stock)
    #expect(Array(copy.keys) == ["tea", "milk", "rice"])
    // Of a key that was sent twice the last value counts; nothing traps.
    let twice = WireValue.dictionary([
      .init(key: .string("a"), value: .int(1)), .init(key: .string("a"), value: .int(2)),
    ])
    #expect(try OrderedDictionary<String, Int>(wire: twice) == ["a": 2])
    #expect(throws: WireError("a dictionary was expected, but a record was sent")) {
      try OrderedDictionary<String, Int>(wire: ["a": .int(1)])
    }
  }

  @Test func editsAreCases() throws {
    #expect(try Edit(wire: .compound(".append(_:)", [.int(4)])) == .append(4))
    #expect(try Edit(wire: .compound(".insert(_:at:)", [.int(5), .int(-1)])) == .insert(5, at: -1))
    #expect(try Edit(wire: .compound(".remove(_:)", [.int(6)])) == .remove(6))
    #expect(try Edit(wire: .compound(".pop(at:)", [.int(0)])) == .pop(at: 0))
    #expect(throws: WireError("an edit was expected, but .pop(at:) was sent")) {
      try Edit(wire: .compound(".pop(at:)", []))
    }
  }

  /// What is sent and what a student would write are the same value.
  @Test func pythonValuesAreWhatTheirLiteralsSay() throws {
    let pairs: [(WireValue, PythonValue)] = [
      (.int(7), 7), (.compound(".float(_:)", [.double(3)]), 3.0), (.string("7"), "7"),
      (.bool(true), true), (.list([.int(1), .string("a")]), [1, "a"]), (.list([]), []),
      (.compound(".tuple(_:)", [.list([.int(5)])]), .tuple([5])),
      (.compound(".set(_:)", [.set([.int(1), .int(2)])]), .set([2, 1])),
      (.dictionary([.init(key: .string("a"), value: .list([.bool(false)]))]), ["a": [false]]),
      (.dictionary([]), [:]),
    ]
    for (wire, value) in pairs { #expect(try PythonValue(wire: wire) == value) }
    #expect(PythonValue.int(1) != .bool(true))
    #expect(PythonValue.int(1) != .float(1))
    #expect(throws: WireError.self) { try PythonValue(wire: .null) }
    #expect(throws: WireError.self) { try PythonValue(wire: .double(1)) }
  }

  @Test func aLabelledTupleKeepsItsNames() throws {
    struct One: CollectionsLab {
      func item(_ items: [String], at index: Int) throws -> String { "" }
      func slice(_ items: [Int], start: Int?, stop: Int?, step: Int?) throws -> [Int] { [] }
      func edited(_ items: [Int], by edits: [Edit]) throws -> [Int] { [] }
      func typeName(_ value: PythonValue) throws -> String { "" }
      func minimumAndMaximum(_ values: [Int]) throws -> (minimum: Extreme, maximum: Extreme) {
        (Extreme(value: values[0], index: 0), Extreme(value: values[1], index: 1))
      }
      func withoutDuplicates(_ items: [String]) throws -> [String] { [] }
      func comparison(_ first: Set<String>, with second: Set<String>) throws -> SetComparison {
        SetComparison(union: first, intersection: [], difference: [], jaccard: 0)
      }
      func wordCounts(_ text: String) throws -> OrderedDictionary<String, Int> { [:] }
      func merged(
        _ dictionaries: [OrderedDictionary<String, Int>]
      ) throws -> OrderedDictionary<String, Int> { [:] }
      func grouped(
        _ records: [Record], by key: String
      ) throws -> OrderedDictionary<String, [Record]> { [:] }
    }
    let endpoint = try #require(One().endpoints.first { $0.exercise == "1.5" })
    func extreme(_ value: Int, _ index: Int) -> WireValue {
      .compound("Extreme(value:index:)", [.int(value), .int(index)])
    }
    #expect(
      "\(try endpoint.call([.list([.int(-2), .int(9)])]))"
        == "\(WireValue.compound("(minimum:maximum:)", [extreme(-2, 0), extreme(9, 1)]))")
    #expect(One().endpoints.map(\.exercise) == (1...10).map { "1.\($0)" })
  }
}
