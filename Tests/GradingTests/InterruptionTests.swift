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

    /// While this program stands still, by Ctrl-Z, no time of a call passes.
    @Test func timeInWhichNobodyListensIsNotTheCalls() throws {
      let runner = try RunnerProcess(
        Planted.implementation, memory: Allowance.memory,
        processorSeconds: Allowance.processorSeconds)
      defer { runner.end() }
      // It has started before any time is counted.
      _ = runner.ask(.call(exercise: "right", arguments: [.double(1)]), within: 20)
      var looks = 0
      let outcome = runner.ask(
        .call(exercise: "waiting", arguments: [.double(0.5)]), within: 3,
        audience: RunnerAudience(wish: {
          looks += 1
          if looks == 2 { Thread.sleep(forTimeInterval: 4) }
          return nil
        }))
      guard case .value(.double(0.5)) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(looks > 2)
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
