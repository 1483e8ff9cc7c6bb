extension LinearRegressionExercises {
  static let oneHot = Exercise(
    "4.9", "One-hot encoding",
    statement: """
      Write `oneHot`: a row for each of `values`, a column for each of `categories`, 1 where the value \
      is the category and 0 elsewhere.

      The result has the shape [values, categories]; its columns stand in the order of `categories`, \
      whatever the values are. Texts are compared exactly, upper and lower case included. No values: \
      an array without rows, [0, categories].

      A category that stands in the list twice: `LabError.invalidParameter`. A value that is none of \
      the categories: `LabError.unknownCategory`.
      """,
    working: "The columns are Toyota, BMW, Nissan. The first car is a BMW: 0, 1, 0.",
    stub: """
      /// A row for each value, with a 1 in the column of its category: `[values, categories]`.
      ///
      /// - Throws: `LabError.invalidParameter` if a category stands there twice;
      ///   `LabError.unknownCategory` if a value is none of the categories.
      public func oneHot(_ values: [String], categories: [String]) throws -> NDArray<Double> {
        throw Unsolved("4.9")
      }
      """,
    hints: [
      "Begin with a table full of zeros. Which single element of each row has to be changed?",
      "Go through the values with their places. For each, find the place of its category in the list of categories: that is the column that becomes 1. Not found means unknown.",
      "`NDArray(repeating: 0.0, shape: [values.count, categories.count])` is the table of zeros, also with no rows. `categories.firstIndex(of: value)` is the column, or nil: guard it. A list has a text twice if `Set(categories).count` is smaller than `categories.count`.",
      "guard Set(categories).count == categories.count else {\n  throw LabError.invalidParameter\n}\nvar table = NDArray(\n  repeating: 0.0, shape: [values.count, …])\nfor (row, value) in values.enumerated() {\n  guard let column = categories.firstIndex(of: …) else {\n    throw LabError.…\n  }\n  table[row, …] = 1\n}\nreturn table",
    ])
}
