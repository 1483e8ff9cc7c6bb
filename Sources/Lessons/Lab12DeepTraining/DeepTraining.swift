extension Lesson {
  /// Lab 12 — Training deep networks.
  static let deepTraining = Lesson(
    number: 12,
    title: "Training deep networks",
    summary:
      "Batches, five ways to take a step, weights to start from, and knowing when to stop.",
    file: "Lab12DeepTraining.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine

      /// Lab 12 — Training deep networks.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 12` checks it,
      /// `swift run lab hint 12.1` helps, `swift run lab 12` tells the whole story.
      public struct Lab12DeepTraining: DeepTrainingLab {
        public init() {}

      """,
    steps: [DeepTrainingLesson.batching] + DeepTrainingLesson.rolling
      + DeepTrainingLesson.adapting + DeepTrainingLesson.starting + DeepTrainingLesson.generalising
      + [DeepTrainingLesson.race])
}

/// The steps of Lab 12, one file per part.
enum DeepTrainingLesson {}

/// The exercises of Lab 12, one file per part.
enum DeepTrainingExercises {}
