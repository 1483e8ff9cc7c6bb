extension ArraysExercises {
  static let sum = Exercise(
    "2.6", "Sum along an axis",
    statement: """
      Write `sum`: the sums along one axis of `array`.

      The axis you sum along disappears: axis 0 of the shape [2, 3] leaves [3], one sum for each \
      column; of a vector it leaves rank 0, a single number. A negative axis counts from the end. \
      Summing nothing gives 0; a NaN makes its own sum NaN and no other.

      An axis outside −rank … rank − 1: `LabError.indexOutOfRange`. An array of rank 0 has no axis, \
      so there every axis is outside.
      """,
    working: "Axis 0 runs down the columns: 1 + 4, 2 + 5, 3 + 6.",
    stub: """
      /// The sums along `axis`, which the result no longer has; a negative axis counts from the end.
      ///
      /// - Throws: `LabError.indexOutOfRange` if there is no such axis.
      public func sum(_ array: NDArray<Double>, axis: Int) throws -> NDArray<Double> {
        throw Unsolved("2.6")
      }
      """,
    hints: [
      "In a table of 2 rows and 3 columns: how many sums are there along axis 0, and how many numbers go into each?",
      "Every axis splits the shape in three: the axes before it, itself, and the axes behind it. Call their products outer, extent and inner. The result has outer · inner sums, and each adds up extent elements that lie inner apart.",
      "Element (o, k, i) of that three-part view lies at (o · extent + k) · inner + i of `array.elements`, and belongs to sum o · inner + i. The result's shape is that of the array without the axis; start with zeros, and an empty axis is right by itself.",
      "let axis = axis < 0 ? axis + array.rank : axis  // after the check\nlet before = array.shape[..<axis]\nlet behind = array.shape[(axis + 1)...]\nlet (outer, extent, inner) = (before.reduce(1, *), array.shape[axis], …)\nlet elements = array.elements\nvar sums = [Double](repeating: 0, count: outer * inner)\nfor o in 0..<outer {\n  for k in 0..<extent {\n    for i in 0..<inner { sums[…] += elements[…] }\n  }\n}\nreturn NDArray(shape: Array(before + behind), elements: sums)",
    ])

  static let permuted = Exercise(
    "2.7", "Transpose and permute",
    statement: """
      Write `permuted`: the axes of `array` in another order. Axis i of the result is axis axes[i] \
      of the array.

      With axes = [1, 0] a matrix is transposed: element [i, j] of the result is element [j, i] of \
      the array. With [2, 0, 1] a stack of shape [a, b, c] becomes one of shape [c, a, b].

      `axes` must name each of 0, 1, … rank − 1 exactly once, and here a negative axis is not \
      allowed: else `LabError.invalidParameter`. Return an array with the elements in their new \
      places; a view of the old ones is as good. You may call your own \
      `strides`, once 2.1 is passed.
      """,
    working: "Rows become columns: the first column 1, 4 is now the first row.",
    stub: """
      /// The array with its axes in another order: axis i of the result is axis `axes[i]`.
      ///
      /// - Throws: `LabError.invalidParameter` unless `axes` names every axis exactly once.
      public func permuted(_ array: NDArray<Double>, axes: [Int]) throws -> NDArray<Double> {
        throw Unsolved("2.7")
      }
      """,
    hints: [
      "An axis has two numbers: an extent and a stride. What happens to these two lists when axes change places?",
      "The new shape is `axes.map { array.shape[$0] }`, and the strides with which to walk through the old elements change places in the same way. Go through the result in row-major order, and fetch each element from where the old strides say it lies.",
      "The index along axis i at a row-major position is `position / newSteps[i] % shape[i]`, with the row-major strides (exercise 2.1) of the new shape. Add up index · oldSteps[axes[i]], with the row-major strides of the old shape, because `array.elements` is row-major. `axes.sorted() == Array(0..<array.rank)` checks the axes.",
      "let shape = axes.map { array.shape[$0] }\nlet oldSteps = try strides(of: array.shape)\nlet newSteps = try strides(of: …)\nlet elements = array.elements\nvar moved: [Double] = []\nfor position in 0..<array.count {\n  var source = 0\n  for i in axes.indices {\n    let index = position / newSteps[i] % shape[i]\n    source += index * oldSteps[…]\n  }\n  moved.append(elements[source])\n}\nreturn NDArray(shape: …, elements: moved)",
    ])

  static let maskAndArgmax = Exercise(
    "2.10", "Mask and argmax",
    statement: """
      Write `maskAndArgmax`: which elements of `table` lie above `threshold`, and in which column \
      each row has its largest.

      `table` has the shape [rows, columns]. Return `MaskAndArgmax(mask: …, argmax: …)`: the mask \
      [rows, columns], true where the element is greater than the threshold; and one column index \
      for each row [rows], from 0. If a row has several largest elements, take the first.

      NaN is not above anything, and nothing is above NaN. In argmax the rule is NumPy's: if a row \
      has a NaN, the first NaN counts as its largest. So a result that went wrong shows.

      A table that is not of rank 2: `LabError.invalidParameter`. No columns: \
      `LabError.emptyInput`, also without rows. No rows give an empty mask and an empty list.
      """,
    working: "In the first row only 0.7 is above 0.25, in column 1; in the second 0.5 and 0.3 are.",
    stub: """
      /// Which elements of `table` lie above `threshold`, and the column of each row's largest: the
      /// first NaN, or else the first of the largest.
      ///
      /// - Throws: `LabError.invalidParameter` if `table` is not of rank 2; `LabError.emptyInput`
      ///   if it has no columns.
      public func maskAndArgmax(
        _ table: NDArray<Double>, above threshold: Double
      ) throws -> MaskAndArgmax {
        throw Unsolved("2.10")
      }
      """,
    hints: [
      "Two questions with two shapes: one answer for each element, one answer for each row.",
      "For the mask, map every element to a Bool. For argmax go through each row and remember the index of the best so far, starting with index 0; only a really larger element replaces it.",
      "`table.map { $0 > threshold }` is the mask, an `NDArray<Bool>`. Every comparison with NaN is false, so a NaN is never \"larger\": ask `isNaN` of each element before you compare, and return its index at once.",
      "// after the checks\nlet argmax = (0..<table.shape[0]).map { row in\n  var best = 0\n  for column in 0..<table.shape[1] {\n    if table[row, column].isNaN { return … }\n    if table[row, column] > table[row, best] { best = … }\n  }\n  return best\n}\nreturn MaskAndArgmax(mask: table.map { … }, argmax: argmax)",
    ])
}
