extension DecisionTreesExercises {
  static let pruned = Exercise(
    "7.8", "Prune on validation rows",
    statement: """
      Write `pruned`: the tree without the questions that do not help with new rows (reduced-error \
      pruning).

      `features` and `labels` are validation rows, [n, columns] and [n], which the tree has not \
      learned from. From the leaves up, each split is compared with the leaf that could stand in \
      its place: prune its two sides first, each by the validation rows that arrive there; then \
      make the split a leaf if that leaf makes *at most as many* mistakes on the validation rows \
      that arrive at it as the split with its pruned sides. Where no row arrives, both make none \
      (so it becomes a leaf).

      The leaf is of the *training* rows: its counts are `tree.counts`, its label the most frequent \
      class in them, the smallest on ties. A leaf stays as it is.

      Another number of labels than of rows: `LabError.lengthMismatch`. No rows: \
      `LabError.emptyInput`. Features that are not of rank 2, or without the column that a split \
      asks for: `LabError.shapeMismatch`.
      """,
    working:
      "The rows 4 and 5 arrive at the lowest split, 4.5: it gets 5 wrong, and a leaf for 1 gets both right. At the split above it, 6, all three rows are of class 1: a leaf is as good. At the top, 3, a leaf would get 1 and 2 wrong, so that question stays.",
    stub: """
      /// The tree in which every split is a leaf that does not pay on the validation rows.
      ///
      /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2, or has too few columns
      ///   for a question; `LabError.lengthMismatch` if there is another number of labels than of
      ///   rows; `LabError.emptyInput` if there are no rows.
      public func pruned(_ tree: Tree, _ features: NDArray<Double>, _ labels: [Int]) throws -> Tree {
        throw Unsolved("7.8")
      }
      """,
    hints: [
      "If you could keep only the class that is most frequent below a split: how many validation rows would then come out wrong, and how many come out wrong as it is?",
      "Work from the leaves up: at a split, part the validation rows, prune left and right by calling `pruned` for each with its own rows, and only then compare. The rows given are for judging; the counts of a new leaf are `tree.counts`, from the training rows.",
      "The mistakes of a tree are the rows for which `predict` differs from the label; yours of 7.7 will do. A side that no validation row reaches cannot be handed to `pruned`, which throws without rows: make it a leaf at once. Of two trees with equally many mistakes take the leaf, so compare with `<=`; its label is the smallest of those with the largest count.",
      "// after the checks\nguard case .split(let feature, let threshold, let left, let right) = tree\nelse { return tree }\nguard feature < … else { throw LabError.shapeMismatch }\nfunc leaf(of tree: Tree) -> Tree {\n  let counts = tree.counts\n  return .leaf(label: …, counts: counts)\n}\nfunc side(_ side: Tree, isLeft: Bool) throws -> Tree {\n  let rows = labels.indices.filter {\n    (features[$0, feature] <= threshold) == isLeft\n  }\n  if rows.isEmpty { return … }\n  return try pruned(\n    side, features.gathering(rows, axis: 0), rows.map { labels[$0] })\n}\nlet kept = Tree.split(\n  feature: feature, threshold: threshold,\n  left: try side(left, isLeft: true), right: …)\nfunc mistakes(_ tree: Tree) throws -> Int {\n  zip(try predict(tree, features), labels).count { $0 != $1 }\n}\nreturn try mistakes(leaf(of: tree)) <= … ? leaf(of: tree) : kept",
    ])

  static let rules = Exercise(
    "7.9", "A tree as rules",
    statement: """
      Write `rules`: one sentence for each leaf, from the left to the right.

      `features` are the names of the columns, `classes` those of the labels. A rule has the \
      conditions on the way to the leaf, from the top down, each with the name of the column, \
      `<=` for the left side or `>` for the right one, and the threshold as `"\\(threshold)"` \
      writes it. Every question on the way is said, even where a later one about the same column \
      makes an earlier one needless:

      `if a <= 2.5 and b > 1.0 then yes`

      A tree of one leaf gives `always yes`. A column or a label without a name: \
      `LabError.indexOutOfRange`.
      """,
    working:
      "Three leaves, three rules. The two on the right begin with the same condition, for both are reached through it.",
    stub: """
      /// A rule for each leaf: "if … <= … and … > … then …", or "always …" for a tree of one leaf.
      ///
      /// - Throws: `LabError.indexOutOfRange` if a column or a label has no name.
      public func rules(_ tree: Tree, features: [String], classes: [String]) throws -> [String] {
        throw Unsolved("7.9")
      }
      """,
    hints: [
      "Go to one of the leaves and write down every question on your way, with your answer. That is its rule.",
      "A function that calls itself can take along the conditions so far, a `[String]`: at a split it hands them to the left side with one more ending in `<=`, to the right side with one more ending in `>`.",
      "At a leaf, join the conditions: `conditions.joined(separator: \" and \")`. Put the rules of the left side before those of the right side with `+`. The conditions begin empty, and are still empty at a leaf only if the tree is that leaf. `features.indices.contains(feature)` says whether there is a name.",
      "func lines(_ tree: Tree, _ conditions: [String]) throws -> [String] {\n  switch tree {\n  case .leaf(let label, _):\n    guard classes.indices.contains(label) else { throw … }\n    if conditions.isEmpty { return [\"always \\(classes[label])\"] }\n    return [\"if \\(conditions.joined(separator: …)) then \\(…)\"]\n  case .split(let feature, let threshold, let left, let right):\n    guard features.indices.contains(feature) else { throw … }\n    let name = features[feature]\n    return try lines(left, conditions + [\"\\(name) <= \\(threshold)\"])\n      + lines(right, conditions + [\"…\"])\n  }\n}\nreturn try lines(tree, [])",
    ])
}
