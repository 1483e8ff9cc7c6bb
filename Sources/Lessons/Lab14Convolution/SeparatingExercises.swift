extension ConvolutionExercises {
  static let separableConv2d = Exercise(
    "14.12", "Depthwise separable convolution",
    statement: """
      Write `separableConv2d`: a depthwise separable convolution of one image, and what it costs.

      `image` is [rows, columns, channels]; `depthwise` has a filter for each channel, [filter rows, \
      filter columns, channels]; `pointwise` mixes channels to outputs, [channels, outputs]. The filters stay within the \
      image, step by one and are not turned, so there are \
      (rows − filter rows + 1) × (columns − filter columns + 1) places. There are no biases.

      Return a `SeparatedConvolution(outputs: …, parameters: …, multiplications: …, fullParameters: …, fullMultiplications: …)`: \
      the outputs, [places down, places across, outputs]; how many numbers both kinds of filters have together; how many products \
      of two numbers this image takes, at all places; and the same two counts for the full convolution between the same shapes.

      Arrays of other ranks, another number of channels in `depthwise` or `pointwise` than in the image, or filters larger than the \
      image: `LabError.shapeMismatch`.
      """,
    working:
      "There are 1 × 2 places. At the first the channels' sums are 1 − 2 + 0 + 0 = −1 and 0 + 1 + 0 − 2 = −1, and the mixtures −1·1 − 1·1 = −2, −1·0 + 1 = 1 and −0.5 − 2 = −2.5. The filters have 2·2·2 + 2·3 = 14 numbers, each used at both places: 28 multiplications. Full filters would have 2·2·2·3 = 24.",
    stub: """
      /// A depthwise separable convolution of one image, and its cost beside that of a full one.
      ///
      /// - Parameters:
      ///   - image: `[rows, columns, channels]`
      ///   - depthwise: `[filter rows, filter columns, channels]`
      ///   - pointwise: `[channels, outputs]`
      /// - Throws: `LabError.shapeMismatch` if ranks or channels do not fit, or the filters are
      ///   larger than the image.
      public func separableConv2d(
        _ image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>
      ) throws -> SeparatedConvolution {
        throw Unsolved("14.12")
      }
      """,
    hints: [
      "Two steps: sums for each channel by itself, then a mixture of channels at each place. The second one is a product of matrices in disguise.",
      "For the first step loop over the places i, j of the filter, not of the image: each filter number meets a whole part of the image, `image[i..<i + places down, j..<j + places across]`, and `depthwise[i, j, .all]` are the numbers of all channels there.",
      "Add up part times numbers in an array `sums` of zeros, [down, across, channels]: the numbers are broadcast along the last axis. Reshape it to [down · across, channels], multiply by `pointwise` with `matmul`, and reshape back. The counts: filter rows · filter columns · channels, plus channels · outputs; each number is used once at every place. The full filters multiply where the two halves add.",
      "// after the checks\nlet (down, across) = (image.shape[0] - depthwise.shape[0] + 1, …)\nlet (channels, outputs) = (pointwise.shape[0], pointwise.shape[1])\nvar sums = NDArray<Double>.zeros([down, across, channels])\nfor i in 0..<depthwise.shape[0] {\n  for j in 0..<depthwise.shape[1] {\n    sums += image[i..<i + down, j..<j + across] * depthwise[i, j, .all]\n  }\n}\nlet mixed = sums.reshaped(to: [down * across, channels])\n  .matmul(pointwise)\nlet window = depthwise.shape[0] * depthwise.shape[1]\nlet parameters = window * channels + …\nlet fullParameters = window * channels * …\nreturn SeparatedConvolution(\n  outputs: mixed.reshaped(to: [down, across, outputs]),\n  parameters: parameters, multiplications: down * across * parameters,\n  fullParameters: fullParameters, fullMultiplications: …)",
    ])
}
