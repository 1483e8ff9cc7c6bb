import Foundation
import LabKit
import Testing

@testable import Grading

/// How values are written in a reference file.
@Suite struct ReferenceFormTests {
  private func value(_ json: String) throws -> WireValue {
    try JSONDecoder().decode(WireValue.self, from: Data(json.utf8))
  }

  @Test func everyFormIsRead() throws {
    let forms: [(String, WireValue)] = [
      ("null", .null), ("true", .bool(true)), ("3", .int(3)), ("2.5", .double(2.5)),
      ("\"a\"", .string("a")), ("[1, [null]]", .list([.int(1), .list([.null])])),
      (#"{"$float": "-inf"}"#, .double(-.infinity)), (#"{"$float": 2}"#, .double(2)),
      (
        #"{"$array": {"shape": [2], "data": [1, "inf"]}}"#,
        .array(shape: [2], elements: [1, .infinity])
      ),
      (
        #"{"$array": {"shape": [2], "data": [1, 0], "type": "int"}}"#,
        .grid(shape: [2], elements: [.int(1), .int(0)])
      ),
      (
        #"{"$array": {"shape": [1, 2], "data": [true, false], "type": "bool"}}"#,
        .grid(shape: [1, 2], elements: [.bool(true), .bool(false)])
      ),
      (#"{"b": 1, "a": 2}"#, ["a": .int(2), "b": .int(1)]),
      (#"{"$set": ["a", "b"]}"#, .set([.string("a"), .string("b")])),
      (
        #"{"$dictionary": [["b", 1], ["a", [2]]]}"#,
        .dictionary([
          .init(key: .string("b"), value: .int(1)),
          .init(key: .string("a"), value: .list([.int(2)])),
        ])
      ),
      (#"{"$dictionary": []}"#, .dictionary([])),
      (
        #"{"$compound": ".insert(_:at:)", "values": [5, 0]}"#,
        .compound(".insert(_:at:)", [.int(5), .int(0)])
      ),
    ]
    for (json, expected) in forms { #expect("\(try value(json))" == "\(expected)") }
  }

  @Test func whatIsNoValueIsAnError() {
    for json in [
      #"{"$dictionary": [["a"]]}"#, #"{"$dictionary": [["a", 1, 2]]}"#, #"{"$set": 1}"#,
      #"{"$compound": ".pop(at:)"}"#, #"{"$float": "many"}"#,
      #"{"$array": {"shape": [3], "data": [1]}}"#,
      #"{"$array": {"shape": [-1, -2], "data": [1, 2]}}"#,
      #"{"$array": {"shape": [1], "data": [true]}}"#,
      #"{"$array": {"shape": [1], "data": [0.5], "type": "int"}}"#,
      #"{"$array": {"shape": [1], "data": [1], "type": "bool"}}"#,
      #"{"$array": {"shape": [1], "data": [1], "type": "complex"}}"#,
    ] {
      #expect(throws: DecodingError.self) { try value(json) }
    }
  }

  @Test func outcomesAreRead() throws {
    func outcome(_ json: String) throws -> String {
      "\(try JSONDecoder().decode(ExpectedOutcome.self, from: Data(json.utf8)))"
    }
    #expect(
      try outcome(#"{"$throws": "emptyInput"}"#) == "\(ExpectedOutcome.error("emptyInput"))")
    #expect(try outcome(#"{"$crash": true}"#) == "\(ExpectedOutcome.crash)")
    #expect(
      try outcome(#"{"$anyOrder": [2, 1]}"#)
        == "\(ExpectedOutcome.anyOrder(.list([.int(2), .int(1)])))")
    #expect(try outcome(#"{"mean": 1}"#) == "\(ExpectedOutcome.value(["mean": .int(1)]))")
  }
}
