extension Lesson {
  /// Lab 1 — Collections.
  static let collections = Lesson(
    number: 1,
    title: "Collections",
    summary: "Lists, tuples, sets and dictionaries: what each of them is for, and what it costs.",
    file: "Lab01Collections.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import OrderedCollections

      /// Lab 1 — Collections.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 1` checks it,
      /// `swift run lab hint 1.1` helps, `swift run lab 1` tells the whole story.
      public struct Lab01Collections: CollectionsLab {
        public init() {}

      """,
    steps: CollectionsLesson.lists + CollectionsLesson.tuples + CollectionsLesson.sets
      + CollectionsLesson.dictionaries
      + [CollectionsLesson.sideBySide, CollectionsLesson.wordTable])
}

/// The steps of Lab 1, one file per part.
enum CollectionsLesson {
  /// A text filled up with spaces to a column of this width.
  static func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

/// The exercises of Lab 1, one file per part.
enum CollectionsExercises {}
