import Foundation
import Grading
import Lessons

/// Whether the course's texts are whole and true.
struct TextCheck {
  let lessons: [Lesson]
  let root: URL
  let references: URL
  let commands: Set<String>
  let solutions: Implementation

  func run() throws -> [Shortcoming] {
    guard !lessons.isEmpty else { return [] }
    let course = try String(contentsOf: root.appending(path: "Course.md"), encoding: .utf8)
    let links = LinkCheck(root: root, commands: commands)
    let texts = Parallel.map(lessons) { LessonTexts(playing: $0, on: solutions) }
    var found = texts.flatMap(\.shortcomings)
    for read in texts {
      let lesson = read.lesson
      let set = try ReferenceSet(lab: lesson.number, in: references)
      for exercise in lesson.exercises {
        guard let reference = set.exercise(exercise.id) else { continue }
        found +=
          ExerciseTextCheck(lesson: lesson, exercise: exercise, reference: reference).shortcomings
      }
      found += SourceFileCheck(root: root).shortcomings(of: lesson)
      found += planned(lesson, in: course)
      found += read.all.flatMap { passage in
        links.broken(in: passage.text).map {
          Shortcoming(lab: lesson.number, exercise: passage.exercise, "\(passage.place) \($0)")
        }
      }
    }
    found += GlossaryCheck(glossary: Glossary(course: course)).shortcomings(of: texts)
    return found + pages(links)
  }

  /// The row of a lab in the course's plan.
  private func planned(_ lesson: Lesson, in course: String) -> [Shortcoming] {
    let row = "| \(lesson.number) | \(lesson.title) | \(lesson.exercises.count) |"
    return course.contains(row)
      ? [] : [Shortcoming(lab: lesson.number, "Course.md has no row “\(row) …” in its plan")]
  }

  /// The course's pages, which belong to no lab.
  private func pages(_ links: LinkCheck) -> [Shortcoming] {
    ["README.md", "Course.md"].flatMap { name in
      let file = root.appending(path: name)
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return links.broken(in: text, of: file).map { Shortcoming(lab: nil, "\(name) \($0)") }
    }
  }
}
