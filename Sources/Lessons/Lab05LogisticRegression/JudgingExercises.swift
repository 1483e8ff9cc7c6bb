extension LogisticRegressionExercises {
  static let report = Exercise(
    "5.8", "Report",
    statement: """
      Write `report`: confusion matrix, accuracy, precision, recall and F1 of predicted classes. \
      Class 1 is the positive one.

      `predicted` and `labels` are 0 or 1, both of the shape [n]. Return a `ClassificationReport`; \
      you make it of five parts, in the order `confusion: …`, `accuracy: …`, `precision: …`, \
      `recall: …`, `f1: …`.

      The confusion matrix is an `NDArray<Int>` of the shape [2, 2], its rows the true classes, its \
      columns the predicted ones: at [i, j] stands how many rows of class i were predicted as class \
      j. The others are shares, 0…1. A quotient 0 / 0 is 0.

      Different lengths: `LabError.lengthMismatch`. No rows: `LabError.emptyInput`. A label or a \
      prediction other than 0 and 1: `LabError.invalidLabel`.
      """,
    working:
      "Four rows are of class 1; two of them are hits and two missed, so the recall is 2/4. Of the two of class 0 one is rejected and one a false alarm. So three are called 1, and the precision is 2/3; the accuracy is (2 + 1)/6, F1 4/(4 + 1 + 2).",
    stub: """
      /// How well `predicted` agrees with `labels`; class 1 is the positive one, 0 / 0 is 0.
      ///
      /// - Throws: `LabError.lengthMismatch` if the two differ in length; `LabError.emptyInput` if
      ///   they are empty; `LabError.invalidLabel` for a class other than 0 and 1.
      public func report(_ predicted: [Int], labels: [Int]) throws -> ClassificationReport {
        throw Unsolved("5.8")
      }
      """,
    hints: [
      "Count four things first: hits, misses, false alarms and rightly rejected rows. All the rest follows from these counts.",
      "Go through both lists together and add 1 at [label, prediction] of a 2 × 2 matrix of zeros. [1, 1] are the hits, [0, 1] the false alarms, [1, 0] the misses.",
      "Precision divides the hits by all that was *predicted* as 1, recall by all that *is* 1; accuracy divides the diagonal's sum by n. `NDArray<Int>.zeros([2, 2])` makes the matrix. Counts are whole numbers: turn them into Double before you divide, or 3 / 4 is 0.",
      "…  // the three errors\nvar confusion = NDArray<Int>.zeros([2, 2])\nfor (guess, label) in zip(predicted, labels) {\n  confusion[label, guess] += 1\n}\nfunc share(_ part: Int, of whole: Int) -> Double {\n  whole == 0 ? 0 : Double(part) / Double(whole)\n}\nlet hits = confusion[1, 1]\nlet alarms = …\nlet misses = …\nreturn ClassificationReport(\n  confusion: confusion,\n  accuracy: share(hits + confusion[0, 0], of: labels.count),\n  precision: share(hits, of: …),\n  recall: share(hits, of: …),\n  f1: share(2 * hits, of: 2 * hits + alarms + misses))",
    ])

  static let boundary = Exercise(
    "5.9", "Decision boundary",
    statement: """
      Write `boundary`: the line x₂ = slope · x₁ + intercept on which the probability of class 1 \
      equals `threshold`.

      `weights` are β₁ and β₂, shape [2], `intercept` is β₀. Return \
      `BoundaryLine(slope: …, intercept: …)`, the slope in units of x₂ per unit of x₁, its intercept \
      in units of x₂.

      Not two weights: `LabError.shapeMismatch`. β₂ = 0, where no such line exists, or a threshold \
      that does not lie between 0 and 1 (0, 1 and NaN do not): `LabError.invalidParameter`.
      """,
    working:
      "For the threshold 0.5 z must be 0: −2 + 0.5·x₁ − 0.25·x₂ = 0. Solved for x₂: x₂ = 2·x₁ − 8.",
    stub: """
      /// The line on which the probability of class 1 equals `threshold`.
      ///
      /// - Throws: `LabError.shapeMismatch` unless there are two weights;
      ///   `LabError.invalidParameter` if the second is 0, or `threshold` does not lie between 0
      ///   and 1.
      public func boundary(
        weights: [Double], intercept: Double, threshold: Double
      ) throws -> BoundaryLine {
        throw Unsolved("5.9")
      }
      """,
    hints: [
      "Which z belongs to the probability `threshold`? Begin with 0.5.",
      "σ(z) = t means z = ln(t / (1 − t)), which is 0 for t = ½. Set β₀ + β₁x₁ + β₂x₂ equal to that and solve for x₂.",
      "Bring β₀ and β₁x₁ to the other side, where they change their signs, and divide everything by β₂. What stands before x₁ is the slope, the rest the intercept. Check before you divide: two weights, β₂ ≠ 0, 0 < threshold < 1.",
      "guard weights.count == 2 else { throw LabError.shapeMismatch }\nguard weights[1] != 0, threshold > 0, threshold < 1 else {\n  throw LabError.invalidParameter\n}\nlet z = log(threshold / …)\nreturn BoundaryLine(\n  slope: -weights[0] / …,\n  intercept: (z - …) / weights[1])",
    ])
}
