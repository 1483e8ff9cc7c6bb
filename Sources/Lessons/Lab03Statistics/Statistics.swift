extension Lesson {
  /// Lab 3 — Statistics and the normal distribution.
  static let statistics = Lesson(
    number: 3,
    title: "Statistics and the normal distribution",
    summary: "Describe data, draw random numbers, fit a bell curve, and plan a shoe shop.",
    file: "Lab03Statistics.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine

      /// Lab 3 — Statistics and the normal distribution.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 3` checks it,
      /// `swift run lab hint 3.1` helps, `swift run lab 3` tells the whole story.
      public struct Lab03Statistics: StatisticsLab {
        public init() {}

      """,
    steps: StatisticsLesson.describing + StatisticsLesson.bell + StatisticsLesson.parameters
      + [StatisticsLesson.shoePlan])
}

/// The steps of Lab 3, one file per part.
enum StatisticsLesson {}

/// The exercises of Lab 3, one file per part.
enum StatisticsExercises {}
