import Foundation
import Lessons

/// Whether the files of a lab in Labs/ and Solutions/ are its own: names, headings, and no line of a
/// solution given away.
struct SourceFileCheck {
  let root: URL

  func shortcomings(of lesson: Lesson) -> [Shortcoming] {
    func fallsShort(_ text: String, _ exercise: String? = nil) -> Shortcoming {
      Shortcoming(lab: lesson.number, exercise: exercise, text)
    }
    func text(_ folder: String) -> String? {
      try? String(contentsOf: root.appending(path: "\(folder)/\(lesson.file)"), encoding: .utf8)
    }
    guard let solution = text("Solutions") else {
      return [fallsShort("there is no Solutions/\(lesson.file)")]
    }
    var found: [Shortcoming] = []
    let ids = lesson.exercises.map(\.id)
    if ids != ids.indices.map({ "\(lesson.number).\($0 + 1)" }) {
      found.append(fallsShort("its ids do not count up: \(ids.joined(separator: ", "))"))
    }
    if !lesson.file.hasPrefix("Lab\(lesson.number < 10 ? "0" : "")\(lesson.number)") {
      found.append(fallsShort("its file is called \(lesson.file)"))
    }
    for id in lesson.steps.flatMap(\.needs) where !ids.contains(id) {
      found.append(fallsShort("a step needs \(id), which is another lab's"))
    }
    let headings = solution.matches(of: /(?m)^ *(\/\/ MARK: \d+\.\d+ .*)$/).map { String($0.1) }
    for exercise in lesson.exercises where !headings.contains(exercise.marker) {
      found.append(fallsShort("Solutions/ has no “\(exercise.marker)”", exercise.id))
    }
    for heading in headings where !lesson.exercises.contains(where: { $0.marker == heading }) {
      found.append(fallsShort("Solutions/ has “\(heading)”, which is no exercise's"))
    }
    // What a student finds: never the body of a solution.
    let secrets = Set(Self.statements(solution)).subtracting(Self.statements(lesson.fileHeader))
    let handedOut = Self.statements(lesson.pristineFile)
    for line in handedOut where secrets.contains(line) {
      found.append(fallsShort("Labs/ has a line of Solutions/: \(line)"))
    }
    return found
  }

  /// The lines that compute something.
  private static func statements(_ text: String) -> [String] {
    text.components(separatedBy: "\n").map(\.trimmed).filter { line in
      line.count > 12 && !line.hasPrefix("//") && !line.hasPrefix("public ")
        && !line.hasPrefix("import ") && !line.hasPrefix("_ ") && !line.hasPrefix(") throws")
        && !line.contains(/^[\w ]+: [^=]*$/)
    }
  }
}
