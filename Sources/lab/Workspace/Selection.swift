import Lessons

/// What a student names on the command line: a lab, or one exercise.
enum Selection {
  case lab(Lesson)
  case exercise(Lesson, Exercise)

  /// Reads `3` or `3.2`.
  ///
  /// - Throws: ``LabFailure`` that says what there is instead.
  init(_ text: String) throws {
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
    throw LabFailure.noSuchLab(typed, available: Course.lessons.map(\.number))
  }

  /// The lesson, and the exercises of it that are meant; `nil` for all of them.
  var part: (lesson: Lesson, ids: Set<String>?) {
    switch self {
    case .lab(let lesson): (lesson, nil)
    case .exercise(let lesson, let exercise): (lesson, [exercise.id])
    }
  }
}

extension Lesson {
  fileprivate var ids: [String] { exercises.map(\.id) }
}
