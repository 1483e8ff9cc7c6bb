import Grading
import Lessons
import TestSupport
import Testing

/// The reference implementations earn full marks, every exercise of every lab.
@Suite(.serialized) struct SolutionsTests {
  @Test(arguments: Course.lessons.flatMap(\.exercises).map(\.id))
  func passes(id: String) throws {
    try grade(id, of: BuiltProducts.solutions)
  }

  @Test(arguments: Course.lessons.map(\.number))
  func lessonRunsToItsEnd(lab: Int) throws {
    let lesson = try #require(Lesson.lab(lab))
    let player = LessonPlayer(BuiltProducts.solutions)
    defer { player.end() }
    for index in lesson.steps.indices {
      var events = 0
      let outcome = player.play(step: index, of: lesson) { _ in events += 1 }
      guard case .finished = outcome else {
        Issue.record("step \(index), \(lesson.steps[index].title): \(outcome)")
        continue
      }
      #expect(events > 0, "step \(index) shows nothing")
    }
  }
}
