import Foundation
import Grading
import LabKit
import TestSupport
import Testing

@testable import Checking
@testable import Lessons

/// The parts of the check that only read, on the course as it is.
@Suite struct CourseTextTests {
  @Test(arguments: Course.lessons.map(\.number))
  func exercisesAreWholeAndFilesAgree(number: Int) throws {
    let lesson = try #require(Lesson.lab(number))
    let set = try ReferenceSet(lab: number, in: BuiltProducts.references)
    var found = SourceFileCheck(root: BuiltProducts.root).shortcomings(of: lesson)
    for exercise in lesson.exercises {
      let reference = try #require(set.exercise(exercise.id))
      found +=
        ExerciseTextCheck(lesson: lesson, exercise: exercise, reference: reference).shortcomings
    }
    #expect(found.map { "\($0.exercise ?? "") \($0.text)" } == [])
    #expect(try !#require(lesson.steps.last).needs.isEmpty)
  }
}

/// Each part of the check, seen to find what is planted.
@Suite struct ExerciseTextCheckTests {
  private let lesson = Course.lessons[2]

  private func shortcomings(
    statement: String = String(repeating: "s", count: 90), working: String = "12 / 4 = 3",
    stub: String =
      "public func mean(_ v: [Double]) throws -> Double {\n  throw Unsolved(\"3.1\")\n}",
    hints: [String] = ["a", "bb", "ccc", "dddd"]
  ) throws -> [String] {
    let reference = try #require(
      try ReferenceSet(lab: 3, in: BuiltProducts.references).exercise("3.1"))
    let exercise = Exercise(
      "3.1", "Mean", statement: statement, working: working, stub: stub, hints: hints)
    return ExerciseTextCheck(lesson: lesson, exercise: exercise, reference: reference)
      .shortcomings.map(\.text)
  }

  @Test func aWholeExerciseHasNone() throws {
    #expect(try shortcomings().isEmpty)
  }

  @Test func whatIsMissingIsNamed() throws {
    #expect(try shortcomings(statement: "short") == ["has hardly a statement"])
    #expect(try shortcomings(hints: ["a", "b", "c", "c"]) == ["repeats a hint"])
    #expect(try shortcomings(hints: ["a", "bb"]).contains("has 2 hints of 3"))
    #expect(
      try shortcomings(hints: ["aaa", "bb", "cccc", "ddddd"])
        == ["has hints of lengths [3, 2, 4, 5]: they must grow"])
    #expect(try shortcomings(stub: "public func mean() throws -> Double {\n  0\n}").count == 2)
    #expect(try shortcomings(working: "").contains("has no worked example"))
  }

  @Test func aWorkedExampleNamesItsResult() throws {
    let said = "has a worked example that names no number of its result"
    #expect(try shortcomings(working: "(1 + 2 + 4 + 5) / 4 = 12 / 4") == [said])
    #expect(try shortcomings(working: "12 / 4 = 3.001") == [said])
    #expect(try shortcomings(working: "12 / 4 = 3.00") == [])
  }

  @Test func numbersAreReadWithTheirDigits() {
    let numbers = NumberInText.all(in: "From −0.5 to 12 345.25; x2 = 7, 1e-3.")
    #expect(numbers.map(\.value) == [-0.5, 12345.25, 7, 0.001])
    #expect(numbers.map(\.decimals) == [1, 2, 0, 0])
    #expect(NumberInText(value: 0.41, decimals: 2).isRounded(0.4149))
    #expect(!NumberInText(value: 0.41, decimals: 2).isRounded(0.4151))
  }
}

@Suite struct GlossaryCheckTests {
  private let check = GlossaryCheck(
    glossary: Glossary(
      course: """
        ## Glossary

        | term | meaning |
        |---|---|
        | density (pdf) | probability per unit |
        | learning rate | what a gradient is multiplied by |

        ## Sources
        """))

