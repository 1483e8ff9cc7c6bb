extension ConvolutionExercises {
  static let convolutionGradient = Exercise(
    "14.7", "Gradients of a convolution",
    statement: """
      Write `convolutionGradient`: from the slopes by the results of a convolution, those by its \
      images, filters and biases.

      Now there is a batch: `images` is X [batch, rows, columns, channels], `filters` is W [kernel \
      rows, kernel columns, channels, outputs], and `delta` is dZ [batch, rows', columns', outputs]: \
      the slope of the loss by each number that 14.2 has given for each image.

      Each d = dz[n, i, j, o] adds d · w[a, b, c, o] to dx[n, r, q, c], d · x[n, r, q, c] to \
      dw[a, b, c, o], and d to db[o]. As in 14.2, r = i·s + a − p and q = j·s + b − p with stride s \
      and padding p, for all a, b and c whose pixel is in the image. Nothing is divided: a mean over \
      the batch is in dZ already.

      Return `ConvolutionGradient(images: dX, filters: dW, biases: db)` in the shapes of X, W \
      and [outputs]. A batch without images gives zeros for W and b.

      Arrays that are not of rank 4 or do not fit together, a delta of another shape than the \
      convolution's, or filters that fit nowhere: `LabError.shapeMismatch`. `stride` below 1 or \
      `padding` below 0: `LabError.invalidParameter`.
      """,
    working:
      "Two windows lie side by side, with d = 1 and d = −2. dW: at its upper left lay 1, then 2, so 1·1 − 2·2 = −3. dX: the pixel 2 lay under w[0, 1] = −1 of the first window and under w[0, 0] = 1 of the second, so 1·(−1) − 2·1 = −3. db = 1 − 2 = −1.",
    stub: """
      /// The slopes of the loss by a convolution's images, filters and biases, in their shapes.
      ///
      /// - Parameters:
      ///   - images: X, `[batch, rows, columns, channels]`; 0 outside.
      ///   - filters: W, `[kernel rows, kernel columns, channels, outputs]`.
      ///   - delta: dZ, `[batch, rows', columns', outputs]`; sums over the batch, no means.
      ///   - stride: s, how far apart windows begin.
      ///   - padding: p, the zeros on each side.
      /// - Throws: `LabError.shapeMismatch` if the shapes do not fit together, or the filters fit
      ///   nowhere; `LabError.invalidParameter` if `stride` < 1 or `padding` < 0.
      public func convolutionGradient(
        of images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, stride: Int,
        padding: Int
      ) throws -> ConvolutionGradient {
        throw Unsolved("14.7")
      }
      """,
    hints: [
      "Copy the loops of 14.2. Where forwards a product x · w is added to z, each of the two factors now hears of the other, multiplied by the delta of that z.",
      "One loop more, over the batch, and three arrays of zeros to add to: dX in the shape of X, dW in that of W, db of [outputs]. For each n, i, j, o take d = delta[n, i, j, o]. The bias gets d once; the loops over a, b and c serve the other two.",
      "Row a of window i lies on image row i·stride + a − padding, exactly as forwards, and what lies outside is skipped. Then two lines in the innermost loop: `dX[n, row, column, c] += d * filters[a, b, c, o]` and `dW[a, b, c, o] += d * images[n, row, column, c]`. Nothing needs to be turned: dx and w meet at the same a and b as forwards.",
      "// the checks: ranks 4, channels, windowCount for both axes, then\nguard delta.shape == [images.shape[0], rows, columns, filters.shape[3]]\nelse { throw LabError.shapeMismatch }\nvar dX = NDArray<Double>.zeros(images.shape), dW = …\nvar db = NDArray<Double>.zeros([filters.shape[3]])\nfor n in 0..<images.shape[0] { for i in 0..<rows { for j in 0..<columns {\n  for o in 0..<filters.shape[3] {\n    let d = delta[n, i, j, o]\n    db[o] += d\n    for a in 0..<filters.shape[0] { for b in 0..<filters.shape[1] {\n      let row = i * stride + a - padding, column = j * stride + b - padding\n      guard 0..<images.shape[1] ~= row, 0..<images.shape[2] ~= column\n      else { continue }\n      for c in 0..<images.shape[3] {\n        dX[n, row, column, c] += …\n        dW[a, b, c, o] += …\n      }\n    } }\n  }\n} } }\nreturn ConvolutionGradient(images: dX, filters: dW, biases: db)",
    ])

  static let flattened = Exercise(
    "14.8", "Flattening",
    statement: """
      Write `flattened`: the way from images to the rows that a dense layer takes, and the way of \
      the slopes back.

      `images` is [batch, rows, columns, channels]. Each image becomes a row, in the order row, \
      column, channel: `outputs` [batch, rows · columns · channels]. `delta` has that shape: the slope \
      of the loss by each number of the rows. `imageDelta` is the slope by each number of the images, \
      in their shape. Return `Flattening(outputs: …, imageDelta: …)`. A batch may be empty.

      Images of another rank, or a delta of another shape: `LabError.shapeMismatch`.
      """,
    working:
      "The image's first row has the pixels (1, 10) and (2, 20): they come first, the channels of a pixel together. On the way back, the first two slopes belong to the first pixel, the next two to the one on its right.",
    stub: """
      /// Each image as a row, and the slopes by the rows back in the shape of the images.
      ///
      /// - Parameters:
      ///   - images: `[batch, rows, columns, channels]`
      ///   - delta: The slope by each number of the rows, `[batch, rows · columns · channels]`.
      /// - Throws: `LabError.shapeMismatch` if the images are not of rank 4 or `delta` has another
      ///   shape.
      public func flattened(
        _ images: NDArray<Double>, delta: NDArray<Double>
      ) throws -> Flattening {
        throw Unsolved("14.8")
      }
      """,
    hints: [
      "Flattening moves no number and changes none. It only writes another shape on the same row of numbers, and so does the way back.",
      "`reshaped(to:)` keeps the order row by row, the last axis fastest, which is exactly the order asked for. Compute the extent of a row as rows · columns · channels.",
      "Do not write −1 in a shape: if the batch is empty, there is nothing to find that extent from. Compare `delta.shape` with the whole shape [batch, rows · columns · channels], not with its number of elements alone; the way back is `delta.reshaped(to: images.shape)`.",
      "guard images.rank == 4 else { throw LabError.shapeMismatch }\nlet size = images.shape[1] * images.shape[2] * images.shape[3]\nlet shape = [images.shape[0], size]\nguard delta.shape == shape else { throw LabError.shapeMismatch }\nreturn Flattening(\n  outputs: images.reshaped(to: …),  // [batch, rows · columns · channels]\n  imageDelta: delta.reshaped(to: …))  // [batch, rows, columns, channels]",
    ])
}
