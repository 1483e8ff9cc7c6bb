import NumericsEngine

extension ArraysLesson {
  /// What works along one axis, and what moves the axes themselves.
  static let along = [reducing, permuting]

  private static let reducing = Step(
    "Along an axis", exercise: ArraysExercises.sum
  ) { stage in
    let scores = NDArray([[7.0, 5, 9], [6, 8, 4], [9, 9, 7], [2, 6, 4]])
    try stage.text(
      """
      Four students, three exams. A *reduction* takes many numbers and gives one: their sum, mean \
      or largest. Over the whole table that is a single number. *Along an axis* it is one for each \
      place on the other axes; the axis you name disappears.
      """)
    try stage.verbatim(
      """
      scores                  [4, 3]  students, exams
      \(scores)

      scores.sum(axis: 0)     [3]     each exam:     \(scores.sum(axis: 0))
      scores.sum(axis: 1)     [4]     each student:  \(scores.sum(axis: 1))
      scores.sum()            []      everything:    \(scores.sum().fixed(0))
      """)
    try stage.text(
      """
      "Axis 0" is easily read as "give me the rows". It means the opposite: axis 0 is the one that \
      goes. Ask which axis should *not* be there any more, and sum along that one.
      """)
    let video = NDArray(repeating: 1.0, shape: [4, 24, 32, 32, 3])
    try stage.table(
      "Sums along one axis of the batch of videos \(video.shape)",
      columns: ["axis", "shape that is left", "numbers in each sum"],
      rows: (0..<video.rank).map { axis in
        ["\(axis)", "\(video.sum(axis: axis).shape)", "\(video.shape[axis])"]
      })
  }

  private static let permuting = Step(
    "The axes change places", exercise: ArraysExercises.permuted
  ) { stage in
    let image = NDArray(shape: [2, 2, 3], elements: (1...12).map(Double.init))
    try stage.text(
      """
      One library wants images as rows, columns, channels; another wants the channels first. The \
      numbers are the same, the axes change places. For a matrix there is only one such change: the \
      *transpose*. For more axes you say which goes where:
      """)
    let moved = image.permuted(axes: [2, 0, 1])
    try stage.verbatim(
      """
      image                            shape \(image.shape)   strides \(image.strides)
      \(image)

      image.permuted(axes: [2, 0, 1])  shape \(moved.shape)   strides \(moved.strides)
      \(moved)
      """)
    try stage.text(
      """
      Read [2, 0, 1] as "the first axis of the result is axis 2 of the input, the second is axis 0, \
      the third is axis 1". Shape and strides change places together, and not one element has \
      moved: the engine returns a view. The inverse, [1, 2, 0], brings everything back; mixing up \
      the two is the usual mistake, and for a matrix it does not even show.
      """)
  }

  /// Questions about elements, and the places of the answers.
  static let choosing = [masking]

  private static let masking = Step(
    "Masks, and where the largest is", exercise: ArraysExercises.maskAndArgmax
  ) { stage in
    try stage.text(
      """
      A network that reads digits ends in a table: for each image a row, for each digit a column, \
      and in it how sure the network is. Two questions come up at once. Where is it surer than some \
      threshold? The answer is a *mask*, an array of true and false with the same shape. And which \
      digit does it take for each image? That is the column of the largest element of each row, its \
      *argmax*.
      """)
    let sure = NDArray([[0.05, 0.9, 0.05], [0.4, 0.4, 0.2], [0.3, .nan, 0.7]])
    let mask = sure .> 0.35
    try stage.verbatim(
      """
      sure
      \(sure)

      sure .> 0.35
      \(mask)
      """)
    try stage.text(
      """
      The second row has two largest elements. A rule must decide, or the answer changes with the \
      order of some loop; NumPy's rule, and ours, is the first. In the third row something went \
      wrong: there is a NaN, "not a number", as 0/0 gives it. Every comparison with NaN is false, \
      so a search by `>` walks past it, and a broken network looks healthy. NumPy therefore says: \
      the first NaN of a row is its largest. So the damage shows.
      """)
  }
}