  private func texts(_ lab: Int, _ text: String) -> LessonTexts {
    LessonTexts(
      Course.lessons[lab - 1], steps: [.init(place: "step 1", exercise: nil, text: text)])
  }

  private func unexplained(_ text: String) -> [String] {
    check.shortcomings(of: [texts(1, text)]).filter { $0.exercise == nil }.map(\.text)
  }

  @Test func termsMustBeExplained() {
    #expect(unexplained("The *densities*, *pdf*, and the *learning* *rate*.").isEmpty)
    #expect(unexplained("A *frobnicator*.") == ["*frobnicator*, in step 1, is not in the glossary"])
    // Stress, code and titles are no terms.
    #expect(unexplained("It is *not* `a *b* c`; see the *Annals of Statistics*.").isEmpty)
  }

  /// The statement of 4.5 speaks of the learning rate.
  @Test func termsMustBeTaughtInTime() {
    func early(_ text: String) -> [Shortcoming] {
      check.shortcomings(of: (1...3).map { texts($0, "") } + [texts(4, text)])
        .filter { $0.text.contains("“learning rate”") }
    }
    #expect(!early("Nothing of it.").isEmpty)
    #expect(early("The learning rate says how far to go.").isEmpty)
    // Without the labs before it nobody knows.
    #expect(
      check.shortcomings(of: [texts(4, "")]).allSatisfy { !$0.text.contains("“learning rate”") })
  }
}

@Suite struct LinkCheckTests {
  private let check = LinkCheck(root: BuiltProducts.root, commands: ["grade", "hint"])

  @Test func whatIsThereIsFound() {
    let text = "`swift run lab grade 3`, `swift run lab 3.2`, lab 14, exercise 5.2, `Labs/`."
    #expect(check.broken(in: text).isEmpty)
  }

  @Test(arguments: [
    "swift run lab grad 3", "swift run lab 15", "swift run lab 3.99", "exercise 5.20", "Lab 15",
    "`Labs/Lab15Dreams.swift`",
  ])
  func whatIsNotThereIsNamed(text: String) {
    #expect(!check.broken(in: text).isEmpty)
  }

  @Test func linksOfPagesLeadSomewhere() {
    let page = BuiltProducts.root.appending(path: "README.md")
    #expect(check.broken(in: "[a](Course.md#how-grading-works)", of: page).isEmpty)
    #expect(check.broken(in: "[a](Course.md#nowhere)", of: page).count == 1)
    #expect(check.broken(in: "[a](Nowhere.md)", of: page).count == 1)
  }
}

@Suite struct SourceFileCheckTests {
  @Test func givenAwayLinesAndWrongHeadingsAreNamed() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "Solutions")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lesson = Course.lessons[2]
    let real = try String(
      contentsOf: BuiltProducts.root.appending(path: "Solutions/\(lesson.file)"), encoding: .utf8)
    func found(_ text: String) throws -> [String] {
      try text.write(to: folder.appending(path: lesson.file), atomically: true, encoding: .utf8)
      return SourceFileCheck(root: root).shortcomings(of: lesson).map(\.text)
    }
    #expect(try found(real).isEmpty)
    try real.write(to: folder.appending(path: "Other.swift"), atomically: true, encoding: .utf8)
    let other = Lesson(
      number: 3, title: "", summary: "", file: "Other.swift", fileHeader: "",
      steps: Array(lesson.steps.dropFirst()))
    let said = SourceFileCheck(root: root).shortcomings(of: other).map(\.text)
    #expect(said.contains("its file is called Other.swift"))
    #expect(said.contains { $0.hasPrefix("its ids do not count up: 3.2, 3.3") })
    #expect(said.contains("a step needs 3.1, which is another lab's"))
    #expect(try found(real.replacing("// MARK: 3.1 Mean", with: "// MARK: 3.1 Mine")).count == 2)
    // A stub's own line, were it a solution's.
    #expect(try found(real + "\n  throw Unsolved(\"3.1\")\n").count == 1)
  }
}
