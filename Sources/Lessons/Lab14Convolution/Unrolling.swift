import Measurements
import NumericsEngine
import Plotting

extension ConvolutionLesson {
  /// A convolution becomes a matrix product.
  static let unrolling = [windows, product]

  private static let windows = Step(
    "Every window a row", exercise: ConvolutionExercises.im2col
  ) { stage in
    let picture = NDArray([[1.0, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]])
    let names = ["x[i, j]", "x[i, j+1]", "x[i+1, j]", "x[i+1, j+1]"]
    try stage.text(
      """
      Six loops, and inside them one product: that is slow, for the reasons of Lab 2. There the cure \
      was to say *what* is wanted, a product of matrices, and leave the how to the library. Here it is \
      the same, after a rearrangement.

      Each number of the map is a sum of products of a window and a filter. So write every window as a \
      row. Of this picture, with windows of 2 × 2 and stride 1:
      """)
    try stage.verbatim(Maps.written(picture).joined(separator: "\n"))
    try stage.table(
      "The windows as rows of a matrix [6, 4]", columns: ["window"] + names,
      rows: (0..<2).flatMap { i in
        (0..<3).map { j in
          ["i = \(i), j = \(j)"]
            + picture[i..<i + 2, j..<j + 2].elements.map { $0.fixed(0) }
        }
      })
    try stage.text(
      """
      The rows go through the windows from left to right, then the next row of windows. Within a row \
      it goes through the window in the same way, and where there are channels, all of a pixel's \
      stand together: row, column, channel, just as `elements` of a slice has them. The name \
      *im2col* comes from libraries that store a matrix column by column, where windows are columns.

      The same pixel stands in several rows now. That is the price:
      """)
    let layers = [
      ("first layer: 28 × 28 × 1, 5 × 5", 28, 1), ("second layer: 14 × 14 × 32, 5 × 5", 14, 32),
    ]
    try stage.table(
      "Numbers in the picture and in the matrix, padding `same`",
      columns: ["convolution", "picture", "matrix", "rows × columns"],
      rows: layers.map { name, side, channels in
        [
          name, (side * side * channels).grouped, (side * side * 25 * channels).grouped,
          "\(side * side) × \(25 * channels)",
        ]
      })
  }

  private static let product = Step(
    "Then one product", exercise: ConvolutionExercises.conv2dByProduct
  ) { stage in
    try stage.text(
      """
      The filters [kernel rows, kernel columns, channels, outputs] have the order row, column, channel \
      in their first three axes. Reshaped to a matrix, each column is a filter, and all places meet \
      all filters in one product:
      """)
    try stage.verbatim(
      """
      k = kernel rows · kernel columns · channels

      im2col(x)         [rows'·columns', k]
      W as a matrix     [k, outputs]
      im2col(x)·W + b   [rows'·columns', outputs]  →  [rows', columns', outputs]
      """)
    let tasks = [(28, 5, 1, 32), (14, 5, 32, 64), (28, 3, 16, 16)]
    let measured = tasks.map { side, kernel, channels, outputs in
      Convolving.Method.allCases.map {
        Convolving($0, side: side, kernel: kernel, channels: channels, outputs: outputs)
      }
    }
    let names = tasks.map { "\($0.0) × \($0.0) × \($0.2), \($0.3) of \($0.1) × \($0.1)" }
    try stage.text(
      """
      Here are both ways, timed on this machine a moment ago, one picture each, compiled with full \
      optimisation. Writing down the windows is part of the second.
      """)
    try stage.table(
      "Milliseconds for one convolution, the median of five runs",
      columns: ["picture, filters", "six loops", "windows and product", "factor"],
      rows: zip(names, measured).map { name, runs in
        [name] + runs.map { ($0.seconds * 1000).significant(2) }
          + [Self.factor(runs)]
      })
    try stage.figure(
      .bars(
        slug: "lab14-gemm", title: "One convolution: six loops against a matrix of windows",
        categories: names, axis: .init("GFLOP/s", scale: .logarithmic),
        series: Convolving.Method.allCases.indices.map { method in
          .init(
            method == 0 ? "six loops" : "windows and one product",
            values: measured.map { $0[method].gigaflops })
        }))
    let second = measured[1]
    try stage.text(
      """
      For the second layer of the network to come, with \(second[0].operations.grouped) additions and \
      multiplications for a picture, the product is \
      \(Self.factor(second)) times as fast, although it writes \
      every number \(5 * 5) times over. That is how networks of this kind are computed on \
      processors (K. Chellapilla, S. Puri, P. Simard, *International Workshop on Frontiers in \
      Handwriting Recognition*, 2006); libraries write the windows piece by piece, so that they stay \
      in the cache.
      """)
  }

  /// How many times as fast the second way is: 2.2, or 180.
  private static func factor(_ runs: [Convolving]) -> String {
    let factor = runs[0].seconds / runs[1].seconds
    return factor.fixed(factor < 10 ? 1 : 0)
  }
}
