extension Lesson {
  /// Lab 13 — MNIST with a multilayer perceptron.
  static let multilayerPerceptron = Lesson(
    number: 13,
    title: "MNIST with a multilayer perceptron",
    summary:
      "From the bytes of a file to a network that reads handwriting, and a report on how well it "
      + "does.",
    file: "Lab13MultilayerPerceptron.swift",
    fileHeader: """
      import Foundation
      import LabKit
      import NumericsEngine
      import TensorGraph

      /// Lab 13 — MNIST with a multilayer perceptron.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 13` checks it,
      /// `swift run lab hint 13.1` helps, `swift run lab 13` tells the whole story.
      public struct Lab13MultilayerPerceptron: MultilayerPerceptronLab {
        public init() {}

      """,
    steps: MultilayerPerceptronLesson.reading + MultilayerPerceptronLesson.preparing
      + [MultilayerPerceptronLesson.scoring] + MultilayerPerceptronLesson.describing
      + [
        MultilayerPerceptronLesson.inBatches, MultilayerPerceptronLesson.judging,
        MultilayerPerceptronLesson.reportCard,
      ],
    trial: MultilayerPerceptronLesson.trial)
}

/// The steps of Lab 13, one file per part.
enum MultilayerPerceptronLesson {}

/// The exercises of Lab 13, one file per part.
enum MultilayerPerceptronExercises {}
