extension Lesson {
  /// Lab 4 — Linear regression.
  static let linearRegression = Lesson(
    number: 4,
    title: "Linear regression",
    summary: "Guess, measure the error, walk downhill, solve exactly, and price a used car.",
    file: "Lab04LinearRegression.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine

      /// Lab 4 — Linear regression.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 4` checks it,
      /// `swift run lab hint 4.1` helps, `swift run lab 4` tells the whole story.
      public struct Lab04LinearRegression: LinearRegressionLab {
        public init() {}

      """,
    steps: LinearRegressionLesson.guessing + LinearRegressionLesson.descending
      + LinearRegressionLesson.solving + [LinearRegressionLesson.encoding]
      + [LinearRegressionLesson.carPrices])
}

/// The steps of Lab 4, one file per part.
enum LinearRegressionLesson {}

/// The exercises of Lab 4, one file per part.
enum LinearRegressionExercises {}
