extension ArraysExercises {
  static let broadcastShape = Exercise(
    "2.3", "Broadcast two shapes",
    statement: """
      Write `broadcastShape`: the shape of what comes out when arrays of the shapes `left` and \
      `right` meet in `+` or any other operation element by element.

      Write the shapes one below the other, flush right; an axis that is missing in front counts as \
      1. Two extents fit if they are equal or if one of them is 1; the 1 is stretched to the other, \
      to 0 as well. The result is as long as the longer shape.

      Extents that do not fit: `LabError.shapeMismatch`.
      """,
    working: "[2, 3] over [_, 3]: the missing axis counts as 1 and is stretched to 2.",
    stub: """
      /// The shape to which `left` and `right` broadcast.
      ///
      /// - Throws: `LabError.shapeMismatch` if they do not fit.
      public func broadcastShape(_ left: [Int], _ right: [Int]) throws -> [Int] {
        throw Unsolved("2.3")
      }
      """,
    hints: [
      "Write [8, 1, 6, 1] and [7, 1, 5] one below the other. At which end must they be flush?",
      "First make both shapes equally long by putting ones in front of the shorter. Then go through the pairs: equal extents stay, a 1 takes the other's extent, anything else is an error.",
      "`[Int](repeating: 1, count: rank - left.count) + left` fills up in front, with `rank` the larger of the two counts. Do not take the larger of two extents: 1 and 0 give 0, and 2 and 3 give an error.",
      "let rank = max(left.count, right.count)\nlet a = [Int](repeating: 1, count: rank - left.count) + left\nlet b = …\nvar result: [Int] = []\nfor axis in 0..<rank {\n  guard a[axis] == b[axis] || … else { throw LabError.shapeMismatch }\n  result.append(a[axis] == 1 ? … : …)\n}\nreturn result",
    ])

  static let reshaped = Exercise(
    "2.4", "Reshape with one extent open",
    statement: """
      Write `reshaped`: the elements of `array`, in the same row-major order, in another shape.

      One extent of `shape` may be −1. It then becomes whatever the number of elements leaves for \
      it: six elements in the shape [2, −1] make [2, 3].

      More than one −1, or an extent below −1: `LabError.invalidParameter`. A shape that does not \
      hold exactly as many elements: `LabError.shapeMismatch`; so also if the −1 would not be a \
      whole number, or if nothing tells what it is because another extent is 0. Extents may be so \
      large that their product leaves the range of Int: they do not fit either.

      Make the result with `NDArray(shape: …, elements: …)`; the engine's own `reshaped` stops the \
      program where you should throw.
      """,
    working: "6 elements, and 6 / 2 = 3 for the open extent.",
    stub: """
      /// The elements of `array` in another shape, one of whose extents may be −1.
      ///
      /// - Throws: `LabError.invalidParameter` if more than one extent is −1, or one is below;
      ///   `LabError.shapeMismatch` if the shape does not hold exactly these elements.
      public func reshaped(_ array: NDArray<Double>, to shape: [Int]) throws -> NDArray<Double> {
        throw Unsolved("2.4")
      }
      """,
    hints: [
      "Not one element moves: `array.elements` are already in the right order. Only the shape has to be completed and checked.",
      "Multiply all extents but the −1. Without a −1 the product must be `array.count`. With one, the product must divide the count without a remainder, and the quotient takes the place of the −1.",
      "`shape.indices.filter { shape[$0] == -1 }` finds the open axes. Multiply with `multipliedReportingOverflow(by:)`. A product of 0 cannot be divided by: with a −1 that is a mismatch. `array.count % rest` is the remainder.",
      "let open = shape.indices.filter { shape[$0] == -1 }\n// refuse two open axes, and extents below −1\nvar rest = 1\nfor extent in shape where extent != -1 {\n  let (product, overflows) = rest.multipliedReportingOverflow(by: extent)\n  guard !overflows else { throw LabError.shapeMismatch }\n  rest = product\n}\nvar complete = shape\nif let axis = open.first {\n  guard rest > 0, … else { throw LabError.shapeMismatch }\n  complete[axis] = …\n} else {\n  guard rest == … else { throw LabError.shapeMismatch }\n}\nreturn NDArray(shape: complete, elements: array.elements)",
    ])

  static let added = Exercise(
    "2.5", "Add with broadcasting",
    statement: """
      Write `added`: left + right element by element, each stretched to the common shape of \
      exercise 2.3.

      The arrays have any shapes that fit; the result has the shape to which they broadcast. Rank 0 \
      is a single number and fits to everything. Shapes that do not fit: `LabError.shapeMismatch`.

      The engine's `+` does all this but stops the program on shapes that do not fit. You may call \
      your own `broadcastShape`, once 2.3 is passed. Some arrays come as transposed views: `array.elements` is always in \
      row-major order, whatever `array.strides` says.
      """,
    working: "The row [10, 20, 30] is added to both rows: 1 + 10 = 11, and 4 + 10 = 14 below it.",
    stub: """
      /// The sums of `left` and `right` element by element, with broadcasting.
      ///
      /// - Throws: `LabError.shapeMismatch` if the shapes do not fit.
      public func added(_ left: NDArray<Double>, _ right: NDArray<Double>) throws -> NDArray<Double> {
        throw Unsolved("2.5")
      }
      """,
    hints: [
      "If both arrays had the result's shape, this would be one line. What would each look like then?",
      "Find the common shape as in exercise 2.3. See both arrays in that shape, with axes of extent 1 repeated, and add them element by element in row-major order.",
      "`left.broadcasted(to: shape)` is that view, without a copy: its stride is 0 along a repeated axis. It stops the program if the shapes do not fit, so find the common shape first. `zip` pairs two lists of elements.",
      "let shape = try broadcastShape(left.shape, right.shape)\nlet a = left.broadcasted(to: shape).elements\nlet b = …\nvar sums: [Double] = []\nfor (x, y) in zip(a, b) { sums.append(…) }\nreturn NDArray(shape: …, elements: sums)",
    ])
}
