import Datasets
import Models
import NumericsEngine
import Plotting

extension DecisionTreesLesson {
  /// The same algorithm at scale: the engine's tree reads digits.
  static func digits(_ stage: Stage) throws {
    let source = try DigitSource.load(training: 6000, test: 1000, seed: 7)
    let (training, test) = (source.training, source.test)
    try stage.text(
      """
      One more tree, of the same kind, but grown by the engine: from \(training.count.grouped) images \
      of handwritten digits with \(Digits.side * Digits.side) pixels each. A question is now "is this \
      pixel at most that grey?".
      """)
    try stage.text(source.introduction)
    var failure: (any Error)?
    let clock = ContinuousClock()
    let start = clock.now
    let tree = try DecisionTree<Float>.fit(
      training.features(scaled: false), training.classes, settings: .init(),
      progress: { done, total in
        do {
          try stage.progress("Growing a tree from \(total.grouped) digits", done: done, of: total)
        } catch { failure = failure ?? error }
      })
    let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
    if let failure { throw failure }
    let (features, labels) = (
      test.features(scaled: false) as NDArray<Float>, test.classes
    )
    let accuracy = try tree.score(features, labels)
    try stage.table(
      "The engine's tree", columns: ["", source.isReal ? "MNIST" : "drawn digits"],
      rows: [
        ["images to learn from", training.count.grouped], ["seconds", seconds.fixed(1)],
        ["leaves", tree.leafCount.grouped], ["depth", "\(tree.depth)"],
        ["right on \(test.count.grouped) new images", "\((accuracy * 100).fixed(1)) %"],
      ])
    let importance = tree.featureImportance
    try stage.figure(
      .images(
        slug: "lab07-digit-pixels", title: "Which pixels the tree asks for",
        panels: [
          .init(
            "brightness: square root of the gain at that pixel", rows: Digits.side,
            columns: Digits.side,
            pixels: importance.map { $0.squareRoot() }, range: nil)
        ]))
    try stage.text(
      """
      \((accuracy * 100).fixed(0)) of 100 digits read by yes-or-no questions about single pixels: not \
      bad for something that knows nothing of lines and loops. The brighter a pixel in the picture, \
      the more its questions gain. Those that gain most are about the middle of the image, and nobody \
      told the tree so; faint pixels elsewhere are late questions about noise.

      But a pixel means something else when the digit is moved by one column, and a tree cannot know \
      that. How a computer learns features instead of being asked about pixels, you will see from Lab 8 \
      on.
      """)
  }
}
