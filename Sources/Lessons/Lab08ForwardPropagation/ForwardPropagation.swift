extension Lesson {
  /// Lab 8 — Forward propagation.
  static let forwardPropagation = Lesson(
    number: 8,
    title: "Forward propagation",
    summary:
      "Build a network from neurons, send points through it, and see what it knows untaught.",
    file: "Lab08ForwardPropagation.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine

      /// Lab 8 — Forward propagation.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 8` checks it,
      /// `swift run lab hint 8.1` helps, `swift run lab 8` tells the whole story.
      public struct Lab08ForwardPropagation: ForwardPropagationLab {
        public init() {}

      """,
    steps: ForwardPropagationLesson.neurons + ForwardPropagationLesson.networks
      + [ForwardPropagationLesson.untrained])
}

/// The steps of Lab 8, one file per part.
enum ForwardPropagationLesson {}

/// The exercises of Lab 8, one file per part.
enum ForwardPropagationExercises {}
