extension MultilayerPerceptronExercises {
  static let features = Exercise(
    "13.3", "From pictures to rows",
    statement: """
      Write `features(of:)`: pictures as rows of numbers that a network can take.

      `images` has the shape [n, rows, columns], with greys from 0 to 255. Return shape \
      [n, rows · columns]: each picture one row, its own rows one after the other, and every grey \
      divided by 255, so that background is 0 and full ink is 1. The divisor is the same for all \
      pictures, whatever their largest grey. No pictures give shape [0, rows · columns].

      An array of another rank than 3: `LabError.shapeMismatch`.
      """,
    working:
      "Row 0 is 0/255, 51/255, 102/255 = 0, 0.2, 0.4; row 1 follows: 153/255, 204/255, 255/255 = 0.6, 0.8, 1. [1, 2, 3] has become [1, 6].",
    stub: """
      /// Each picture as a row of greys 0…1: `[n, rows · columns]`.
      ///
      /// - Parameter images: Greys 0…255, `[n, rows, columns]`.
      /// - Throws: `LabError.shapeMismatch` unless the rank is 3.
      public func features(of images: NDArray<Double>) throws -> NDArray<Double> {
        throw Unsolved("13.3")
      }
      """,
    hints: [
      "255 is the largest byte, so 255 becomes 1. Dividing an array by a number divides each element.",
      "`images.reshaped(to: …)` gives the same elements another shape, in row-major order: a picture's rows follow each other.",
      "The new shape is [n, rows · columns], with `images.shape[1] * images.shape[2]` columns. Write no −1: without pictures it is not found.",
      "guard images.rank == 3 else { throw LabError.shapeMismatch }\nlet shape = images.shape\nreturn images.reshaped(to: [shape[0], shape[1] * …]) / …",
    ])

  static let oneHot = Exercise(
    "13.4", "One-hot",
    statement: """
      Write `oneHot`: a row of ten numbers for each label, 1 at the label's place and 0 elsewhere.

      `labels` has m whole numbers from 0 to 9; the result has the shape [m, 10], always with ten \
      columns, whichever digits occur. No labels give shape [0, 10].

      A label outside of 0 … 9: `LabError.invalidLabel`.
      """,
    working:
      "3 has its 1 in column 3, the fourth one, because columns are counted from 0; and 0 has it in the first.",
    stub: """
      /// A row for each label, 1 in the label's column: `[m, 10]`.
      ///
      /// - Throws: `LabError.invalidLabel` for a label outside of 0…9.
      public func oneHot(_ labels: [Int]) throws -> NDArray<Double> {
        throw Unsolved("13.4")
      }
      """,
    hints: [
      "Begin with zeros everywhere; then each row needs a single change.",
      "`NDArray<Double>.zeros([labels.count, 10])` has the right shape for any number of labels, none included. It must be a `var` to be changed.",
      "`for (row, label) in labels.enumerated()` gives each label with its row; `rows[row, label] = 1` writes the one. Or gather the rows of `.identity(10)` that the labels name.",
      "guard labels.allSatisfy((0...9).contains) else {\n  throw LabError.invalidLabel\n}\nvar rows = NDArray<Double>.zeros([labels.count, 10])\nfor (row, label) in labels.enumerated() {\n  rows[…, …] = 1\n}\nreturn rows",
    ])
}
