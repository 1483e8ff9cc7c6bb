extension Lesson {
  /// Lab 5 — Logistic regression.
  static let logisticRegression = Lesson(
    number: 5,
    title: "Logistic regression",
    summary: "Decide between two classes, say how sure you are, and be judged fairly.",
    file: "Lab05LogisticRegression.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine

      /// Lab 5 — Logistic regression.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 5` checks it,
      /// `swift run lab hint 5.1` helps, `swift run lab 5` tells the whole story.
      public struct Lab05LogisticRegression: LogisticRegressionLab {
        public init() {}

      """,
    steps: LogisticRegressionLesson.deciding + LogisticRegressionLesson.learning
      + LogisticRegressionLesson.judging + [LogisticRegressionLesson.film])
}

/// The steps of Lab 5, one file per part.
enum LogisticRegressionLesson {}

/// The exercises of Lab 5, one file per part.
enum LogisticRegressionExercises {}
