extension Lesson {
  /// Lab 11 — Computational graphs.
  static let graphs = Lesson(
    number: 11,
    title: "Computational graphs",
    summary:
      "Describe a computation first and run it later: then a program can order, differentiate "
      + "and plan it.",
    file: "Lab11Graphs.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine
      import TensorGraph

      /// Lab 11 — Computational graphs.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 11` checks it,
      /// `swift run lab hint 11.1` helps, `swift run lab 11` tells the whole story.
      public struct Lab11Graphs: GraphsLab {
        public init() {}

      """,
    steps: GraphsLesson.describing + GraphsLesson.differentiating + GraphsLesson.sessions
      + GraphsLesson.executing + [GraphsLesson.rebuilt])
}

/// The steps of Lab 11, one file per part.
enum GraphsLesson {}

/// The exercises of Lab 11, one file per part.
enum GraphsExercises {}
