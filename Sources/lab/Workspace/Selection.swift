import Lessons

/// What a student names on the command line: everything, a lab, or one exercise.
enum Selection {
  case everything
  case lab(Lesson)
  case exercise(Lesson, Exercise)

  /// Reads `3` or `3.2`; nothing means everything.
  ///
  /// - Throws: ``LabFailure`` that says what there is instead.
  init(_ text: String?) throws {
    guard let text else {
      self = .everything
      return
    }
    if let number = Int(text) {
      self = .lab(try Self.lesson(number, typed: text))
    } else if let (lesson, exercise) = Course.exercise(text) {
      self = .exercise(lesson, exercise)
    } else if let lab = text.split(separator: ".").first.flatMap({ Int($0) }), text.contains(".") {
      let lesson = try Self.lesson(lab, typed: text)
      throw LabFailure.noSuchExercise(
        text, suggestion: Suggestion.nearest(to: text, among: lesson.exercises.map(\.id)))
    } else {
      throw LabFailure.noSuchExercise(
        text, suggestion: Suggestion.nearest(to: text, among: Course.lessons.flatMap(\.ids)))
    }
  }

  private static func lesson(_ number: Int, typed: String) throws -> Lesson {
    if let lesson = Lesson.lab(number) { return lesson }
    if let planned = Course.plan.first(where: { $0.number == number }) {
      throw LabFailure.labNotInEdition(number, title: planned.title)
    }
    throw LabFailure.noSuchLab(typed, available: Course.lessons.map(\.number))
  }

  /// The lessons it touches, and the exercises of each; `nil` for all of them.
  var parts: [(lesson: Lesson, ids: Set<String>?)] {
    switch self {
    case .everything: Course.lessons.map { ($0, nil) }
    case .lab(let lesson): [(lesson, nil)]
    case .exercise(let lesson, let exercise): [(lesson, [exercise.id])]
    }
  }
}

extension Lesson {
  fileprivate var ids: [String] { exercises.map(\.id) }
}
