import Foundation
import Grading
import LabKit
import Lessons

/// Everything a lesson says, as a student reads it.
struct LessonTexts: Sendable {
  struct Passage: Sendable {
    /// Where it stands, in words: the step, or the part of an exercise.
    let place: String
    let exercise: String?
    let text: String
  }

  let lesson: Lesson
  /// What the steps show when they run on the reference implementation.
  private(set) var steps: [Passage] = []
  private(set) var shortcomings: [Shortcoming] = []

  /// Statements, worked examples, stubs and hints.
  var exercises: [Passage] { lesson.exercises.flatMap(Self.passages) }

  var all: [Passage] { steps + exercises }

  /// What was read elsewhere.
  init(_ lesson: Lesson, steps: [Passage]) {
    self.lesson = lesson
    self.steps = steps
  }

  /// Plays every step but the milestones that train for a minute; they are commands of CI's own.
  init(playing lesson: Lesson, on solutions: Implementation) {
    self.lesson = lesson
    let player = LessonPlayer(solutions)
    defer { player.end() }
    for (index, step) in lesson.steps.enumerated() where lesson.trial == nil || !step.trains {
      let reader = Reader()
      let outcome = player.play(step: index, of: lesson, inputs: StepInputs(), audience: reader)
      let place = "step \(index + 1), \(step.title)"
      if case .finished = outcome {
        if reader.texts.isEmpty {
          shortcomings.append(Shortcoming(lab: lesson.number, "\(place) says nothing"))
        }
      } else {
        shortcomings.append(Shortcoming(lab: lesson.number, "\(place) does not come to its end"))
      }
      steps += reader.texts.map { Passage(place: place, exercise: nil, text: $0) }
    }
  }

  private static func passages(_ exercise: Exercise) -> [Passage] {
    let parts =
      [
        ("the statement", exercise.statement), ("the worked example", exercise.working),
        ("the stub", exercise.stub),
      ] + exercise.hints.enumerated().map { ("hint \($0 + 1)", $1) }
    return parts.map { Passage(place: $0.0, exercise: exercise.id, text: $0.1) }
  }
}

/// Keeps the words of what a lesson shows.
private final class Reader: LessonAudience {
  private(set) var texts: [String] = []

  func show(_ event: Event) {
    switch event {
    case .text(let text), .verbatim(let text): texts.append(text)
    case .table(let table): texts.append(table.title)
    case .figure(let figure): texts.append(figure.title)
    case .progress: break
    }
  }

  func takeWish() -> LessonWish? { nil }
  func command() -> String? { nil }
}
