import LabKit
import Lessons
import TestSupport
import Testing

@testable import Grading

extension PlantedSuite {
  @Suite struct DiagnosisTests {
    private let cases = [1.0, 2, 3].map { x in
      ReferenceCase(
        name: "", arguments: [.double(x)], expected: .value(.double(2 * x)), weight: 1,
        tolerance: nil
      )
    }

    private func mistake(_ id: String, _ outputs: [ExpectedOutcome]) -> TypicalMistake {
      TypicalMistake(id: id, sentence: id, hint: 1, outputs: outputs)
    }

    private func values(_ numbers: Double...) -> [ExpectedOutcome] {
      numbers.map { .value(.double($0)) }
    }

    private func diagnosis(_ outcomes: [Outcome], _ mistakes: [TypicalMistake]) -> String? {
      Planted.reference("x", cases: cases, mistakes: mistakes).diagnosis(of: outcomes)?.id
    }

    private func returned(_ numbers: Double...) -> [Outcome] { numbers.map { .value(.double($0)) } }

    @Test func aMistakeIsNamedWhenEveryFailureMatchesIt() {
      let tripled = mistake("tripled", values(3, 6, 9))
      #expect(diagnosis(returned(3, 6, 9), [tripled]) == "tripled")
    }

    /// Two cases passed on which the mistake gives something else: it cannot be that.
    @Test func aPassedCaseRefutesAMistake() {
      let tripled = mistake("tripled", values(3, 6, 9))
      #expect(diagnosis(returned(2, 4, 9), [tripled]) == nil)
      #expect(diagnosis(returned(2, 4, 9), [mistake("last", values(2, 4, 9))]) == "last")
    }

    @Test func oneOtherFailureAndItIsNotNamed() {
      let tripled = mistake("tripled", values(3, 6, 9))
      #expect(diagnosis(returned(3, 6, 10), [tripled]) == nil)
      #expect(
        diagnosis([.value(.double(3)), .value(.double(6)), .overTime(seconds: 1)], [tripled]) == nil
      )
    }

    @Test func rightAnswersAreNoMistake() {
      #expect(diagnosis(returned(2, 4, 6), [mistake("right", values(2, 4, 6))]) == nil)
    }

    @Test func aForgottenErrorDoesNotHideTheMistakeInTheFormula() {
      let asksForError = ReferenceCase(
        name: "", arguments: [], expected: .error("emptyInput"), weight: 1, tolerance: nil)
      let tripled = mistake("tripled", values(3, 6, 9) + [.error("emptyInput")])
      let forgotten = mistake("forgotten", values(2, 4, 6, 0))
      let reference = Planted.reference(
        "x", cases: cases + [asksForError], mistakes: [forgotten, tripled])
      #expect(reference.diagnosis(of: returned(3, 6, 9, 0))?.id == "tripled")
      #expect(reference.diagnosis(of: returned(2, 4, 6, 0))?.id == "forgotten")
      #expect(reference.diagnosis(of: returned(2, 4, 6, 1))?.id == nil)
    }

    @Test func errorsAndCrashesCanBeMistakes() {
      let throwing = mistake(
        "throws", [.value(.double(2)), .value(.double(4)), .error("emptyInput")])
      let outcomes = returned(2, 4) + [.threw(code: "emptyInput", message: "")]
      #expect(diagnosis(outcomes, [throwing]) == "throws")
      #expect(diagnosis(returned(2, 4) + [.threw(code: nil, message: "")], [throwing]) == nil)
      let crashing = mistake("crashes", [.value(.double(2)), .value(.double(4)), .crash])
      let crash = Outcome.crashed(Crash(reason: .aborted, location: nil))
      #expect(diagnosis(returned(2, 4) + [crash], [crashing]) == "crashes")
    }

    @Test func anOrderLostIsRecognisedInWhateverOrder() {
      let right = WireValue.list([.int(1), .int(2), .int(3)])
      let asksForOrder = ReferenceCase(
        name: "", arguments: [], expected: .value(right), weight: 1, tolerance: nil)
      let reference = Planted.reference(
        "x", cases: [asksForOrder, asksForOrder],
        mistakes: [mistake("order lost", [.anyOrder(right), .anyOrder(right)])])
      func diagnosis(_ lists: [Int]...) -> String? {
        reference.diagnosis(of: lists.map { .value($0.wire) })?.id
      }
      #expect(diagnosis([2, 1, 3], [3, 1, 2]) == "order lost")
      // By chance it may come out right once, but not always.
      #expect(diagnosis([1, 2, 3], [3, 2, 1]) == "order lost")
      #expect(diagnosis([1, 2, 3], [1, 2, 3]) == nil)
      #expect(diagnosis([2, 1, 3], [3, 1, 1]) == nil)
      #expect(diagnosis([2, 1, 3], [3, 1]) == nil)
    }

    /// Through the whole grader: the planted wrong answer is 2x + 1.
    @Test func theReportCarriesIt() {
      let offByOne = mistake("off by one", values(3, 5, 7))
      let report = Planted.grade("wrong", cases: cases, mistakes: [offByOne])
      #expect(report.diagnosis?.id == "off by one")
      #expect(Planted.grade("right", cases: cases, mistakes: [offByOne]).diagnosis == nil)
    }
  }
}
