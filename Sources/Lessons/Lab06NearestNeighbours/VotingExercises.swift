extension NearestNeighboursExercises {
  static let nearest = Exercise(
    "6.4", "The k nearest",
    statement: """
      Write `nearest`: the indices of the `k` smallest distances, the nearest first.

      `distances` has the shape [n]; the result has the shape [k]. Of equal distances the smaller \
      index comes first. If `itself` is given, that index is left out: the point does not count as \
      its own neighbour. Another point at distance 0 does.

      No distances: `LabError.emptyInput`. A distance that is NaN: `LabError.notFinite`; an infinite \
      one is just very far. An `itself` that is no index: `LabError.indexOutOfRange`. A `k` below 1 or \
      above the number of candidates: `LabError.invalidParameter`.
      """,
    working:
      "0.5 stands at index 3, 1.5 at index 1, then 3.0 at index 2 and at index 4: the smaller index wins the last place.",
    stub: """
      /// The indices of the `k` smallest distances, nearest first, without `itself`.
      ///
      /// - Throws: `LabError.emptyInput`, `LabError.notFinite` for a NaN,
      ///   `LabError.indexOutOfRange` for an `itself` that is no index, and
      ///   `LabError.invalidParameter` unless 1 ≤ `k` ≤ number of candidates.
      public func nearest(_ k: Int, by distances: [Double], excluding itself: Int?) throws -> [Int] {
        throw Unsolved("6.4")
      }
      """,
    hints: [
      "You want places, not distances. What could you sort instead of the distances, so that the places survive the sorting?",
      "Make a list of all indices, leave out `itself`, sort the indices by the distances they stand for, and take the first k.",
      "`distances.indices.filter { $0 != itself }` are the candidates; it works when `itself` is nil too. Swift's `sorted` is stable: it keeps equals in the order they had. Your candidates begin in the order of their indices, so compare distances with `<`, never with `<=`, and ties are settled.",
      "guard !distances.isEmpty else { throw LabError.emptyInput }\n// NaN: distances.contains { $0.isNaN }\n// itself: if let itself, !distances.indices.contains(itself)\nlet candidates = distances.indices.filter { $0 != itself }\nguard k >= 1, k <= … else {\n  throw LabError.invalidParameter\n}\nlet ordered = candidates.sorted { distances[$0] < … }\nreturn Array(ordered.prefix(…))",
    ])

  static let majorityVote = Exercise(
    "6.5", "Majority vote",
    statement: """
      Write `majorityVote`: the class with the most votes.

      `labels` are the classes of the neighbours, nearest first, of the shape [k]; any whole numbers. \
      If several classes have the most votes, the one wins whose first voter stands first in the \
      list. No labels: `LabError.emptyInput`.
      """,
    working: "2 has three votes of five, 1 and 0 have one each.",
    stub: """
      /// The most frequent of `labels`; on ties the one that appears first.
      ///
      /// - Throws: `LabError.emptyInput` if there are no labels.
      public func majorityVote(_ labels: [Int]) throws -> Int {
        throw Unsolved("6.5")
      }
      """,
    hints: [
      "You can decide the winner only when all votes are counted. What do you write down while you count?",
      "Count the votes of each class in a dictionary. Find the largest count. Then go through the labels once more, from the nearest, and return the first that has this count.",
      "`counts[label, default: 0] += 1` counts. A dictionary keeps no order, and it changes from run to run, so do not look for the winner in it: `labels.first(where:)` goes through the labels in order. `counts.values.max()` is nil for no labels.",
      "var counts: [Int: Int] = [:]\nfor label in labels { counts[label, default: 0] += 1 }\nguard let most = counts.values.max() else {\n  throw LabError.emptyInput\n}\nfor label in labels where counts[label] == … {\n  return …  // the first one that gets here\n}\nthrow LabError.emptyInput  // never reached",
    ])

  static let classified = Exercise(
    "6.6", "Classify",
    statement: """
      Write `classified`: the class of every query by the vote of its `k` nearest training points.

      `queries` has the shape [m, d], `training` [n, d], `labels` [n]; the result has the shape [m]. \
      Use what you have: 6.3 for the distances, 6.4 with nothing excluded, 6.5 for the vote. The tie \
      rules are theirs. No queries give no classes.

      Arrays not of rank 2: `LabError.invalidParameter`. Different numbers of columns: \
      `LabError.shapeMismatch`. No training points: `LabError.emptyInput`. Not as many labels as \
      training points: `LabError.lengthMismatch`. A `k` outside 1…n: `LabError.invalidParameter`. A \
      NaN or an infinity in either array: `LabError.notFinite`.
      """,
    working:
      "Nearest to (1, 1) are the points 1, 0 and 2 with the classes 0, 0 and 1, so the first query gets 0. Nearest to (5, 4) are the points 2, 3 and 1 with the classes 1, 1 and 0: it gets 1.",
    stub: """
      /// The class of every query by the vote of its `k` nearest training points.
      ///
      /// - Throws: `LabError.invalidParameter` unless both arrays are of rank 2 and 1 ≤ `k` ≤ n;
      ///   `LabError.shapeMismatch` for different numbers of columns; `LabError.emptyInput` for no
      ///   training points; `LabError.lengthMismatch` unless each has one label;
      ///   `LabError.notFinite` for a NaN or an infinity.
      public func classified(
        _ queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int
      ) throws -> [Int] {
        throw Unsolved("6.6")
      }
      """,
    hints: [
      "You have written all the parts. What does the first one give you that the second one needs, and how many times do you call each?",
      "Compute the matrix of all distances once. Its row i belongs to query i: find the k nearest in it, look up their labels, and let them vote.",
      "`distances.row(i).elements` is a row as a list; `neighbours.map { labels[$0] }` turns indices into classes and keeps the nearest first, as the vote needs it. Check k here too: without queries your `nearest` is never asked. `queries.elements.allSatisfy(\\.isFinite)` finds NaN and infinities.",
      "// this checks the shapes as well\nlet distances = try pairwiseDistances(queries, training)\nguard training.shape[0] > 0 else { throw LabError.emptyInput }\nguard labels.count == … else { throw LabError.lengthMismatch }\nguard k >= 1, k <= … else { throw LabError.invalidParameter }\n// here: all values finite?\nreturn try (0..<queries.shape[0]).map { i in\n  let neighbours = try nearest(k, by: …, excluding: nil)\n  return try majorityVote(neighbours.map { … })\n}",
    ])
}
