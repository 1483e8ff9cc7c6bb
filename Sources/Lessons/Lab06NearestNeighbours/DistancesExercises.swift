extension NearestNeighboursExercises {
  static let euclideanDistance = Exercise(
    "6.1", "Euclidean distance",
    statement: """
      Write `euclideanDistance`: the straight way from one point to another.

      `first` and `second` are coordinates of the shape [n], all in one unit; the result is in the \
      same unit. Points without coordinates are at distance 0. If a coordinate is NaN, so is the \
      distance; ordinary arithmetic sees to that. Different lengths: `LabError.lengthMismatch`.

      Some checks use points that lie far from 0 and close together. Subtract before you square.
      """,
    working: "The differences are −3 and −4; 9 + 16 = 25, and its root is 5.",
    stub: """
      /// The Euclidean distance of two points.
      ///
      /// - Throws: `LabError.lengthMismatch` if they have different numbers of coordinates.
      public func euclideanDistance(_ first: [Double], _ second: [Double]) throws -> Double {
        throw Unsolved("6.1")
      }
      """,
    hints: [
      "Draw the two points on squared paper, and the right-angled triangle between them. Which of its sides do you know?",
      "For each coordinate take the difference and square it. Add the squares up; at the very end take one root of the sum.",
      "`zip(first, second)` walks through both lists at once, but stops silently at the end of the shorter one: compare `first.count` with `second.count` before. `x.squareRoot()` is the root.",
      "guard first.count == second.count else {\n  throw LabError.lengthMismatch\n}\nvar squares = 0.0\nfor (a, b) in zip(first, second) {\n  squares += (a - b) * …  // a difference times itself\n}\nreturn squares.…  // and the root of all of it",
    ])

  static let hammingDistance = Exercise(
    "6.2", "Hamming distance of texts",
    statement: """
      Write `hammingDistance`: the number of places at which two texts differ.

      Compare character by character: the first with the first, the second with the second, and so \
      on. Capital and small letters differ, spaces count, and two empty texts have the distance 0. \
      Texts of different lengths have no Hamming distance: `LabError.lengthMismatch`. The length is \
      the number of `Character`s.
      """,
    working: "s = s, p ≠ t, r = r, i ≠ o, n = n, g = g: 2 places differ.",
    stub: """
      /// The number of places at which two texts of the same length differ.
      ///
      /// - Throws: `LabError.lengthMismatch` if they have different lengths.
      public func hammingDistance(_ first: String, _ second: String) throws -> Int {
        throw Unsolved("6.2")
      }
      """,
    hints: [
      "Write one text below the other, and make a mark wherever the two characters differ. How many marks?",
      "Check the lengths first. Then walk through both texts at the same time and raise a counter whenever the two characters are not equal.",
      "`first.count` is the length. A String cannot be indexed with an Int, but you do not need to: `zip(first, second)` gives the characters in pairs, and `==` and `!=` compare them.",
      "guard first.count == second.count else {\n  throw LabError.lengthMismatch\n}\nvar places = 0\nfor (a, b) in zip(first, second) {\n  if a … b { places += 1 }\n}\nreturn places  // `zip(first, second).count { … }` says it in one line",
    ])

  static let pairwiseDistances = Exercise(
    "6.3", "All distances by one product",
    statement: """
      Write `pairwiseDistances`: the Euclidean distance of every row of `first` from every row of \
      `second`, by one matrix product.

      `first` has the shape [m, d] and `second` [n, d]; the result has the shape [m, n], and entry \
      [i, j] is the distance of row i of the first from row j of the second. Where rounding takes a \
      square below 0, the distance is 0. A point with a NaN coordinate is at distance NaN from every \
      other. No rows in the first give a result without rows, none in the second one without columns.

      An array that is not of rank 2: `LabError.invalidParameter`. Different numbers of columns: \
      `LabError.shapeMismatch`. One check is so large that plain loops are over time.
      """,
    working:
      "The origin is 5 away from (3, 4), because 9 + 16 = 25, 1 from (0, 1) and 10 from (6, 8). The point (3, 4) is 0 away from itself, then √(9 + 9) = 4.24, then 5.",
    stub: """
      /// The distance of every row of `first` from every row of `second`: `[m, n]`.
      ///
      /// - Throws: `LabError.invalidParameter` unless both are of rank 2; `LabError.shapeMismatch`
      ///   if they have different numbers of columns.
      public func pairwiseDistances(
        _ first: NDArray<Double>, _ second: NDArray<Double>
      ) throws -> NDArray<Double> {
        throw Unsolved("6.3")
      }
      """,
    hints: [
      "Three parts add up to the squares: one has a number for each row of the first, one a number for each row of the second, one a number for each pair. Which shapes are these?",
      "The sum of the squares of each row is `(first * first).sum(axis: 1)`. All products a · b at once are first·secondᵀ. Add the two sums of squares, subtract twice the product, then take the root.",
      "Broadcasting adds [m, 1] and [n] to [m, n], so the first sums need `keepingDimensions: true`. Before the root replace what is negative: `squares.replacing(with: 0, where: squares .< 0)` leaves NaN alone, while `max(0, x)` would turn NaN into 0. `sqrt(squares)` takes all roots.",
      "guard first.rank == 2, … else { throw LabError.invalidParameter }\nguard first.shape[1] == … else { throw LabError.shapeMismatch }\nlet firstSquares =\n  (first * first).sum(axis: 1, keepingDimensions: true)  // [m, 1]\nlet secondSquares = …  // [n]\nlet products = first.matmul(second.transposed)  // [m, n]\nlet squares = firstSquares + secondSquares - …\nreturn sqrt(squares.replacing(with: …, where: squares .< 0))",
    ])
}
