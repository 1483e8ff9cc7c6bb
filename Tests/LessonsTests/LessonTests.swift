import Foundation
import LabKit
import Testing

@testable import Lessons

@Suite struct LessonTests {
  @Test func signaturesAreReadFromTheStub() {
    let exercise = Exercise(
      "1", "", statement: "", working: "",
      stub: """
        /// A func with a comment.
        public func normalQuantile(
          _ p: Double, mean: Double, using other: [Int]
        ) throws -> Double {
          throw Unsolved("1")
        }
        """, hints: [])
    #expect(
      exercise.signature
        == "func normalQuantile(_ p: Double, mean: Double, using other: [Int]) throws -> Double")
    #expect(exercise.function == "normalQuantile")
    #expect(exercise.argumentLabels == [nil, "mean", "using"])
  }

  @Test func eventsTravelAsJSON() throws {
    let table = Table("Title", columns: ["a"], rows: [["1"], ["2"]])
    let events: [Event] = [.text("t"), .verbatim("v"), .table(table)]
    for event in events {
      let copy = try JSONDecoder().decode(Event.self, from: try JSONEncoder().encode(event))
      #expect("\(copy)" == "\(event)")
    }
  }

  /// Every step but the milestone runs on the engine alone.
  @Test(arguments: Course.lessons.map(\.number))
  func stepsWithoutNeedsRunOnAnEmptyLab(number: Int) throws {
    struct Empty: Lab {
      static var number: Int { 0 }
      var endpoints: [Endpoint] { [] }
    }
    let lesson = try #require(Lesson.lab(number))
    for step in lesson.steps where step.needs.isEmpty {
      var shown = 0
      try step.run(on: Empty(), stage: Stage { _ in shown += 1 })
      #expect(shown > 0)
    }
  }
}
