extension ConvolutionExercises {
  static let im2col = Exercise(
    "14.3", "Windows as rows",
    statement: """
      Write `im2col`: a matrix with a row for every window of an image.

      `image` is [rows, columns, channels]. The windows have `kernelRows` rows and `kernelColumns` \
      columns and lie as in 14.2: `stride` apart, with `padding` zeros on each of the four sides. The \
      matrix has the windows in the order of the result of 14.2, from left to right, then the next \
      row. In a row stand the numbers of the window in the order row, column, channel: all channels \
      of a pixel, then the pixel on its right. Shape: [rows' · columns', kernelRows · kernelColumns · \
      channels].

      An image of another rank, without rows or without columns, or a window that fits nowhere: \
      `LabError.shapeMismatch`. `kernelRows`, `kernelColumns` or `stride` below 1, or `padding` below \
      0: `LabError.invalidParameter`.
      """,
    working:
      "Two windows of 2 × 2 fit side by side. The first holds the pixels (1, 10), (2, 20) and below them (4, 40), (5, 50); written row by row, both channels of a pixel together, that is its row of the matrix.",
    stub: """
      /// Every window of an image as a row: `[rows' · columns', k]` with k = kernelRows ·
      /// kernelColumns · channels.
      ///
      /// - Parameters:
      ///   - image: `[rows, columns, channels]`; 0 outside.
      ///   - stride: How far apart windows begin.
      ///   - padding: The zeros on each side.
      /// - Throws: `LabError.shapeMismatch` unless the image is of rank 3, has rows and columns, and
      ///   a window fits; `LabError.invalidParameter` if a size of the window or `stride` < 1 or
      ///   `padding` < 0.
      public func im2col(
        _ image: NDArray<Double>, kernelRows: Int, kernelColumns: Int, stride: Int, padding: Int
      ) throws -> NDArray<Double> {
        throw Unsolved("14.3")
      }
      """,
    hints: [
      "Go through the windows as in 14.2, and instead of multiplying, write down what lies in each of them.",
      "One list, `var elements: [Double] = []`, to which each window appends its numbers in the right order; at the end the list becomes an array of the two extents.",
      "It is short with slices. Make an array of zeros that is 2·padding larger along both axes and put the image into its middle: `padded[padding..<padding + rows, padding..<padding + columns] = image`. A window is then a slice of it, and `.elements` of a slice is in the order row, column, channel already.",
      "guard image.rank == 3, image.shape[0] > 0, image.shape[1] > 0\nelse { throw LabError.shapeMismatch }\nlet down = try windowCount(\n  size: image.shape[0], kernel: kernelRows, …).count\nlet across = try windowCount(…).count\nvar padded = NDArray<Double>.zeros([…, …, image.shape[2]])\npadded[…, …] = image\nvar elements: [Double] = []\nfor i in 0..<down { for j in 0..<across {\n  let top = i * stride, left = j * stride\n  elements += padded[\n    top..<top + kernelRows, left..<left + kernelColumns\n  ].elements\n} }\nreturn NDArray(shape: [down * across, …], elements: elements)",
    ])

  static let conv2dByProduct = Exercise(
    "14.4", "Convolution as a product",
    statement: """
      Write `conv2dByProduct`: the same as 14.2, by one product of matrices.

      The matrix of 14.3, [rows' · columns', k] with k = kernel rows · kernel columns · channels, is \
      multiplied by the filters as [k, outputs]; b is added to each row; the result gets the shape \
      [rows', columns', outputs]. Arguments, result and errors are those of 14.2.

      Besides the cases, one property asks for 512 filters of 5 × 5 × 16 on an image of 28 × 28 \
      within the time limit. Loops do not get there.
      """,
    working:
      "The four windows are the rows (1, 2, 0, 1), (2, 0, 1, 3), (0, 1, 2, 0) and (1, 3, 0, 1). The first, times the first filter (1, 0, −1, 2), is 1 − 0 + 2 = 3, with its bias 3.5; times (½, ½, ½, ½) it is 2, with −1 it is 1.",
    stub: """
      /// The convolution of 14.2 by one product of matrices: `[rows', columns', outputs]`.
      ///
      /// - Parameters:
      ///   - image: x, `[rows, columns, channels]`; 0 outside.
      ///   - filters: w, `[kernel rows, kernel columns, channels, outputs]`.
      ///   - biases: b, `[outputs]`.
      /// - Throws: what `conv2d` throws.
      public func conv2dByProduct(
        _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
        padding: Int
      ) throws -> NDArray<Double> {
        throw Unsolved("14.4")
      }
      """,
    hints: [
      "Each number of the result is a row of 14.3 times the numbers of one filter. All of them together are a product of two matrices.",
      "The filters [kernel rows, kernel columns, channels, outputs] have the order of a row of 14.3 in their first three axes already. `reshaped(to: [k, outputs])` makes a matrix with a filter in each column; nothing has to be permuted.",
      "`matmul` gives [windows, outputs]. Adding `biases` of shape [outputs] is broadcast over the rows. The rows are the windows from left to right and then down, so `reshaped(to: [rows', columns', outputs])` puts them in place. The two extents come from 14.1, as in 14.2; the checks are the same as there, too.",
      "guard image.rank == 3, filters.rank == 4,\n  filters.shape[2] == image.shape[2],\n  biases.shape == [filters.shape[3]]\nelse { throw LabError.shapeMismatch }\nlet rows = try windowCount(…).count, columns = try windowCount(…).count\nlet windows = try im2col(  // [windows, k]\n  image, kernelRows: filters.shape[0], kernelColumns: …,\n  stride: …, padding: …)\nlet weights = filters.reshaped(  // [k, outputs]\n  to: [windows.shape[1], filters.shape[3]])\nlet z = windows.matmul(weights) + biases  // [windows, outputs]\nreturn z.reshaped(to: […, …, …])",
    ])
}
