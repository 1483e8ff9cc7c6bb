extension Lesson {
  /// Lab 14 — MNIST with a convolutional network and dropout.
  static let convolution = Lesson(
    number: 14,
    title: "MNIST with a convolutional network and dropout",
    summary:
      "Small filters that slide over a picture, pooling, dropout, and the network they make.",
    file: "Lab14Convolution.swift",
    fileHeader: """
      import LabKit
      import NumericsEngine
      import TensorGraph

      /// Lab 14 — MNIST with a convolutional network and dropout.
      ///
      /// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 14` checks it,
      /// `swift run lab hint 14.1` helps, `swift run lab 14` tells the whole story.
      public struct Lab14Convolution: ConvolutionLab {
        public init() {}

      """,
    steps: ConvolutionLesson.looking + ConvolutionLesson.unrolling + ConvolutionLesson.pooling
      + ConvolutionLesson.reversing + ConvolutionLesson.dropping + ConvolutionLesson.layering
      + ConvolutionLesson.training + ConvolutionLesson.separating + [ConvolutionLesson.report],
    trial: ConvolutionLesson.trial)
}

/// The steps of Lab 14, one file per part.
enum ConvolutionLesson {}

/// The exercises of Lab 14, one file per part.
enum ConvolutionExercises {}
