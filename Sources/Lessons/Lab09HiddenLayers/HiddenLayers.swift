extension Lesson {
  /// Lab 9 — Hidden layers.
  static let hiddenLayers = Lesson(
    number: 9,
    title: "Hidden layers",
    summary: "What a layer in between can see, and what happens to a signal on a long way.",
    file: "Lab09HiddenLayers.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine

      /// Lab 9 — Hidden layers.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 9` checks it,
      /// `swift run lab hint 9.1` helps, `swift run lab 9` tells the whole story.
      public struct Lab09HiddenLayers: HiddenLayersLab {
        public init() {}

      """,
    steps: HiddenLayersLesson.bending + HiddenLayersLesson.stacking + HiddenLayersLesson.travelling
      + [HiddenLayersLesson.sights])
}

/// The steps of Lab 9, one file per part.
enum HiddenLayersLesson {}

/// The exercises of Lab 9, one file per part.
enum HiddenLayersExercises {}
