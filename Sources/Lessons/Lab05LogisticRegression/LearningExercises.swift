extension LogisticRegressionExercises {
  static let crossEntropy = Exercise(
    "5.4", "Cross-entropy",
    statement: """
      Write `crossEntropy`: the mean of −(y·ln p + (1 − y)·ln(1 − p)) over the rows, with every p \
      clipped to ε…1 − ε first, ε = 2⁻⁵², which Swift calls `Double.ulpOfOne`.

      `probabilities` are those of class 1, shape [n]; `labels` are 0 or 1, shape [n]. The result \
      is without unit (*nats*, because the logarithm is natural).

      More or fewer labels than probabilities: `LabError.lengthMismatch`. No rows: `LabError.emptyInput`. A label other than 0 and \
      1: `LabError.invalidLabel`. A probability outside 0…1, or NaN: `LabError.invalidParameter`.
      """,
    working:
      "The labels' probabilities are 0.9, 1 − 0.2 = 0.8 and 1 − 0.6 = 0.4; minus their logarithms are 0.105361, 0.223144 and 0.916291, and the mean of these is 0.414932.",
    stub: """
      /// The mean of −ln of the probability given to each label, clipped to ε…1 − ε.
      ///
      /// - Throws: `LabError.lengthMismatch` if there is not one label for each probability;
      ///   `LabError.emptyInput` if there are none; `LabError.invalidLabel` for a label other than
      ///   0 and 1; `LabError.invalidParameter` for a probability outside 0…1 or NaN.
      public func crossEntropy(_ probabilities: [Double], labels: [Int]) throws -> Double {
        throw Unsolved("5.4")
      }
      """,
    hints: [
      "Each row asks one question: which probability did the model give to the class that it really was?",
      "For label 1 that is p, for label 0 it is 1 − p. Add up minus the natural logarithms (`log` in Swift) of these and divide by the number of rows.",
      "Check lengths, emptiness, labels and probabilities before you compute. Then clip: `min(max(p, epsilon), 1 - epsilon)`, with `let epsilon = Double.ulpOfOne`. Clip p itself, before you take 1 − p. In the written-out formula y is `Double(label)`: Swift does not multiply an Int by a Double.",
      "let epsilon = Double.ulpOfOne\nvar sum = 0.0\nfor (p, label) in zip(probabilities, labels) {\n  let clipped = min(max(p, epsilon), 1 - epsilon)\n  sum -= log(label == 1 ? clipped : …)\n}\nreturn sum / …\n\nand before it, one guard for each of the four errors:\nguard probabilities.count == labels.count else {\n  throw LabError.lengthMismatch\n}\n…",
    ])

  static let gradient = Exercise(
    "5.5", "Gradient",
    statement: """
      Write `gradient`: the slope of the mean cross-entropy by each weight and by the intercept.

      `features` has the shape [n, k], `labels` are 0 or 1, shape [n], `weights` has the shape [k]. \
      Return `LogisticGradient(weights: …, intercept: …)`, the first of the shape [k]. No penalty, no clipping. You may \
      call your own `sigmoid` and `logits`.

      Features that are not of rank 2, or not one weight for each column: `LabError.shapeMismatch`. \
      Not one label for each row: `LabError.lengthMismatch`. No rows: `LabError.emptyInput`. A \
      label other than 0 and 1: `LabError.invalidLabel`.
      """,
    working:
      "With all parameters 0 every p is 0.5, so the errors p − y are 0.5, 0.5, −0.5, −0.5. By the first weight: (0.5·1 + 0.5·2 − 0.5·3 − 0.5·4) / 4 = −0.5; by the second (0.5·4 + 0.5·0 − 0.5·2 − 0.5·1) / 4 = 0.125; by the intercept the errors' mean, 0.",
    stub: """
      /// The gradient of the mean cross-entropy by the weights, `[k]`, and by the intercept.
      ///
      /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2, or does not have as
      ///   many columns as there are weights; `LabError.lengthMismatch` if there is not one label
      ///   for each row; `LabError.emptyInput` if there are no rows; `LabError.invalidLabel` for a
      ///   label other than 0 and 1.
      public func gradient(
        _ features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double
      ) throws -> LogisticGradient {
        throw Unsolved("5.5")
      }
      """,
    hints: [
      "Everything is made of one number per row, the error p − y. Compute the list of errors first.",
      "p is the sigmoid of z, and z what exercise 5.2 computes. The entry of weight j is the sum over the rows of error times feature j; that of the intercept is the sum of the errors alone.",
      "Both are means: divide by the number of rows, `Double(labels.count)`. Mind the order, p − y and not y − p. Two loops do it, columns outside and rows inside; or `NDArray(errors).matmul(features)`, which is [n]·[n, k] = [k].",
      "let z = try logits(features, weights: weights, intercept: intercept)\nguard z.count == labels.count else { throw LabError.lengthMismatch }\n…  // no rows; labels other than 0 and 1\nlet n = Double(labels.count)\nlet errors = try zip(z, labels).map { z, label in\n  try sigmoid(z) - Double(label)\n}\nvar slopes = [Double](repeating: 0, count: weights.count)\nfor column in weights.indices {\n  for row in errors.indices { slopes[column] += errors[row] * … }\n  slopes[column] /= n\n}\nreturn LogisticGradient(weights: slopes, intercept: …)",
    ])

  static let shuffledSplit = Exercise(
    "5.6", "Shuffled split",
    statement: """
      Write `shuffledSplit`: shuffle the rows by `generator`, and deal them to a training and a \
      test part.

      `features` has the shape [n, k], `labels` the shape [n]. The test gets testShare · n rows, \
      rounded to the nearest whole number (`rounded()`, halves away from 0), the training all the others; every row goes to exactly \
      one part, and its label with it. Return `TrainTestSplit(training: …, test: …)`, each a \
      `LabelledRows(features: …, labels: …)`; either may have no rows. The same generator in the same state must give the \
      same split, and the next split by it another one; in the calls below the number behind `using:` is its seed.

      Features that are not of rank 2: `LabError.shapeMismatch`. Not one label for each row: \
      `LabError.lengthMismatch`. No rows: `LabError.emptyInput`. A share outside 0…1, or NaN: \
      `LabError.invalidParameter`.
      """,
    working:
      "Here all rows are alike, so that their order does not show: 0.25 · 4 = 1 row is for the test, the other 3 are for training.",
    stub: """
      /// The rows, shuffled, in two parts: testShare · n of them, rounded, are for the test.
      ///
      /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2;
      ///   `LabError.lengthMismatch` if there is not one label for each row; `LabError.emptyInput`
      ///   if there are no rows; `LabError.invalidParameter` if `testShare` lies outside 0…1 or is
      ///   NaN.
      public func shuffledSplit(
        _ features: NDArray<Double>, labels: [Int], testShare: Double,
        using generator: inout RandomGenerator
      ) throws -> TrainTestSplit {
        throw Unsolved("5.6")
      }
      """,
    hints: [
      "Do not shuffle the rows and the labels separately. What could you shuffle once, and use for both?",
      "Shuffle the row numbers 0…n − 1. The first testShare · n of them, rounded, are the test rows, the rest the training rows; then look up rows and labels by these numbers.",
      "`generator.permutation(n)` gives the numbers in a random order. `Int((testShare * Double(n)).rounded())` is how many are for the test. `features.gathering(numbers, axis: 0)` takes the rows, `numbers.map { labels[$0] }` their labels, in the same order.",
      "…  // the four errors: rank, one label for each row, no rows, the share\nlet order = generator.permutation(labels.count)\nlet tests = Int((testShare * Double(labels.count)).rounded())\nfunc part(_ numbers: ArraySlice<Int>) -> LabelledRows {\n  LabelledRows(\n    features: features.gathering(numbers, axis: 0),\n    labels: numbers.map { … })\n}\nreturn TrainTestSplit(\n  training: part(order[tests...]), test: part(…))",
    ])

  static let fit = Exercise(
    "5.7", "Fit",
    statement: """
      Write `fit`: gradient descent on the mean cross-entropy with an L2 penalty, \
      H + λ/2 · Σβⱼ², the intercept not charged.

      `features` has the shape [n, k], `labels` are 0 or 1, shape [n]; η is `learningRate`, λ is \
      `penalty`. Start with all weights and the intercept at 0 and make exactly `steps` steps; in \
      each, all parameters move by the gradient at the same point. Return `LogisticFit(weights: …, intercept: …, \
      losses: …)`: the weights [k], the intercept, and the loss with its penalty before the first \
      step and after every step, [steps + 1], H as in 5.4 (clipped). You may call your own functions.

      Unless η > 0 (NaN is not), steps ≥ 0 and λ ≥ 0: `LabError.invalidParameter`. Features, labels: the errors \
      of 5.5, also if there are no steps.
      """,
    working:
      "At first every p is 0.5: the loss is ln 2 = 0.693147, the slope by the weight −0.5, by the intercept 0. So the weight becomes 0.5 · 0.5 = 0.25. The second step starts there: the loss is 0.595009, and both parameters move.",
    stub: """
      /// Logistic regression learned by gradient descent from all parameters 0.
      ///
      /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0, `steps` ≥ 0 and
      ///   `penalty` ≥ 0; `LabError.shapeMismatch` if `features` is not of rank 2;
      ///   `LabError.lengthMismatch` if there is not one label for each row; `LabError.emptyInput`
      ///   if there are no rows; `LabError.invalidLabel` for a label other than 0 and 1.
      public func fit(
        _ features: NDArray<Double>, labels: [Int], learningRate: Double, steps: Int,
        penalty: Double
      ) throws -> LogisticFit {
        throw Unsolved("5.7")
      }
      """,
    hints: [
      "You have written the gradient and the loss. What is missing is a loop around them, and the penalty.",
      "In each step: the gradient at the present parameters; then every weight minus η times (its slope + λ · the weight), and the intercept minus η times its slope, without λ.",
      "`losses` has one entry more than there are steps: append one before the loop, and one at the end of each turn. A loss is `crossEntropy` of the probabilities plus λ/2 times the sum of the squared weights. Compute the gradient once in each step, before any parameter has moved.",
      "guard learningRate > 0, steps >= 0, penalty >= 0 else {\n  throw LabError.invalidParameter\n}\nguard features.rank == 2 else { throw LabError.shapeMismatch }\nvar weights = [Double](repeating: 0, count: features.shape[1])\nvar intercept = 0.0\nfunc loss() throws -> Double {\n  let z = try logits(features, weights: weights, intercept: intercept)\n  let squares = weights.reduce(0) { $0 + $1 * $1 }\n  return try crossEntropy(z.map { try sigmoid($0) }, labels: labels) + …\n}\nvar losses = [try loss()]\nfor _ in 0..<steps {\n  let slope = try gradient(\n    features, labels: labels, weights: weights, intercept: intercept)\n  for j in weights.indices {\n    weights[j] -= learningRate * (slope.weights[j] + …)\n  }\n  intercept -= …\n  losses.append(try loss())\n}\nreturn LogisticFit(weights: weights, intercept: intercept, losses: losses)",
    ])
}
