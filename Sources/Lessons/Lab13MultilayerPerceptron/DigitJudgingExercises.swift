extension MultilayerPerceptronExercises {
  static let report = Exercise(
    "13.9", "Accuracy and confusion matrix",
    statement: """
      Write `report`: how often a network is right, and what it takes for what.

      `logits` are its scores [m, classes], `labels` the m true classes. The guess for a row is the \
      class with the largest logit, the first of equals. (The softmax would not change which one is \
      largest.) The `accuracy` is the share of rows whose guess is the label, 0 … 1. The `confusion` is \
      an `NDArray<Int>` of shape [classes, classes]: in row i and column k, how many rows of class i \
      were guessed to be k. All rows are counted, the right ones on the diagonal. Return both in a \
      `DigitReport(accuracy: …, confusion: …)`.

      Logits that are not of rank 2: `LabError.shapeMismatch`. Another number of labels than of rows: \
      `LabError.lengthMismatch`. No rows: `LabError.emptyInput`. A label that is not one of \
      0 ..< classes: `LabError.invalidLabel`. A logit that is NaN or infinite, which is what a training \
      that has broken down leaves behind: `LabError.notFinite`. Check in this order.
      """,
    working:
      "The guesses are 0, 2, 1 and 0; the labels 0, 2, 2 and 1. Two of four are right. A 2 that was taken for a 1 stands in row 2, column 1, and a 1 taken for a 0 in row 1, column 0.",
    stub: """
      /// How often the largest logit is that of the true class, and which classes are taken for which.
      ///
      /// - Parameters:
      ///   - logits: `[m, classes]`
      ///   - labels: The true class of each row, `[m]`.
      /// - Throws: `LabError.shapeMismatch`, `LabError.lengthMismatch`, `LabError.emptyInput`,
      ///   `LabError.invalidLabel` and `LabError.notFinite`, as the exercise says.
      public func report(logits: NDArray<Double>, labels: [Int]) throws -> DigitReport {
        throw Unsolved("13.9")
      }
      """,
    hints: [
      "Three things one after the other: a guess for each row, a table of counts, a share.",
      "`logits.argmax(axis: 1).elements` are the guesses, [m]: the place of the largest along the classes, the first of equals.",
      "`NDArray(repeating: 0, shape: [classes, classes])` is a table of whole numbers. `zip(labels, guesses)` gives the pairs: the first of each is the row to count in, the second the column. The right ones are those where both are equal; divide as Doubles.",
      "// the five checks, in the order of the statement;\n// the last one: logits.elements.allSatisfy(\\.isFinite)\nlet guesses = logits.argmax(axis: 1).elements\nvar confusion = NDArray(repeating: 0, shape: [classes, classes])\nfor (label, guess) in zip(labels, guesses) {\n  confusion[…, …] += 1\n}\nlet right = zip(labels, guesses).count { $0 == $1 }\nreturn DigitReport(\n  accuracy: Double(right) / Double(…), confusion: confusion)",
    ])
}
