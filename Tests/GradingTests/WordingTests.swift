import LabKit
import Testing

@testable import Grading

/// The texts a student reads, literally.
@Suite struct WordingTests {
  private func text(_ finding: Check.Finding, arguments: [WireValue] = [.double(2)]) -> String {
    let check = Check(name: "two", arguments: arguments, weight: 1, finding: finding, number: 1)
    return check.explanation(of: Planted.exercise("double"))
      .map { "\($0.label): \($0.text)" }.joined(separator: "\n")
  }

  private func mismatch(_ got: WireValue, _ expected: WireValue) throws -> Check.Finding {
    let tolerance = Tolerance(absolute: 1e-12, relative: 1e-10)
    return .mismatch(
      try #require(tolerance.mismatch(got, expected: expected)), tolerance: tolerance)
  }

  @Test func aWrongNumber() throws {
    #expect(
      text(try mismatch(.double(2.5), .double(3.3333333333333335))) == """
        call: double(2)
        expected: 3.3333333333333335
        got: 2.5
        off by: 0.83; allowed 3.3e-10 (1e-12 + 1e-10 of the value)
        """)
  }

  @Test func anEnumerationsCases() {
    #expect(WireValue.compound(".tanh", []).text == ".tanh")
    #expect(WireValue.compound(".pop(at:)", [.int(2)]).text == ".pop(at: 2)")
  }

