extension Lesson {
  /// Lab 7 — Decision trees.
  static let decisionTrees = Lesson(
    number: 7,
    title: "Decision trees",
    summary: "Ask the question that tells most, again and again, and cut back what was only noise.",
    file: "Lab07DecisionTrees.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine

      /// Lab 7 — Decision trees.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 7` checks it,
      /// `swift run lab hint 7.1` helps, `swift run lab 7` tells the whole story.
      public struct Lab07DecisionTrees: DecisionTreesLab {
        public init() {}

      """,
    steps: DecisionTreesLesson.mixtures + DecisionTreesLesson.splitting
      + DecisionTreesLesson.growing + DecisionTreesLesson.pruning + [DecisionTreesLesson.flowers])
}

/// The steps of Lab 7, one file per part.
enum DecisionTreesLesson {}

/// The exercises of Lab 7, one file per part.
enum DecisionTreesExercises {}
