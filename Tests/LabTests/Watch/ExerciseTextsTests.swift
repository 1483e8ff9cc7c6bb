import Lessons
import Testing

@testable import lab

@Suite struct ExerciseTextsTests {
  private let lesson = Lesson.lab(3)
  private var ids: Set<String> { Set(lesson?.exercises.map(\.id) ?? []) }

  /// What a change from one text to another touches; the second one with parts replaced.
  private func change(
    _ before: [(String, String)] = [], then after: [(String, String)]
  ) throws -> ExerciseTexts.Change {
    let lesson = try #require(lesson)
    var old = lesson.pristineFile
    for (part, other) in before {
      #expect(old.contains(part))
      old = old.replacing(part, with: other)
    }
    var new = old
    for (part, other) in after {
      #expect(new.contains(part))
      new = new.replacing(part, with: other)
    }
    return ExerciseTexts(lesson, text: new).change(since: ExerciseTexts(lesson, text: old))
  }

  private func stub(_ id: String) -> String { "throw Unsolved(\"\(id)\")" }

  @Test func nothingChanged() throws {
    #expect(try change(then: []) == ExerciseTexts.Change())
  }

  @Test func oneExerciseIsEdited() throws {
    let change = try change(then: [(stub("3.4"), "return 1")])
    #expect(change.edited == ["3.4"])
    #expect(change.touched == ["3.4"])
  }

  @Test func whoCallsAnEditedFunctionIsTouchedToo() throws {
    let calls = [
      (stub("3.11"), "return try quantile(values, 0)"),
      (stub("3.13"), "return try fittedNormal(values)"),
    ]
    let change = try change(calls, then: [(stub("3.3"), "return 1")])
    #expect(change.edited == ["3.3"])
    #expect(change.touched == ["3.3", "3.11", "3.13"])
  }

  @Test func aHelperBelongsToTheExerciseItStandsIn() throws {
    let helper = "return 1\n  }\n\n  private func halved(_ x: Double) -> Double {\n    x / 2"
    let change = try change(
      [(stub("3.4"), helper), (stub("3.9"), "return [halved(u[0])]")], then: [("x / 2", "x / 3")])
    #expect(change.edited == ["3.4"])
    #expect(change.touched == ["3.4", "3.9"])
    // Who loses the helper is touched as well.
    let lost = try self.change(
      [(stub("3.4"), helper), (stub("3.9"), "return [halved(u[0])]")],
      then: [("func halved", "func quartered")])
    #expect(lost.touched == ["3.4", "3.9"])
  }

  @Test func localNamesDoNotSpread() throws {
    let before = [(stub("3.9"), "let total = 1.0\n    return [total]")]
    let change = try change(before, then: [(stub("3.4"), "let total = 2.0\n    return total")])
    #expect(change.touched == ["3.4"])
  }

  /// Where braces do not pair up, local names count too: rather too much than too little.
  @Test func unpairedBracesCountEveryName() throws {
    let before = [(stub("3.9"), "return [total]")]
    let change = try change(before, then: [(stub("3.4"), "let total = 2.0; print(\"{\")")])
    #expect(change.touched == ["3.4", "3.9"])
  }

  @Test func anOperatorMayBeUsedAnywhere() throws {
    let change = try change(then: [
      (stub("3.4"), "return 1\n  }\n\n  static func ** (a: Double, b: Double) -> Double {\n    a")
    ])
    #expect(change.edited == ["3.4"])
    #expect(change.touched == ids)
  }

  @Test func whatStandsOutsideTouchesEverything() throws {
    let change = try change(then: [("public init() {}", "private let a = 1\n  public init() {}")])
    #expect(change.edited.isEmpty)
    #expect(change.touched == ids)
  }

  /// Its code counts as part of the exercise before it.
  @Test func aLostMarkerIsAChangeOfBoth() throws {
    let change = try change(then: [("// MARK: 3.2 ", "// ")])
    #expect(change.edited == ["3.1", "3.2"])
  }
}
