extension Lesson {
  /// Lab 10 — Backpropagation.
  static let backpropagation = Lesson(
    number: 10,
    title: "Backpropagation",
    summary: "Send the error back through the network, and every weight learns which way to go.",
    file: "Lab10Backpropagation.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine

      /// Lab 10 — Backpropagation.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 10` checks it,
      /// `swift run lab hint 10.1` helps, `swift run lab 10` tells the whole story.
      public struct Lab10Backpropagation: BackpropagationLab {
        public init() {}

      """,
    steps: BackpropagationLesson.descending + BackpropagationLesson.chain
      + BackpropagationLesson.returning + BackpropagationLesson.stepping
      + [BackpropagationLesson.flower])
}

/// The steps of Lab 10, one file per part.
enum BackpropagationLesson {}

/// The exercises of Lab 10, one file per part.
enum BackpropagationExercises {}
