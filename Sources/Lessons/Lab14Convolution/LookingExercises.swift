extension ConvolutionExercises {
  static let windowCount = Exercise(
    "14.1", "Output size",
    statement: """
      Write `windowCount`: how many windows of `kernel` pixels lie on an axis of `size` pixels, if \
      each begins `stride` pixels after the one before.

      Zeros may stand beyond the two ends. `padding` is `.valid` (none), `.each(p)` (p at each end) \
      or `.same`: so many that there are ⌈size / stride⌉ windows, that is \
      max(0, (⌈size / stride⌉ − 1)·stride + kernel − size) in all; half of them before, and after \
      the last pixel the rest, one more if their number is odd. A window counts only if it lies \
      wholly on pixels and zeros.

      Return `WindowCount(count: …, paddingBefore: …, paddingAfter: …)`.

      `size`, `kernel` or `stride` below 1, or a p below 0: `LabError.invalidParameter`. No window \
      at all, because the kernel is larger than pixels and zeros together: `LabError.shapeMismatch`.
      """,
    working:
      "With a zero at each end there are 30 places. The first window begins at 0, the last can begin at 25 at most; in steps of 2 that is ⌊25 / 2⌋ = 12 steps, so 13 windows. The last place is in none of them.",
    stub: """
      /// The number of windows along an axis, ⌊(size + zeros − kernel) / stride⌋ + 1, and the zeros
      /// beyond its ends.
      ///
      /// - Throws: `LabError.invalidParameter` if `size`, `kernel` or `stride` < 1 or the padding < 0;
      ///   `LabError.shapeMismatch` if the kernel fits nowhere.
      public func windowCount(
        size: Int, kernel: Int, stride: Int, padding: PaddingRule
      ) throws -> WindowCount {
        throw Unsolved("14.1")
      }
      """,
    hints: [
      "First find the zeros before and after. Then it is a question about a fence: from the first window to the last there are so many steps, and one window more than steps.",
      "The last window may begin at (before + size + after) − kernel. Divide that by the stride, rounding down, and add 1. Division of two `Int` rounds down by itself, as long as nothing is negative: check that first.",
      "Use `switch padding`, with `case .each(let p):` for the number. ⌈size / stride⌉ is `(size + stride - 1) / stride` in whole numbers. The missing zeros of `.same` are m = max(0, …); before gets `m / 2`, after gets `m - m / 2`, which is one more when m is odd.",
      "guard size >= 1, kernel >= 1, stride >= 1\nelse { throw LabError.invalidParameter }\nlet before: Int, after: Int\nswitch padding {\ncase .valid: (before, after) = (0, 0)\ncase .each(let p):\n  guard … else { throw LabError.invalidParameter }\n  (before, after) = (p, p)\ncase .same:\n  let missing = max(0, …)\n  (before, after) = (missing / 2, missing - missing / 2)\n}\nlet room = before + size + after - kernel\nguard room >= 0 else { throw LabError.shapeMismatch }\nreturn WindowCount(count: …, paddingBefore: before, paddingAfter: after)",
    ])

  static let conv2d = Exercise(
    "14.2", "Convolution with loops",
    statement: """
      Write `conv2d` with loops: z[i, j, o] = b[o] + Σ x[r, q, c] · w[a, b, c, o], the sum over the \
      rows a and columns b of the filter and over all channels c, where r = i·s + a − p and \
      q = j·s + b − p is the pixel on which (a, b) lies.

      `image` is x [rows, columns, channels]; `filters` is w [kernel rows, kernel columns, channels, \
      outputs], not turned; `biases` is b [outputs]; s is `stride`, and p is `padding`, the number of \
      zeros on each of the four sides. What lies outside of the image counts as 0. The result has the \
      shape [rows', columns', outputs], with the numbers of windows of `.each(padding)` in 14.1.

      Arrays of other ranks, filters of other channels than the image, not one bias for each output, \
      or filters that fit nowhere: `LabError.shapeMismatch`. `stride` below 1 or `padding` below 0: \
      `LabError.invalidParameter`.
      """,
    working:
      "The filter lies at the upper left first: 1·1 + 2·0 + 0·(−1) + 1·2 = 3, and with the bias 3.5. One column to the right it is 2·1 + 0·0 + 1·(−1) + 3·2 + 0.5 = 7.5. A filter of 2 × 2 has 2 · 3 places on 3 × 4 pixels.",
    stub: """
      /// z[i, j, o] = b[o] + Σ x[i·s + a − p, j·s + b − p, c] · w[a, b, c, o], over a, b and c:
      /// `[rows', columns', outputs]`.
      ///
      /// - Parameters:
      ///   - image: x, `[rows, columns, channels]`; 0 outside.
      ///   - filters: w, `[kernel rows, kernel columns, channels, outputs]`.
      ///   - biases: b, `[outputs]`.
      ///   - stride: s, how far apart windows begin.
      ///   - padding: p, the zeros on each side.
      /// - Throws: `LabError.shapeMismatch` if the shapes do not fit together, or the filters fit
      ///   nowhere; `LabError.invalidParameter` if `stride` < 1 or `padding` < 0.
      public func conv2d(
        _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
        padding: Int
      ) throws -> NDArray<Double> {
        throw Unsolved("14.2")
      }
      """,
    hints: [
      "Six loops: over the rows and columns of the result and its outputs, and inside them over the rows, columns and channels of the filter. Inside stands one product, and it is added to a sum.",
      "Window i begins at image row i·stride − padding, so row a of the filter lies on image row i·stride + a − padding. If that is not in 0 ..< rows, there is a zero under it: `continue`. The same for the columns.",
      "Take the sizes from your own 14.1, once for each axis: `try windowCount(size: …, kernel: …, stride: stride, padding: .each(padding)).count`, with `image.shape[0]` and `filters.shape[0]` for the rows. It throws what is asked for here too. Make the result with `NDArray<Double>.zeros([…])`, begin each sum with `biases[o]`, and write it to `result[i, j, o]` at the end.",
      "guard image.rank == 3, filters.rank == 4,\n  filters.shape[2] == image.shape[2],\n  biases.shape == [filters.shape[3]]\nelse { throw LabError.shapeMismatch }\nlet rows = try windowCount(…).count, columns = try windowCount(…).count\nvar result = NDArray<Double>.zeros([rows, columns, filters.shape[3]])\nfor i in 0..<rows { for j in 0..<columns { for o in 0..<filters.shape[3] {\n  var sum = biases[o]\n  for a in 0..<filters.shape[0] { for b in 0..<filters.shape[1] {\n    let row = i * stride + a - padding, column = …\n    guard 0..<image.shape[0] ~= row, … else { continue }\n    for c in 0..<image.shape[2] {\n      sum += image[row, column, c] * filters[a, b, c, o]\n    }\n  } }\n  result[i, j, o] = sum\n} } }\nreturn result",
    ])
}
