import Grading
import LabKit
import Lessons
import TestSupport
import Testing

/// The reference implementations earn full marks, every exercise of every lab.
@Suite(.serialized) struct SolutionsTests {
  @Test(arguments: Course.lessons.flatMap(\.exercises).map(\.id))
  func passes(id: String) throws {
    try grade(id, of: BuiltProducts.solutions)
  }
}

/// Beside the other suite, not after it.
@Suite(.serialized) struct ReferenceLessonTests {
  /// All but the milestones that train for a minute: `.ci/run` has those.
  @Test(arguments: Course.lessons.map(\.number))
  func lessonRunsToItsEnd(lab: Int) throws {
    let lesson = try #require(Lesson.lab(lab))
    let player = LessonPlayer(BuiltProducts.solutions)
    defer { player.end() }
    for (index, step) in lesson.steps.enumerated() where lesson.trial == nil || !step.trains {
      let audience = SilentAudience()
      let outcome = player.play(
        step: index, of: lesson, inputs: StepInputs(), audience: audience)
      guard case .finished = outcome else {
        Issue.record("step \(index), \(step.title): \(outcome)")
        continue
      }
      #expect(audience.events > 0, "step \(index) shows nothing")
    }
  }
}

/// Lets every lesson run through.
private final class SilentAudience: LessonAudience {
  private(set) var events = 0

  func show(_ event: Event) { events += 1 }
  func takeWish() -> LessonWish? { nil }
  func command() -> String? { nil }
}
