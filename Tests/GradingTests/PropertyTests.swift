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
  }
}
