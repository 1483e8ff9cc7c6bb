extension DecisionTreesExercises {
  static let bestThreshold = Exercise(
    "7.4", "The best threshold of one feature",
    statement: """
      Write `bestThreshold`: where to cut one feature so that the information gain is largest.

      `values` and `labels` have the shape [n], in any order. Rows with a value of at most the \
      threshold go left. The candidates lie halfway between two neighbouring *different* values, \
      and leave at least `minimumLeafRows` rows on each side. Return \
      `ThresholdGain(threshold: …, gain: …)`, the gain in bits, even if it is 0; or `nil` if there \
      is no candidate.

      Of equal gains the lowest threshold wins. So that rounding does not decide, a higher \
      threshold must gain more by over 1e-12. And two neighbours may be so close that the number \
      halfway rounds to the larger one, and all rows would go left; the threshold is then the \
      smaller one.

      Another number of labels than of values: `LabError.lengthMismatch`. No rows: \
      `LabError.emptyInput`. A negative label: `LabError.invalidLabel`. A NaN or infinite value: \
      `LabError.notFinite`. `minimumLeafRows` below 1: `LabError.invalidParameter`.
      """,
    working:
      "There are five candidates: 1.5, 2.5, 4, 5.5 and 7. At 2.5 two zeros go left; that gains 0.459 bits, as in 7.3. No other gains as much.",
    stub: """
      /// The threshold with the largest information gain, the lowest on ties, or `nil` if there is
      /// no candidate.
      ///
      /// - Throws: `LabError.lengthMismatch` if `values` and `labels` differ in length;
      ///   `LabError.emptyInput` if there are no rows; `LabError.invalidLabel` if a label is
      ///   negative; `LabError.notFinite` if a value is NaN or infinite;
      ///   `LabError.invalidParameter` if `minimumLeafRows` < 1.
      public func bestThreshold(
        _ values: [Double], _ labels: [Int], minimumLeafRows: Int
      ) throws -> ThresholdGain? {
        throw Unsolved("7.4")
      }
      """,
    hints: [
      "Between which values does a cut change which rows go left? Your `informationGain` of 7.3 can judge every one of them.",
      "Sort the different values: `Set(values).sorted()`. Between each two neighbours try the number halfway: make the `[Bool]` of the rows that go left, ask for the gain, and keep the best so far.",
      "Start with `var best: ThresholdGain? = nil`. Skip a cut with fewer than `minimumLeafRows` rows on a side *before* you compare it with the best. Going from low to high and replacing the best only by more than 1e-12 makes the lowest win ties; a gain of 0 must still beat nothing. Between 0.3 and 0.1 + 0.2 the number halfway rounds to the larger: take the smaller one there. If there is no cut at all, the loop never runs and nil is right. Use `labels` in the order of `values`: the sorted values are only for the candidates.",
      "let distinct = Set(values).sorted()\nvar best: ThresholdGain?\nfor (low, high) in zip(distinct, distinct.dropFirst()) {\n  let middle = (low + high) / 2\n  let threshold = middle < high ? middle : …\n  let goesLeft = values.map { $0 <= … }\n  let left = goesLeft.count { $0 }\n  guard min(left, values.count - left) >= … else { continue }\n  let gain = try informationGain(labels, goesLeft: goesLeft)\n  if gain > (best?.gain ?? -.infinity) + … {\n    best = ThresholdGain(threshold: threshold, gain: gain)\n  }\n}\nreturn best\n\n// The errors come before all this. For long columns there is a quicker\n// way: sort the rows once, let one row after the other change sides, and\n// keep two lists of counts.",
    ])

  static let bestSplit = Exercise(
    "7.5", "The best split over all features",
    statement: """
      Write `bestSplit`: which column to cut, and where, for the largest information gain.

      `features` has the shape [n, columns], `labels` [n]. `features[row, column]` is one number, \
      `features.shape[1]` the number of columns, `features.column(j).elements` a column. Return \
      `Split(feature: …, threshold: …, gain: …)`, with the column counted from 0, or `nil` if no \
      column has a candidate.

      Of equal gains the lower column wins, and within a column the lower threshold; a later \
      candidate must gain more by over 1e-12. The candidates, `minimumLeafRows` and the errors are \
      those of 7.4, which you may call. Features that are not of rank 2: `LabError.shapeMismatch`.
      """,
    working:
      "In column 0 no threshold gains more than 0.311 bits. In column 1, 3 lies halfway between 2 and 4, and parts the classes: it gains 1 bit.",
    stub: """
      /// The column and threshold with the largest information gain, or `nil` if there is none.
      ///
      /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2; otherwise as
      ///   `bestThreshold`.
      public func bestSplit(
        _ features: NDArray<Double>, _ labels: [Int], minimumLeafRows: Int
      ) throws -> Split? {
        throw Unsolved("7.5")
      }
      """,
    hints: [
      "You can find the best threshold of one column. How do you find the best of several columns?",
      "Go through the columns from 0, ask `bestThreshold` for each, and keep the best so far together with the column's index. `features.column(feature).elements` is a column as `[Double]`.",
      "A column in which all values are equal gives nil: skip it, and go on with the next. Replace the best only if the gain is larger by more than 1e-12, so that the lower column wins ties. Hand `minimumLeafRows` on as it is.",
      "guard features.rank == 2 else { throw LabError.shapeMismatch }\nvar best: Split?\nfor feature in 0..<features.shape[1] {\n  let values = features.column(feature).elements\n  guard\n    let cut = try bestThreshold(values, labels, minimumLeafRows: …)\n  else { continue }\n  if cut.gain > (best?.gain ?? -.infinity) + … {\n    best = Split(feature: feature, threshold: …, gain: …)\n  }\n}\nreturn best",
    ])
}
