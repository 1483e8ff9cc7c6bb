extension ConvolutionExercises {
  static let train = Exercise(
    "14.11", "Train it",
    statement: """
      Write `train`: one step of a classifier for each of the batches, in their order.

      `images` holds all images as the classifier's placeholder wants them, here [rows, 28, 28, 1], and `labels` \
      their classes, one-hot, [rows, classes]. A batch is a list of row numbers, at least one. For each batch run the session once: fetch \
      `classifier.loss`, doing `classifier.step`, feeding the rows of the batch; a row that stands in it twice counts twice. Return the losses, [batches]: \
      each from before its step. No batches: no losses.

      Check first, and train nothing if a check fails. As many labels as images are wanted: `LabError.lengthMismatch`. \
      A row number below 0 or beyond the last: `LabError.indexOutOfRange`.

      In the checks `smallNetwork(filters: f, learningRate: η)` stands for the classifier: a convolution 3 × 3, ReLU, \
      pooling, a dense layer, plain descent; and `session(asking: images)` for the session. After your training the \
      network in that session is asked about these images, and the runs of the session are counted.
      """,
    working:
      "The first batch has images 0 and 1, the second image 2 alone: two losses, two runs. The answer is that of the network after both steps: image 0, half as bright, looks like a 0.",
    stub: """
      /// Makes one step for each batch; returns the loss of each from before its step: `[batches]`.
      ///
      /// - Parameters:
      ///   - images: As the classifier's placeholder wants them, one for each row.
      ///   - labels: One-hot, `[rows, classes]`
      ///   - batches: The numbers of the rows in each batch.
      /// - Throws: `LabError.lengthMismatch` unless there are as many labels as images;
      ///   `LabError.indexOutOfRange` for a row that is not there.
      public func train(
        _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
        labels: NDArray<Float>, batches: [[Int]]
      ) throws -> [Double] {
        throw Unsolved("14.11")
      }
      """,
    hints: [
      "All the learning is in `classifier.step`. Your part is a loop that feeds it the right rows.",
      "`images.gathering(batch, axis: 0)` takes the rows of a batch, with all the axes behind; the labels need the same.",
      "`session.run(tensor, doing: action, feeding: [placeholder: array, …])` returns the tensor's value from before the action. The loss has the shape []: `elements[0]` is its number, a Float; `Double(…)` makes it one to return. `batches.map` collects them.",
      "guard images.shape[0] == labels.shape[0] else {\n  throw LabError.lengthMismatch\n}\nfor batch in batches {\n  for row in batch where !(0..<images.shape[0]).contains(row) {\n    throw LabError.indexOutOfRange\n  }\n}\nreturn try batches.map { batch in\n  let loss = try session.run(\n    classifier.loss, doing: classifier.step,\n    feeding: [\n      classifier.images: images.gathering(batch, axis: 0),\n      classifier.labels: …,\n    ])\n  return Double(…)\n}",
    ])
}
