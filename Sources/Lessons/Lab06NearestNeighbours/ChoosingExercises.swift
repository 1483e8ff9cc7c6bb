extension NearestNeighboursExercises {
  static let crossValidation = Exercise(
    "6.7", "Cross-validation",
    statement: """
      Write `crossValidation`: the error rate of every candidate for k, by cross-validation, and the \
      best candidate.

      `features` has the shape [n, d], `labels` [n]. `order` is a permutation of the row indices. Cut \
      it into `folds` contiguous pieces whose sizes differ by at most 1, the larger ones first. Hold \
      each fold out once, train on all other rows, and classify the fold by your 6.6.

      Return `CrossValidation(folds: …, errorRates: …, best: …)`: the folds as lists of row indices \
      in the given order; for each of `candidates` the number of wrong answers over all folds, \
      divided by n; and the candidate with the smallest rate, on ties the first in the list.

      A table not of rank 2: `LabError.invalidParameter`. Not n labels: `LabError.lengthMismatch`. No \
      rows or no candidates: `LabError.emptyInput`. Fewer than 2 or more than n folds, an `order` that \
      is no permutation of 0…n − 1, or a candidate below 1 or above the smallest training part: \
      `LabError.invalidParameter`.
      """,
    working:
      "Seven rows make folds of 3, 2 and 2. Rows 2 and 6 stand at 2.25 and 3, each nearest to the other, and are of different classes: with one neighbour both go wrong, 2/7. With three, rows 0 and 1 outvote row 6 about row 2; only row 6 still goes wrong, 1/7. So 3 is best.",
    stub: """
      /// The error rate of every candidate for k, by cross-validation over contiguous folds of
      /// `order`, and the best candidate.
      ///
      /// - Throws: `LabError.invalidParameter`, `LabError.lengthMismatch` or `LabError.emptyInput`,
      ///   as the exercise says.
      public func crossValidation(
        _ features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]
      ) throws -> CrossValidation {
        throw Unsolved("6.7")
      }
      """,
    hints: [
      "There are two tasks here, and they do not need each other: cutting a list into pieces, and judging one candidate on given pieces. Write them one after the other.",
      "Every fold gets n / folds rows, and the first n mod folds of them get one more; each begins where the one before ended. For a candidate: hold out each fold, classify it by the rows that are not in it, and add up the wrong answers.",
      "`features.gathering(rows, axis: 0)` takes rows out of the table, `rows.map { labels[$0] }` their labels. `Set(part)` says quickly what is in a fold; `(0..<n).filter { !held.contains($0) }` is the training part. `order.sorted() == Array(0..<n)` tells a permutation. Your `classified` refuses a k that is too large.",
      "// after the checks, with n = labels.count\nvar parts: [[Int]] = []\nvar start = 0\nfor fold in 0..<folds {\n  let size = n / folds + (fold < n % folds ? 1 : 0)\n  parts.append(Array(order[start..<start + size]))\n  start += …\n}\nvar errorRates: [Double] = []\nfor k in candidates {\n  var wrong = 0\n  for part in parts {\n    let held = Set(part)\n    let others = (0..<n).filter { … }\n    let guesses = try classified(\n      features.gathering(part, axis: 0), training: …,\n      labels: …, k: k)\n    for (guess, row) in zip(guesses, part) where guess != … { wrong += 1 }\n  }\n  errorRates.append(Double(wrong) / …)\n}\n// the first of the smallest rates stands at\n// errorRates.indices.min { errorRates[$0] < errorRates[$1] }",
    ])

  static let scaled = Exercise(
    "6.8", "Scale by the training set",
    statement: """
      Write `scaled`: both tables with the columns' mean subtracted and divided by their standard \
      deviation, mean and deviation taken from `training` alone.

      `training` has the shape [n, d], `test` [m, d]; return \
      `ScaledTables(training: …, test: …)` of the same shapes. The deviation has the divisor n. A \
      column that is constant in `training` is centred and not divided: it becomes 0 there, and in \
      `test` the distance from the constant. A test set without rows stays as it is.

      Tables not of rank 2: `LabError.invalidParameter`. Different numbers of columns: \
      `LabError.shapeMismatch`. No training rows: `LabError.emptyInput`.
      """,
    working:
      "The first training column has the mean 3 and the deviation √(14/3) = 2.16. The test values 3 and 9 become 0 and 6 / 2.16 = 2.78.",
    stub: """
      /// Both tables scaled by the columns' means and deviations in `training`.
      ///
      /// - Throws: `LabError.invalidParameter` unless both are of rank 2; `LabError.shapeMismatch`
      ///   for different numbers of columns; `LabError.emptyInput` for no training rows.
      public func scaled(_ training: NDArray<Double>, _ test: NDArray<Double>) throws -> ScaledTables {
        throw Unsolved("6.8")
      }
      """,
    hints: [
      "Imagine the test rows arrive one by one, next week. Which numbers may you use to scale the first of them?",
      "Compute the mean and the deviation of every training column once. Apply the same two rows of numbers to both tables: subtract, then divide.",
      "`training.mean(axis: 0)` and `training.standardDeviation(axis: 0)` have the shape [d], and broadcasting applies them to every row. A constant column has the same minimum and maximum; give it the deviation 1. That is a surer sign than a deviation of 0: the mean of many equal numbers may be rounded, and then the deviation is 1e-17.",
      "guard training.rank == 2, test.rank == 2 else {\n  throw LabError.invalidParameter\n}\nguard training.shape[1] == … else { throw LabError.shapeMismatch }\nguard training.shape[0] > 0 else { throw … }\nlet isConstant = training.min(axis: 0) .== training.max(axis: 0)\nlet means = training.mean(axis: 0)\nlet deviations = training.standardDeviation(axis: 0)\n  .replacing(with: 1, where: …)\nreturn ScaledTables(\n  training: (training - means) / deviations,\n  test: (… - means) / …)",
    ])
}
