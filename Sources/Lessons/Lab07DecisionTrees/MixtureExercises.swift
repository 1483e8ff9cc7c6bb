extension DecisionTreesExercises {
  static let entropy = Exercise(
    "7.1", "Entropy",
    statement: """
      Write `entropy`: how mixed rows are whose classes were counted, in bits.

      `counts` has the shape [classes]: how many rows there are of each class. With the shares \
      p = count / (number of rows), the result is −Σ p·log2(p), from 0 for rows of one class to \
      log2(classes).

      A class without rows adds nothing, although log2(0) is −∞. A negative count: \
      `LabError.invalidParameter`, whatever the others are. No rows at all (no counts, or only zeros): \
      `LabError.emptyInput`.
      """,
    working:
      "The shares are 5/8 and 3/8. 0.625 · log2(0.625) = −0.424 and 0.375 · log2(0.375) = −0.531, together −0.954; the minus before the sum makes it 0.954.",
    stub: """
      /// The entropy in bits of rows counted by class: −Σ p·log2(p).
      ///
      /// - Throws: `LabError.invalidParameter` if a count is negative; `LabError.emptyInput` if
      ///   there are no rows.
      public func entropy(_ counts: [Int]) throws -> Double {
        throw Unsolved("7.1")
      }
      """,
    hints: [
      "What share of all rows does each class have? How many rows are there in all?",
      "Turn each count into its share p of the total. Add up p · log2(p) over the classes, and put a minus sign before the sum: logarithms of shares are negative.",
      "0 · log2(0) is NaN on a computer, so leave out the counts that are 0: `counts.filter { $0 > 0 }`. Before all that, look for negative counts, and then whether the total is 0; each has its own error.",
      "guard counts.allSatisfy({ $0 >= 0 }) else {\n  throw LabError.invalidParameter\n}\nlet total = counts.reduce(0, +)\nguard total > 0 else { throw … }\nvar bits = 0.0\nfor count in counts where count > 0 {\n  let p = Double(count) / Double(…)\n  bits -= p * log2(…)\n}\nreturn bits",
    ])

  static let giniImpurity = Exercise(
    "7.2", "Gini impurity",
    statement: """
      Write `giniImpurity`: how often two rows differ in their class, both drawn at random, the \
      first put back before the second is drawn.

      `counts` has the shape [classes]. With the shares p, the result is 1 − Σ p², from 0 for rows \
      of one class to 1 − 1/classes. The errors are those of 7.1: a negative count, \
      `LabError.invalidParameter`; no rows, `LabError.emptyInput`.
      """,
    working: "The shares are 5/8 and 3/8; 25/64 + 9/64 = 34/64, and 1 − 34/64 = 0.46875.",
    stub: """
      /// The Gini impurity of rows counted by class: 1 − Σ p².
      ///
      /// - Throws: `LabError.invalidParameter` if a count is negative; `LabError.emptyInput` if
      ///   there are no rows.
      public func giniImpurity(_ counts: [Int]) throws -> Double {
        throw Unsolved("7.2")
      }
      """,
    hints: [
      "The chance that the first row is of some class is that class's share p. And that the second is of the same class, too?",
      "Both are of one class with the chance p · p. Add that up over all classes: how often two rows agree. How often do they differ?",
      "The shares are counts divided by the total, as Doubles: `Double(count) / Double(total)`. Square each share before you add. The errors are checked as in 7.1: negative counts first, then a total of 0.",
      "guard counts.allSatisfy({ $0 >= 0 }) else {\n  throw LabError.invalidParameter\n}\nlet total = counts.reduce(0, +)\nguard total > 0 else { throw … }\nvar agreement = 0.0\nfor count in counts {\n  let p = Double(count) / Double(…)\n  agreement += …\n}\nreturn 1 - …",
    ])

  static let informationGain = Exercise(
    "7.3", "Information gain",
    statement: """
      Write `informationGain`: how many bits of entropy a split removes.

      `labels` has the shape [n], each a class 0, 1, 2 …; `goesLeft` has the shape [n], true for \
      the rows that go left. The result is the entropy of all labels minus that of the two sides, \
      each side weighted by its share of the rows.

      A side without rows has nothing left to ask: it adds 0, and the gain is then 0. Not one side \
      for each label: `LabError.lengthMismatch`. No rows: `LabError.emptyInput`. A \
      negative label: `LabError.invalidLabel`. You may call your own `entropy`.
      """,
    working:
      "Three of each class: 1 bit. On the left there are two zeros: 0 bits. On the right one zero and three ones: 0.811 bits, with the weight 4/6. 1 − 2/6 · 0 − 4/6 · 0.811 = 0.459.",
    stub: """
      /// The entropy of `labels`, minus what is left of it on the two sides of a split, in bits.
      ///
      /// - Throws: `LabError.lengthMismatch` if `labels` and `goesLeft` differ in length;
      ///   `LabError.emptyInput` if there are no rows; `LabError.invalidLabel` if a label is
      ///   negative.
      public func informationGain(_ labels: [Int], goesLeft: [Bool]) throws -> Double {
        throw Unsolved("7.3")
      }
      """,
    hints: [
      "Before the split there is one heap of labels, behind it there are two. How mixed is each of the three?",
      "Count the classes in all rows, in the left ones and in the right ones. The gain is the first entropy minus a weighted mean of the other two, in bits: a side counts as much as it has rows.",
      "The weights are rows left / all rows and rows right / all rows. `entropy` throws for a side without rows, so skip such a side. For the counts make an array with a place for every label up to the largest, not only for those that occur; check before that no label is negative.",
      "var left = [Int](repeating: 0, count: (labels.max() ?? 0) + 1)\nvar right = left\nfor (label, isLeft) in zip(labels, goesLeft) {\n  if isLeft { left[label] += 1 } else { … }\n}\nvar gain = try entropy(zip(left, right).map(+))\nfor side in [left, right] {\n  let rows = side.reduce(0, +)\n  if rows > 0 { gain -= Double(rows) / Double(…) * (try entropy(side)) }\n}\nreturn gain",
    ])
}
