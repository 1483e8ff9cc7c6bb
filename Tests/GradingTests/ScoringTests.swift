import LabKit
import Testing

@testable import Grading

@Suite struct ScoringTests {
  private func report(_ weights: [(Int, Check.Finding)], points: Int = 10) -> ExerciseReport {
    let reference = ExerciseReference(
      id: "x", source: "", points: points, timeLimit: 1,
      tolerance: Tolerance(absolute: 0, relative: 0), cases: [], mistakes: [])
    return ExerciseReport(
      exercise: Planted.exercise("x"), reference: reference,
      checks: weights.enumerated().map { index, check in
        Check(
          name: "", arguments: [], weight: check.0, finding: check.1, number: index + 1)
      }, diagnosis: nil, printed: PrintedOutput())
  }

  @Test func pointsFollowTheWeights() {
    #expect(report([(1, .asExpected), (3, .overTime(seconds: 1))]).points == 2)
    #expect(report([(3, .asExpected), (1, .unsolved(exercise: "x"))]).points == 7)
    #expect(report([(1, .asExpected), (1, .asExpected)]).points == 10)
  }

  @Test func allPointsOnlyForAllChecks() {
    let many = [(1, Check.Finding.objection(""))] + (0..<999).map { _ in (1, .asExpected) }
    #expect(report(many).points == 9)
    #expect(report(many).verdict == .wrong)
  }

  @Test func nothingAskedIsNotPassed() {
    #expect(report([]).verdict == .noAnswer)
    #expect(report([]).points == 0)
  }

  @Test func notAttemptedOnlyIfNothingWasWritten() {
    #expect(
      report([(1, .unsolved(exercise: "x")), (1, .unsolved(exercise: "x"))]).verdict
        == .notAttempted)
    #expect(report([(1, .unsolved(exercise: "x")), (1, .asExpected)]).verdict == .threw)
    // It calls another exercise that is still a stub.
    #expect(
      report([(1, .unsolved(exercise: "y")), (1, .unsolved(exercise: "x"))]).verdict == .threw)
  }
}
