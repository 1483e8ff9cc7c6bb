extension DecisionTreesExercises {
  static let grow = Exercise(
    "7.6", "Grow a tree",
    statement: """
      Write `grow`: a tree that is grown from a table, question by question.

      `features` has the shape [n, columns], `labels` [n], each in 0 … `classes` − 1. The tree is a \
      leaf if the rows are of one class, if `maximumDepth` is 0 (`nil` means no limit), or if \
      `bestSplit` finds no candidate that leaves `minimumLeafRows` rows on both sides. The leaf is \
      `Tree.leaf(label: …, counts: …)`; `counts` has the shape [classes], zeros included, and the \
      label is the most frequent class, the smallest on ties.

      Otherwise it is `Tree.split(feature: …, threshold: …, left: …, right: …)` by the best split, \
      even if that gains 0. Both sides grow in the same way, each from its own rows and with a \
      depth smaller by one.

      A label outside of 0 … `classes` − 1: `LabError.invalidLabel`. `maximumDepth` below 0 or \
      `minimumLeafRows` below 1: `LabError.invalidParameter`. Another number of labels than of \
      rows: `LabError.lengthMismatch`. No rows: `LabError.emptyInput`. Not of rank 2: \
      `LabError.shapeMismatch`. A NaN or infinite value: `LabError.notFinite`.
      """,
    working:
      "The best cut is 2.5, with two zeros on the left: a leaf. The four rows on the right are cut at 7, into three ones and one zero.",
    stub: """
      /// A tree grown from the rows of `features` by the largest information gain.
      ///
      /// - Parameter maximumDepth: How many questions there may be on a way; `nil` for any number.
      /// - Throws: `LabError.shapeMismatch`, `lengthMismatch`, `emptyInput`, `invalidLabel`,
      ///   `notFinite` and `invalidParameter`, as the exercise says.
      public func grow(
        _ features: NDArray<Double>, _ labels: [Int], classes: Int, maximumDepth: Int?,
        minimumLeafRows: Int
      ) throws -> Tree {
        throw Unsolved("7.6")
      }
      """,
    hints: [
      "After the first split there are two smaller tables. What has to be done with each of them?",
      "A function may call itself. Decide first whether this node is a leaf; if not, ask `bestSplit`, part the rows, and let `grow` make a tree of each part.",
      "Hand each call its own rows only: `features.gathering(rows, axis: 0)` and `rows.map { labels[$0] }` with the indices of the rows; `maximumDepth.map { $0 - 1 }` keeps nil as it is. `classes` goes down unchanged, so that all counts have the same length; `counts.firstIndex(of: counts.max() ?? 0)` is the smallest label of those with most rows. `Set(labels).count == 1` sees a single class, and `bestSplit` wants `minimumLeafRows`, too.",
      "// after the checks\nvar counts = [Int](repeating: 0, count: classes)\nfor label in labels { counts[label] += 1 }\nlet leaf = Tree.leaf(label: …, counts: counts)\nif Set(labels).count == 1 || maximumDepth == 0 { return leaf }\nguard\n  let split = try bestSplit(features, labels, minimumLeafRows: …)\nelse { return leaf }\nfunc side(_ isLeft: Bool) throws -> Tree {\n  let rows = labels.indices.filter {\n    (features[$0, split.feature] <= split.threshold) == isLeft\n  }\n  return try grow(\n    features.gathering(rows, axis: 0), rows.map { labels[$0] },\n    classes: classes, maximumDepth: …, minimumLeafRows: …)\n}\nreturn .split(\n  feature: split.feature, threshold: split.threshold,\n  left: try side(true), right: try side(…))\n\n// The checks: `labels.allSatisfy { $0 >= 0 && $0 < classes }`, and\n// `(maximumDepth ?? 0) >= 0`. Check here what bestSplit checks,\n// too: a tree that is a leaf at once never asks it.",
    ])

  static let predict = Exercise(
    "7.7", "Predict",
    statement: """
      Write `predict`: the tree's answer for every row.

      `features` has the shape [n, columns]; the result is [n]. A row starts at the top. At a split \
      it goes left if its value in the column `feature` is at most the threshold, otherwise right; \
      a NaN is not at most anything, and goes right. At a leaf the label is the answer.

      No rows give no answers. Features that are not of rank 2, or a split that asks a row for a \
      column the table does not have: `LabError.shapeMismatch`.
      """,
    working: "1 and 2 are at most 2.5 and go left, to the label 0; 4 goes right, to the label 1.",
    stub: """
      /// The label of the leaf that each row comes to.
      ///
      /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2, or has too few columns
      ///   for a question.
      public func predict(_ tree: Tree, _ features: NDArray<Double>) throws -> [Int] {
        throw Unsolved("7.7")
      }
      """,
    hints: [
      "Take one row and a finger. Where does the finger start, and when does it stop?",
      "`switch tree` gives you what is inside: `case .leaf(let label, _):` or `case .split(let feature, let threshold, let left, let right):`. In the second case the row goes on with `left` or with `right`, which are trees themselves.",
      "Write a local function that answers one row: at a leaf it returns the label, at a split it calls itself with one of the sides. `features[row, feature] <= threshold` goes left, exactly equal included; NaN goes right by itself with `<=`. Check before it that `feature < features.shape[1]`.",
      "guard features.rank == 2 else { throw … }\nfunc answer(_ tree: Tree, row: Int) throws -> Int {\n  switch tree {\n  case .leaf(let label, _):\n    return …\n  case .split(let feature, let threshold, let left, let right):\n    guard feature < features.shape[1] else { throw … }\n    return try answer(features[row, feature] <= threshold ? … : …, row: row)\n  }\n}\nreturn try (0..<features.shape[0]).map { try answer(tree, row: $0) }",
    ])
}
