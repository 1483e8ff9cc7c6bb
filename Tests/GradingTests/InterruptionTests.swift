import Foundation
import Lessons
import TestSupport
import Testing

@testable import Grading

/// Grading that nobody waits for any more.
extension PlantedSuite {
  @Suite struct InterruptionTests {
    private let grader = Grader(Planted.implementation, references: BuiltProducts.references)

    @Test func anEndlessLoopIsBrokenOff() {
      let start = ContinuousClock.now
      var failedStart: Outcome?
      let report = grader.grade(
        Planted.exercise("endlessLoop"), against: Planted.reference("endlessLoop", seconds: 60),
        failedStart: &failedStart,
        interrupted: { ContinuousClock.now - start > .milliseconds(300) })
      #expect(ContinuousClock.now - start < .seconds(30))
      #expect(report.checks.allSatisfy { $0.verdict == .noAnswer })
      let said = report.firstFailure?.explanation(of: report.exercise).last?.text
      #expect(said == "the grading was interrupted")
    }

    /// What was not graded to its end is not reported at all.
    @Test func onlyWhatIsGradedIsReported() throws {
      let lesson = try #require(Lesson.lab(3))
      var reported: [String] = []
      let reports = try grader.grade(lesson) {
        reported.append($0.exercise.id)
      } interrupted: {
        reported.count == 2
      }
      #expect(reported == ["3.1", "3.2"])
      #expect(reports.map(\.exercise.id) == reported)
      #expect(try grader.grade(lesson, interrupted: { true }).isEmpty)
    }
  }
}
