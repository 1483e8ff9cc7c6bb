import Foundation
import LabKit
import Testing

@testable import Lessons

@Suite struct LessonTests {
  @Test(arguments: Course.lessons.flatMap(\.exercises).map(\.id))
  func everyExerciseIsComplete(id: String) throws {
    let exercise = try #require(Course.exercise(id)).exercise
    #expect(exercise.statement.count > 80)
    // Only a function without inputs has no worked example.
    #expect(exercise.working.isEmpty == exercise.argumentLabels.isEmpty)
    #expect(exercise.hints.count >= 3)
    #expect(exercise.hints.map(\.count) == exercise.hints.map(\.count).sorted())
    #expect(exercise.stub.contains("throw Unsolved(\"\(id)\")"))
    #expect(exercise.stub.contains("public func \(exercise.function)("))
    #expect(!exercise.function.isEmpty)
    #expect(exercise.region.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: Course.lessons.map(\.number))
  func idsCountUpWithinTheLab(number: Int) throws {
    let lesson = try #require(Lesson.lab(number))
    #expect(lesson.exercises.map(\.id) == (1...lesson.exercises.count).map { "\(number).\($0)" })
    let milestone = try #require(lesson.steps.last)
    #expect(!milestone.needs.isEmpty)
    #expect(Set(milestone.needs).isSubset(of: lesson.exercises.map(\.id)))
    #expect(lesson.file.hasPrefix("Lab\(number < 10 ? "0" : "")\(number)"))
  }

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
