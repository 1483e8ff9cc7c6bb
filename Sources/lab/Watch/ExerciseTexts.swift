import Lessons

/// A lab's file cut into its exercises, to tell which of them a change can have touched.
struct ExerciseTexts {
  private let lesson: Lesson
  /// The lines of each exercise, by id.
  private let exercises: [String: String]
  /// Every line that belongs to no exercise.
  private let rest: String

  struct Change: Equatable {
    /// Exercises whose own lines differ.
    var edited: Set<String> = []
    /// These, and all that may behave differently for it.
    var touched: Set<String> = []
  }

  init(_ lesson: Lesson, text: String) {
    self.lesson = lesson
    let file = ExerciseFile(path: lesson.file, text: text)
    var free = Set(file.lines.indices)
    var exercises: [String: String] = [:]
    for exercise in lesson.exercises {
      guard let region = file.region(of: exercise) else { continue }
      exercises[exercise.id] = file.lines[region].joined(separator: "\n")
      free.subtract(region)
    }
    self.exercises = exercises
    rest = free.sorted().map { file.lines[$0] }.joined(separator: "\n")
  }

  /// What differs from an earlier text of the same file.
  ///
  /// An exercise is touched when it names a member that a touched one declares; a change outside all
  /// exercises touches every one. That is rather too much than too little: an argument's label
  /// counts as a name, too.
  func change(since before: ExerciseTexts) -> Change {
    let ids = lesson.exercises.map(\.id)
    let edited = Set(ids.filter { exercises[$0] != before.exercises[$0] })
    guard rest == before.rest else { return Change(edited: edited, touched: Set(ids)) }
    var touched = edited
    var new = edited
    while !new.isEmpty {
      let texts = new.flatMap { [exercises[$0], before.exercises[$0]] }.compactMap { $0 }
      guard !texts.contains(where: Self.declaresOperator) else {
        return Change(edited: edited, touched: Set(ids))
      }
      let names = texts.reduce(into: Set<Substring>()) { $0.formUnion(Self.declared(in: $1)) }
      new = Set(
        ids.filter { id in
          !touched.contains(id) && !names.isDisjoint(with: Self.words(of: exercises[id] ?? ""))
        })
      touched.formUnion(new)
    }
    return Change(edited: edited, touched: touched)
  }

  /// The names of the members an exercise declares: what stands inside no braces. Where braces do
  /// not pair up, such as in a text, all names count.
  private static func declared(in text: String) -> Set<Substring> {
    let declaration = /\b(?:func|let|var|struct|enum|class|actor|typealias)\s+`?(\w+)/
    var members: Set<Substring> = []
    var all: Set<Substring> = []
    var depth = 0
    for code in code(of: text) {
      let names = code.matches(of: declaration).map(\.1)
      all.formUnion(names)
      if depth == 0 { members.formUnion(names) }
      depth += code.count { $0 == "{" } - code.count { $0 == "}" }
    }
    return depth == 0 ? members : all
  }

  private static func declaresOperator(_ text: String) -> Bool {
    text.contains(/\bfunc\s+[^\w\s`(]/)
  }

  /// The lines without their comments.
  private static func code(of text: String) -> [Substring] {
    text.split(separator: "\n").map { line in
      line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
    }
  }

  private static func words(of text: String) -> Set<Substring> {
    Set(code(of: text).flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } })
  }
}
