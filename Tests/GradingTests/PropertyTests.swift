import LabKit
import Testing

@testable import Grading

extension PlantedSuite {
  @Suite struct PropertyTests {
    /// The sum of the answers to 1, 2 and 3 must be 12.
    private func sumIsTwelve(_ exercise: String) -> Property {
      Property(
        exercise: exercise, name: "the sum is 12", weight: 2,
        calls: { [1.0, 2, 3].map { [.double($0)] } },
        objection: { answers in
          let sum = answers.reduce(0) { sum, answer in
            if case .double(let value) = answer { sum + value } else { sum }
          }
          return answers.count == 3 && sum == 12 ? nil : "\(answers.count) answers of sum \(sum)"
        })
    }

    private func judged(_ exercise: String) -> Check? {
      Planted.grade(exercise, properties: [sumIsTwelve(exercise)]).checks.last
    }

    @Test func severalAnswersAreJudgedTogether() throws {
      #expect(try #require(judged("right")).passed)
      let wrong = try #require(judged("wrong"))
      guard case .objection("3 answers of sum 15.0") = wrong.finding else {
        Issue.record("\(wrong.finding)")
        return
      }
    }

    /// The call that gave no value is the one that is shown.
    @Test func aCallWithoutAnAnswerEndsIt() throws {
      let check = try #require(judged("throwing"))
      #expect(check.verdict == .threw)
      guard case .double(2)? = check.arguments.first else {
        Issue.record("\(check.arguments)")
        return
      }
    }

    /// Behind a stub nothing is asked, so that it stays "not attempted" whatever a property calls.
    @Test func aStubIsNotAsked() {
      let never = Property(exercise: "stub", name: "never asked", weight: 1) { inquiry in
        _ = try inquiry.call("wrong", [.double(1)])
        return "it was asked"
      }
      let report = Planted.grade("stub", properties: [never])
      #expect(report.verdict == .notAttempted)
      #expect(report.checks.last?.isUnsolved("stub") == true)
    }

    /// What no file may give away has no cases: its properties alone decide.
    @Test func anExerciseWithoutCasesIsJudgedByItsProperties() throws {
      func report(_ exercise: String) -> ExerciseReport {
        Planted.grade(exercise, cases: [], properties: [sumIsTwelve(exercise)])
      }
      #expect(report("right").verdict == .passed)
      #expect(report("right").points == 10)
      #expect(report("wrong").verdict == .wrong)
      #expect(report("wrong").points == 0)
      #expect(report("stub").verdict == .notAttempted)
      #expect(report("index").verdict == .crashed)
      #expect(Planted.reference("right", cases: []).fault != nil)
      #expect(Planted.reference("9.4", cases: []).fault == nil)
    }

    /// A property may call another exercise; if that one gives no value, the check says which.
    @Test func anotherExerciseIsNamed() throws {
      func report(calling other: String) -> ExerciseReport {
        Planted.grade(
          "right",
          properties: [
            Property(exercise: "right", name: "as the other one", weight: 1) { inquiry in
              let own = try inquiry.call([.double(1)])
              let others = try inquiry.call(other, [.double(1)])
              return own.text == others.text ? nil : "\(own.text), not \(others.text)"
            }
          ])
      }
      #expect(report(calling: "right").verdict == .passed)
      #expect(report(calling: "wrong").verdict == .wrong)
      let unsolved = try #require(report(calling: "stub").checks.last)
      #expect(
        unsolved.explanation(of: Planted.exercise("right")).last?.text
          == "this check calls your stub too, which is not written yet")
      let crashed = try #require(report(calling: "index").checks.last)
      #expect(crashed.verdict == .crashed)
      #expect(crashed.crashLocation != nil)
    }

    /// What a property has to tell stays with its check, whether it holds or not.
    @Test func aRemarkIsKept() throws {
      for objection in [nil, "it does not"] {
        let telling = Property(exercise: "right", name: "tells", weight: 1) { inquiry in
          inquiry.remark("it gave \(try inquiry.call([.double(4)]).text)")
          return objection
        }
        let check = try #require(Planted.grade("right", properties: [telling]).checks.last)
        #expect(check.remark == "it gave 8")
        #expect(check.passed == (objection == nil))
      }
    }
  }
}
