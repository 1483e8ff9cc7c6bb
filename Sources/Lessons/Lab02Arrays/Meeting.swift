import NumericsEngine

extension ArraysLesson {
  /// Shapes that meet, and shapes that change.
  static let meeting = [broadcasting, reshaping, adding]

  private static let broadcasting = Step(
    "Shapes that fit: broadcasting", exercise: ArraysExercises.broadcastShape
  ) { stage in
    try stage.text(
      """
      Subtract from every pixel the mean of its channel; add a bias to every row: again and again a \
      small array meets a large one. You could copy the small one until it is as large. \
      *Broadcasting* only pretends to: it is the view with stride 0 that you have just seen. The \
      rule is NumPy's, and nearly every library has it:
      """)
    try stage.verbatim(
      """
      Write the shapes one below the other, flush right.
      Missing axes in front count as 1.
      Extents fit if they are equal, or if one of them is 1; the 1 is stretched.

      [64, 28, 28]          [8, 1, 6, 1]          [2, 3]
              [28]             [7, 1, 5]             [2]
      ------------          ------------          ------
      [64, 28, 28]          [8, 7, 6, 5]          does not fit: 3 and 2
      """)
    let table = NDArray([[1.0, 2, 3], [4, 5, 6]])
    try stage.text(
      """
      The means of the columns of a table have the shape [3], one per column. That fits to [2, 3] \
      as it is. The means of the *rows* have the shape [2], which does not fit: they must first \
      become a column, [2, 1]. `keepingDimensions: true` leaves it that way:
      """)
    let columns = table - table.mean(axis: 0)
    let rows = table - table.mean(axis: 1, keepingDimensions: true)
    try stage.verbatim(
      """
      table                                                   [2, 3]
      \(table)

      table - table.mean(axis: 0)                             [2, 3] − [3]
      \(columns)

      table - table.mean(axis: 1, keepingDimensions: true)    [2, 3] − [2, 1]
      \(rows)
      """)
    try stage.text(
      """
      Take care where a matrix is square: then [n] fits as a row although you meant a column, and \
      nothing complains. Most mistakes with shapes are found at once; this one trains for hours and \
      is wrong.
      """)
  }

  private static let reshaping = Step(
    "The same elements in another shape", exercise: ArraysExercises.reshaped
  ) { stage in
    let numbers = NDArray((0..<12).map(Double.init))
    try stage.text(
      """
      A layer wants rows of 784 numbers; an image has 28 rows of 28. *Reshaping* keeps the elements \
      in their row-major order and puts another shape over them. Where they lie one after the other \
      it costs nothing at all: only shape and strides change.
      """)
    try stage.verbatim(
      """
      a.reshaped(to: [3, 4])
      \(numbers.reshaped(to: [3, 4]))

      a.reshaped(to: [2, 3, 2])
      \(numbers.reshaped(to: [2, 3, 2]))
      """)
    try stage.text(
      """
      One extent may be left open, written −1: the count of elements decides it. `images.reshaped(to: \
      [-1, 784])` says "rows of 784, as many as there are".

      Reshaping is not transposing. From [2, 3] both lead to [3, 2], but only one of them keeps the \
      order of the elements:
      """)
    let small = NDArray([[1.0, 2, 3], [4, 5, 6]])
    try stage.verbatim(
      """
      a = \(small.description.replacing("\n", with: "\n    "))

      a.reshaped(to: [3, 2])    strides \(small.reshaped(to: [3, 2]).strides)
      \(small.reshaped(to: [3, 2]))

      a.transposed              strides \(small.transposed.strides)
      \(small.transposed)
      """)
  }

  private static let adding = Step(
    "Element by element", exercise: ArraysExercises.added
  ) { stage in
    try stage.text(
      """
      Now put the two together. `+`, `-`, `*`, `/`, comparisons and functions such as `exp` work \
      element by element, with broadcasting. A column and a row make a whole table, here the times \
      table, with no loop in sight:
      """)
    let column = NDArray(shape: [4, 1], elements: [1.0, 2, 3, 4])
    let row: NDArray<Double> = [1, 2, 3, 4, 5]
    try stage.verbatim(
      """
      column [4, 1] * row [5]
      \(column * row)
      """)
    try stage.text(
      """
      To write such an operation yourself you see both arrays in the common shape first. Along a \
      stretched axis a view stands still:
      """)
    let stretchedColumn = column.broadcasted(to: [4, 5])
    let stretchedRow = row.broadcasted(to: [4, 5])
    try stage.table(
      "Both in the shape [4, 5]", columns: ["array", "shape", "strides", "in the common shape"],
      rows: [
        ["column", "\(column.shape)", "\(column.strides)", "\(stretchedColumn.strides)"],
        ["row", "\(row.shape)", "\(row.strides)", "\(stretchedRow.strides)"],
      ])
  }
}
