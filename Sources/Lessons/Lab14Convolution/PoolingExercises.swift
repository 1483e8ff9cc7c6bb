extension ConvolutionExercises {
  static let pooled = Exercise(
    "14.5", "Pooling",
    statement: """
      Write `pooled`: of each window, and of each channel by itself, the largest number (`.max`) or \
      the mean (`.average`).

      `image` is [rows, columns, channels]. The windows have `size` rows and columns and lie as in \
      14.2. But padding only makes room here: pooling takes nothing from it. A maximum is that of \
      the pixels, also where all are below 0, and a mean is divided by the number of pixels in the \
      window, which is smaller at a padded edge. A NaN among the pixels makes the maximum NaN, and \
      the mean. The result has the shape [rows', columns', channels].

      `size` or `stride` below 1, `padding` below 0 or above size / 2: `LabError.invalidParameter`. \
      An image of another rank, or windows that fit nowhere: `LabError.shapeMismatch`.
      """,
    working:
      "The left window holds 1, 3, 2 and −1: its maximum is 3. The right one holds −2, −5, −4 and −6, all below 0: its maximum is −2.",
    stub: """
      /// The largest number or the mean of each window, channel by channel: `[rows', columns',
      /// channels]`.
      ///
      /// - Parameters:
      ///   - image: `[rows, columns, channels]`
      ///   - kind: `.max` or `.average`; padding takes no part in either.
      ///   - size: The rows and the columns of a window.
      ///   - stride: How far apart windows begin.
      /// - Throws: `LabError.invalidParameter` if `size` or `stride` < 1, or unless 0 ≤ 2·`padding` ≤
      ///   `size`; `LabError.shapeMismatch` unless the image is of rank 3 and a window fits.
      public func pooled(
        _ image: NDArray<Double>, by kind: PoolingKind, size: Int, stride: Int, padding: Int
      ) throws -> NDArray<Double> {
        throw Unsolved("14.5")
      }
      """,
    hints: [
      "Three loops, over the rows and columns of the result and its channels. For each, collect the pixels that the window really has; then take their maximum or their mean.",
      "Window i covers the image rows from i·stride − padding, `size` of them, as far as they are in 0 ..< rows. So it runs from max(0, i·stride − padding) up to, but without, min(rows, i·stride − padding + size). The columns likewise.",
      "`image[rows, columns, channel]` with two ranges and a number is the window without anything outside. An NDArray's `max()` keeps a NaN, and `mean()` divides by the number of elements that are there. With a loop of your own, begin with −∞ (`-Double.infinity`), never with 0, and ask `isNaN`, because no comparison with NaN is true.",
      "guard image.rank == 3 else { throw LabError.shapeMismatch }\nguard padding >= 0, 2 * padding <= size\nelse { throw LabError.invalidParameter }\nlet down = try windowCount(…).count, across = try windowCount(…).count\nvar result = NDArray<Double>.zeros([down, across, image.shape[2]])\nfor i in 0..<down { for j in 0..<across {\n  let top = i * stride - padding, left = …\n  let rows = max(0, top)..<min(image.shape[0], top + size)\n  let columns = …\n  for c in 0..<image.shape[2] {\n    let window = image[rows, columns, c]\n    result[i, j, c] = kind == .max ? … : …\n  }\n} }\nreturn result",
    ])

  static let maxPoolingGradient = Exercise(
    "14.6", "Gradient of max pooling",
    statement: """
      Write `maxPoolingGradient`: how the loss changes with each pixel in front of a max pooling \
      without padding.

      `image` is [rows, columns, channels], `delta` the slope of the loss by each number that the \
      pooling has given, [rows', columns', channels]. In each window, and in each channel by itself, \
      the largest pixel gets the delta of its window; of equal ones the first, row by row. A pixel \
      that is largest in several windows gets the sum of their deltas; all others get 0. The result \
      has the shape of `image`. There is no NaN in the image; −∞ there may be.

      An image of another rank, windows that fit nowhere, or a delta of another shape: \
      `LabError.shapeMismatch`. `size` or `stride` below 1: `LabError.invalidParameter`.
      """,
    working:
      "In the left window 3 is largest, in the first row: it gets 0.5. In the right one 5 stands twice; the first of them, row by row, is the upper one, and gets −2. Nothing else could change a maximum.",
    stub: """
      /// The slope of the loss by each pixel in front of a max pooling: `[rows, columns, channels]`.
      ///
      /// - Parameters:
      ///   - image: What was pooled, `[rows, columns, channels]`.
      ///   - delta: The slope by each maximum, `[rows', columns', channels]`.
      ///   - size: The rows and the columns of a window.
      ///   - stride: How far apart windows begin.
      /// - Throws: `LabError.shapeMismatch` unless the shapes fit together and a window fits;
      ///   `LabError.invalidParameter` if `size` or `stride` < 1.
      public func maxPoolingGradient(
        of image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int
      ) throws -> NDArray<Double> {
        throw Unsolved("14.6")
      }
      """,
    hints: [
      "Which pixel could change the maximum if it moved a little? Only that one hears from the window.",
      "Begin with zeros in the shape of the image. For each window and channel, find the place of the largest pixel in the image, and add the window's delta there, with +=: windows may overlap.",
      "Begin the search with the window's first pixel as the best so far, not with 0, and take another only if it is larger: `>` keeps the first of equals. Or use `argmax()` of the slice, which counts row by row and gives the first: `place / size` is its row in the window, `place % size` its column.",
      "guard image.rank == 3 else { throw LabError.shapeMismatch }\nlet down = try windowCount(…, padding: .valid).count, across = …\nguard delta.shape == [down, across, image.shape[2]]\nelse { throw LabError.shapeMismatch }\nvar result = NDArray<Double>.zeros(image.shape)\nfor i in 0..<down { for j in 0..<across {\n  let top = i * stride, left = j * stride\n  for c in 0..<image.shape[2] {\n    let place = image[top..<top + size, left..<left + size, c].argmax()\n    result[top + …, left + …, c] += delta[i, j, c]\n  }\n} }\nreturn result",
    ])
}
