import Foundation
import Grading
import Lessons
import TestSupport
import Testing

@testable import Checking

@Suite struct AnswerCheckTests {
  private let runners = CourseCheck.Runners(
    labs: BuiltProducts.labs, solutions: BuiltProducts.solutions,
    variants: BuiltProducts.path("variants-runner"))

  private func result(
    _ reference: ExerciseReference, _ variants: [VariantEntry], runners: CourseCheck.Runners? = nil
  ) throws -> AnswerCheck.Result {
    let (lesson, exercise) = try #require(Course.exercise(reference.id))
    return AnswerCheck(
      lesson: lesson, exercise: exercise, reference: reference,
      references: BuiltProducts.references, runners: runners ?? self.runners, seeds: [1, 2]
    ).run(variants)
  }

  private func reference(_ id: String) throws -> ExerciseReference {
    let lab = try #require(Course.exercise(id)).lesson.number
    return try #require(try ReferenceSet(lab: lab, in: BuiltProducts.references).exercise(id))
  }

  @Test func anExerciseThatKeepsItsPromises() throws {
    let variants = try VariantEntry.all(in: runners.variants)
    let result = try result(reference("3.1"), variants)
    #expect(result.shortcomings.map(\.text) == [])
    #expect(result.counts.wrong.isWhole && result.counts.wrong.all >= 5)
    #expect(result.counts.right.isWhole && result.counts.right.all >= 2)
    #expect(result.counts.named.isWhole && result.counts.named.all >= 1)
    #expect(result.counts.references.part == 1 && result.counts.stubs.all == 1)
  }

  /// Wrong answers taken for right ones, and the reverse.
  @Test func whatDoesNotHoldIsNamed() throws {
    let all = try VariantEntry.all(in: runners.variants).filter { $0.exercise == "3.1" }
    let variants = all.filter { $0.kind == .right } + all.filter { $0.kind == .wrong }.prefix(2)
    let swapped = variants.map { variant in
      VariantEntry(
        exercise: variant.exercise, name: variant.name,
        kind: variant.kind == .right ? .wrong : .right,
        mistake: variant.kind == .right ? "no-such-mistake" : nil)
    }
    let result = try result(reference("3.1"), swapped)
    #expect(result.counts.wrong.part == 0 && result.counts.wrong.all > 0)
    #expect(result.counts.right.part == 0 && result.counts.right.all > 0)
    let texts = result.shortcomings.map(\.text)
    #expect(texts.contains { $0.hasSuffix("” passes") })
    #expect(texts.contains { $0.hasPrefix("the right answer “") })
    #expect(texts.contains { $0.contains("is diagnosed as nothing, not as no-such-mistake") })
  }

  @Test(arguments: Course.lessons.map(\.number))
  func everyTypicalMistakeIsRecognised(lab: Int) throws {
    for reference in try ReferenceSet.shared(lab: lab, in: BuiltProducts.references).exercises {
      let misread = MistakeCheck(reference: reference).misread
      #expect(misread.map { "\(reference.id) \($0.mistake)" } == [])
      #expect(reference.mistakes.count >= 2 || reference.cases.isEmpty)
    }
  }

  /// A mistake that gives what another one gives.
  @Test func mistakesThatLookAlikeAreNamed() throws {
    let text = """
      {"lab": 3, "exercises": [{"id": "3.1", "source": "s", "points": 1, "timeLimit": 1,
        "tolerance": {"absolute": 0, "relative": 0},
        "cases": [{"name": "c", "in": [[1, 2]], "out": 1.5, "weight": 1}],
        "mistakes": [{"id": "a", "sentence": "A.", "hint": 1, "out": [3]},
                     {"id": "b", "sentence": "B.", "hint": 1, "out": [3]}]}]}
      """
    let set = try JSONDecoder().decode(ReferenceSet.self, from: Data(text.utf8))
    let misread = MistakeCheck(reference: set.exercises[0]).misread
    #expect(misread.map(\.mistake) == ["b"])
    #expect(misread.first?.takenFor == "a")
  }

  @Test func tooFewAnswersAreNamed() throws {
    let texts = try result(reference("3.1"), []).shortcomings.map(\.text)
    #expect(texts == ["has 0 wrong answers of 5", "has 0 right answers of 2"])
  }

  /// A reference implementation that answers nothing: the fixed cases remain, and it is said.
  @Test func inputsWithoutAnAnswerAreLeftOut() throws {
    let (lesson, _) = try #require(Course.exercise("3.1"))
    func graded(_ solutions: Implementation) throws -> ExerciseReport {
      let grader = Grader(
        runners.solutions, references: BuiltProducts.references,
        fresh: FreshCases(answeredBy: solutions, seed: 1))
      return try #require(try grader.grade(lesson, only: ["3.1"]).first)
    }
    let (with, without) = (try graded(runners.solutions), try graded(BuiltProducts.planted))
    #expect(with.verdict == .passed && without.verdict == .passed)
    #expect(with.freshLeftOut == 0)
    #expect(without.freshLeftOut > 0)
    #expect(with.checks.count == without.checks.count + without.freshLeftOut)
  }

  /// With the stubs in place of the reference implementations, and the reverse.
  @Test func referencesAndStubsAreTold() throws {
    var swapped = runners
    swapped.labs = runners.solutions
    swapped.solutions = BuiltProducts.planted
    let texts = try result(reference("3.1"), [], runners: swapped).shortcomings.map(\.text)
    #expect(texts.contains { $0.hasPrefix("the reference implementation is ") })
    #expect(texts.contains("the stub is passed"))
    #expect(texts.contains { $0.contains("answers 0 of") })
  }
}
