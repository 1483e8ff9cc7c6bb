import LabKit
import Lessons
import TestSupport
import Testing

@testable import Grading

@Suite struct FreshInputsTests {
  @Test func everyExerciseDrawsInputsOrSaysWhyNot() {
    for exercise in Course.lessons.flatMap(\.exercises) {
      let inputs = FreshInputs.of(exercise.id)
      let reason = FreshInputs.without[exercise.id]
      #expect((inputs == nil) != (reason == nil), "\(exercise.id)")
      #expect(reason.map { $0.count > 20 } ?? true)
    }
    #expect(Set(FreshInputs.all.map(\.exercise)).count == FreshInputs.all.count)
  }

  @Test(arguments: FreshInputs.all.map(\.exercise))
  func aSeedDrawsItsInputsAgain(exercise: String) throws {
    let inputs = try #require(FreshInputs.of(exercise))
    func drawn(_ seed: UInt32) -> [String] { inputs.arguments(seed: seed).map { "\($0)" } }
    #expect(drawn(7) == drawn(7))
    #expect(drawn(7).count == inputs.count)
    #expect(Set(1...5).map { drawn(UInt32($0)) }.contains { $0 != drawn(7) }, "always the same")
  }

  /// The reference implementation answers; an input that it does not answer is left out.
  @Test func answersComeFromTheReferenceImplementation() throws {
    let reference = try #require(
      try ReferenceSet(lab: 3, in: BuiltProducts.references).exercise("3.1"))
    let fresh = FreshCases(answeredBy: BuiltProducts.solutions, seed: 5)
    var asked = 0
    let cases = fresh.cases(of: reference) { _ in
      asked += 1
      switch asked {
      case 1: return .value(.double(1))
      case 2: return .threw(code: "emptyInput", message: "")
      default: return .noAnswer(.notAsked)
      }
    }
    try #require(cases.count == 2)
    guard case .value(.double(1)) = cases[0].expected, case .error("emptyInput") = cases[1].expected
    else {
      Issue.record("\(cases.map(\.expected))")
      return
    }
    #expect(cases.allSatisfy { $0.seed == 5 && $0.name.contains("seed 5") })
    let fixed = reference.cases.reduce(0) { $0 + $1.weight }
    #expect(cases[0].weight == max(1, fixed / asked))
  }
}

extension PlantedSuite {
  @Suite struct FreshCasesTests {
    private let fresh = [4.0, 5].map { x in
      ReferenceCase(
        name: "inputs drawn with seed 9", arguments: [.double(x)], expected: .value(.double(2 * x)),
        weight: 1, tolerance: nil, seed: 9)
    }

    @Test func rightAnswersPass() {
      let report = Planted.grade("right", freshCases: fresh)
      #expect(report.verdict == .passed)
      #expect(report.checks.count == 5)
      #expect(report.advice == nil && report.repetition == nil)
    }

    @Test func answersByHeartFailAndAreToldSo() {
      let report = Planted.grade("byHeart", freshCases: fresh)
      #expect(report.verdict == .wrong)
      #expect(report.checksPassed == 3)
      #expect(report.points == 6)
      #expect(report.advice?.contains("Compute the answer from the arguments") == true)
      #expect(report.repetition == "swift run lab grade byHeart --seed 9")
      // Without fresh cases nothing tells it from a right answer.
      #expect(Planted.grade("byHeart").verdict == .passed)
    }

    @Test func otherFailuresAreNotSaidToBeByHeart() {
      let report = Planted.grade("wrong", freshCases: fresh)
      #expect(report.advice == nil)
      #expect(report.repetition == nil, "the first failure is a fixed case")
    }

    @Test func aStubIsNotAskedFreshCases() {
      let report = Planted.grade("stub", freshCases: fresh)
      #expect(report.verdict == .notAttempted)
      #expect(report.checks.count == 3)
    }
  }
}
