extension Lesson {
  /// Lab 2 — Arrays.
  static let arrays = Lesson(
    number: 2,
    title: "Arrays",
    summary:
      "One block of numbers and a shape over it: index, stretch, sum, turn and multiply it.",
    file: "Lab02Arrays.swift",
    fileHeader: """
      import LabKit
      import NumericsEngine

      /// Lab 2 — Arrays.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 2` checks it,
      /// `swift run lab hint 2.1` helps, `swift run lab 2` tells the whole story.
      public struct Lab02Arrays: ArraysLab {
        public init() {}

      """,
    steps: ArraysLesson.layout + ArraysLesson.meeting + ArraysLesson.along
      + ArraysLesson.products + ArraysLesson.choosing + [ArraysLesson.digit])
}

/// The steps of Lab 2, one file per part.
enum ArraysLesson {}

/// The exercises of Lab 2, one file per part.
enum ArraysExercises {}