  @Test func aWrongPlaceInARecord() throws {
    let got: WireValue = ["counts": .list([.int(1), .int(2)])]
    let expected: WireValue = ["counts": .list([.int(1), .int(3)])]
    #expect(
      text(try mismatch(got, expected)) == """
        call: double(2)
        at: .counts[1]
        expected: 3
        got: 2
        off by: 1; it must be exact
        """)
  }

  @Test func notANumber() throws {
    #expect(
      text(try mismatch(.double(.nan), .double(-.infinity))) == """
        call: double(2)
        expected: -infinity
        got: nan
        """)
  }

  @Test func aWrongShapeAndAWrongLength() throws {
    let square = WireValue.array(shape: [2, 2], elements: [1, 2, 3, 4])
    let row = WireValue.array(shape: [4], elements: [1, 2, 3, 4])
    #expect(
      text(try mismatch(row, square), arguments: [square]) == """
        call: double(NDArray([[1, 2], [3, 4]]))
        expected: shape [2, 2]
        got: shape [4]
        """)
    #expect(
      text(try mismatch(.list([]), .list([.int(1)])), arguments: [.list([])]) == """
        call: double([])
        expected: a list of 1 value: [1]
        got: a list of 0 values: []
        """)
    let long = (0..<100).map { WireValue.double(Double($0) / 7) }
    #expect(
      text(try mismatch(.list(long), .list(Array(long.dropLast())))) == """
        call: double(2)
        expected: a list of 99 values
        got: a list of 100 values
        """)
  }

  @Test func aSetAndADictionary() throws {
    let expected = WireValue.set([.string("a"), .string("b")])
    #expect(
      text(try mismatch(.set([.string("b"), .string("c"), .string("d")]), expected)) == """
        call: double(2)
        missing: "a"
        too many: "c", "d"
        """)
    func dictionary(_ keys: String...) -> WireValue {
      .dictionary(keys.map { .init(key: .string($0), value: .int(1)) })
    }
    #expect(
      text(try mismatch(dictionary("b", "a"), dictionary("a", "b"))) == """
        call: double(2)
        expected: in this order: "a", "b"
        got: in this order: "b", "a"
        """)
    let twenty = WireValue.set((0..<20).map { .int($0) })
    #expect(
      text(try mismatch(.set([]), twenty)) == """
        call: double(2)
        missing: 0, 1, 2, 3, 4, 5, 6, 7, … 20
        """)
  }

  @Test func valuesReadAsInSwift() {
    let values: [(WireValue, String)] = [
      (.set([.int(1), .int(2)]), "[1, 2]"),
      (.dictionary([.init(key: .string("a"), value: .int(1))]), "[\"a\": 1]"),
      (.dictionary([]), "[:]"),
      (.compound(".insert(_:at:)", [.int(5), .int(0)]), ".insert(5, at: 0)"),
      (.compound(".tanh", []), ".tanh"),
      (
        .compound("(minimum:maximum:)", [.compound("Extreme(value:index:)", [.int(1), .int(2)])]),
        "(minimum: Extreme(value: 1, index: 2))"
      ),
      (.string("a \"b\"\n\tc\\"), #""a \"b\"\n\tc\\""#),
    ]
    for (value, text) in values { #expect(value.text == text) }
  }

  @Test func errors() {
    #expect(
      text(.valueForError(.double(0), expected: "emptyInput")) == """
        call: double(2)
        expected: the error LabError.emptyInput
        got: 0
        """)
    #expect(
      text(.threw(message: "LabError.notFinite", expected: nil)) == """
        call: double(2)
        expected: a value
        got: the error LabError.notFinite
        """)
  }

  @Test func crashes() {
    let location = SourceLocation(file: "Labs/Lab03Statistics.swift", line: 42)
    #expect(
      text(.crashed(Crash(reason: .fatalError("Index out of range"), location: location))) == """
        call: double(2)
        crashed: Index out of range
        at: Labs/Lab03Statistics.swift:42
        """)
    #expect(
      text(.crashed(Crash(reason: .endlessRecursion, location: nil))) == """
        call: double(2)
        crashed: endless recursion: a function calls itself without coming to an end
        """)
  }

  @Test func whatIsNoAnswer() {
    #expect(
      text(.noAnswer(.ended(code: 0))) == """
        call: double(2)
        no answer: the program ended (exit code 0) before the function returned. Does it call exit?
        """)
    #expect(
      text(.noAnswer(.garbled)) == """
        call: double(2)
        no answer: what arrived was not an answer. Does the function write to descriptors other than \
        print's?
        """)
    #expect(
      text(.noAnswer(.notAsked)) == """
        call: double(2)
        no answer: not called any more, because earlier calls did not come to an end
        """)
    #expect(
      text(.objection("√n·D is 3.1")) == """
        must hold: two
        found: √n·D is 3.1
        """)
    #expect(
      text(.unsolved(exercise: "3.1")) == """
        call: double(2)
        got: Unsolved: it calls exercise 3.1, which is not written yet
        """)
  }

  @Test func limits() {
    #expect(
      text(.overTime(seconds: 2)) == """
        call: double(2)
        stopped: no answer within 2 s. Is there a loop whose condition never turns false?
        """)
    #expect(
      text(.overMemory(bytes: 2 << 30)) == """
        call: double(2)
        stopped: more than 2 GB of memory. Is something appended in a loop without end?
        """)
  }

  @Test func longInputsAreShortened() {
    let values = (0..<1000).map { WireValue.int($0) }
    #expect(WireValue.list(values).text == "[0, 1, 2, 3, 4, 5, 6, 7, … 1000 in all]")
    #expect(
      WireValue.array(shape: [1000], elements: [Double](repeating: 0.5, count: 1000)).text
        == "NDArray([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, … 1000 in all])")
    #expect(
      WireValue.array(shape: [9, 1, 9], elements: [Double](repeating: 0.5, count: 81)).text
        == "NDArray(shape: [9, 1, 9], elements: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, "
        + "… 81 in all])")
  }

  @Test func arraysAreWrittenAsSwift() {
    let square = WireValue.array(shape: [2, 2], elements: [1, 2, 3, 4])
    let mask = WireValue.grid(shape: [1, 2], elements: [.bool(true), .bool(false)])
    let record: WireValue = ["transposed": square]
    #expect(record.text == "NDArray([[1, 2], [3, 4]]).transposed")
    #expect(mask.text == "NDArray([[true, false]])")
    #expect(
      WireValue.grid(shape: [3], elements: [.int(1), .int(2), .int(3)]).text == "NDArray([1, 2, 3])"
    )
    #expect(WireValue.array(shape: [], elements: [7]).text == "NDArray(shape: [], elements: [7])")
    #expect(
      WireValue.array(shape: [0, 3], elements: []).text == "NDArray(shape: [0, 3], elements: [])")
  }

  @Test func numbersKeepEveryDigit() {
    #expect(WireValue.double(10_000_000.1).text == "10000000.1")
    #expect(WireValue.double(-0.0).text == "-0.0")
    #expect(WireValue.double(1e300).text == "1e+300")
    #expect(WireValue.double(3).text == "3")
  }
}
