extension Lesson {
  /// Lab 6 — K-nearest neighbours.
  static let nearestNeighbours = Lesson(
    number: 6,
    title: "K-nearest neighbours",
    summary:
      "Measure, count and choose: a classifier that keeps its examples and asks the nearest.",
    file: "Lab06NearestNeighbours.swift",
    fileHeader: """
      import LabKit
      import NumericsEngine

      /// Lab 6 — K-nearest neighbours.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 6` checks it,
      /// `swift run lab hint 6.1` helps, `swift run lab 6` tells the whole story.
      public struct Lab06NearestNeighbours: NearestNeighboursLab {
        public init() {}

      """,
    steps: NearestNeighboursLesson.distances + NearestNeighboursLesson.voting
      + NearestNeighboursLesson.choosing + [NearestNeighboursLesson.digits])
}

/// The steps of Lab 6, one file per part.
enum NearestNeighboursLesson {}

/// The exercises of Lab 6, one file per part.
enum NearestNeighboursExercises {}
