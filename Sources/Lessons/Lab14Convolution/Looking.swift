import LabKit
import NumericsEngine
import Plotting

extension ConvolutionLesson {
  /// What a window sees, where windows lie, and what a filter makes of them.
  static let looking = [neighbours, places, sums]

  private static let neighbours = Step("A picture is more than a row of numbers") { stage in
    let digit = Maps.digit(7, seed: 14)  // [28, 28, 1]
    var generator = RandomGenerator(seed: 2)
    let order = generator.permutation(digit.count)
    let shuffled = digit.reshaped(to: [digit.count]).gathering(order, axis: 0)
    try stage.text(
      """
      A dense layer takes a picture as a row of numbers. Nothing tells it that number 29 stands \
      below number 1. Shuffle the pixels of all pictures in the same way, shuffle the weights along, \
      and every sum is what it was: to a dense layer, these two are the same seven. (The pictures in \
      this part of the lab are drawn by the course, as its built-in digits are.)
      """)
    try stage.figure(
      .images(
        slug: "lab14-shuffled", title: "A seven, and its pixels in another order",
        panels: [
          Maps.panel("as it was drawn", digit, range: 0...1),
          Maps.panel("shuffled", shuffled.reshaped(to: digit.shape), range: 0...1),
        ], columns: 2))
    try stage.text(
      """
      But to you they are not. What makes a seven is local: strokes, corners, ends, each a matter of \
      a few pixels that are neighbours. And it is the same wherever it stands: a corner is a corner at \
      the top and at the left.

      A *convolutional layer* is built on these two remarks. Its units see a small window of the \
      picture, and all units of a kind use the same weights, the *filter*, each in another place. \
      Their outputs are a picture again: a *feature map*, which says where the filter has found what \
      it looks for. Several filters give several maps, the *channels* of the result (Y. LeCun, L. \
      Bottou, Y. Bengio, P. Haffner, *Proceedings of the IEEE* 86, 1998, section II.A).
      """)
    let (pixels, outputs, kernel) = (digit.count, 32, 5)
    let places = pixels * outputs
    let dense = pixels * places + places
    let free = kernel * kernel * places + places
    let shared = kernel * kernel * outputs + outputs
    try stage.table(
      "Three ways to 32 maps of 28 × 28 numbers from 28 × 28 pixels",
      columns: ["layer", "weights and biases"],
      rows: [
        ["dense: each unit sees all pixels", dense.grouped],
        ["each unit sees 5 × 5 pixels", free.grouped],
        ["the same, one filter for each map", shared.grouped],
      ])
    try stage.text(
      """
      Looking through a window saves the factor \((dense / free).grouped), sharing the filter another \
      \((free / shared).grouped). A weight that is used in \(pixels.grouped) places also learns from \
      \(pixels.grouped) places of every picture.
      """)
  }

  private static let places = Step(
    "Where the windows lie", exercise: ConvolutionExercises.windowCount
  ) { stage in
    try stage.text(
      """
      Take one axis first. On an axis of n pixels lie windows of k pixels, the *kernel*; each begins \
      s pixels behind the one before, the *stride*. Here x is a pixel, and ■ a pixel in the window.
      """)
    try stage.verbatim(Axis(size: 7, kernel: 3, stride: 1).drawing)
    try stage.text("With a larger stride there are fewer, and a rest at the end may be in none:")
    try stage.verbatim(Axis(size: 8, kernel: 3, stride: 2).drawing)
    try stage.text(
      """
      From the first window to the last that is whole there is room for ⌊(n − k) / s⌋ steps, and there \
      is one window more than steps. The pixels at the ends are in fewer windows than those in the \
      middle, and the map is smaller than the picture. Zeros beyond the ends, the *padding*, help \
      against both. With p zeros at each end:
      """)
    try stage.verbatim(
      """
      n' = ⌊(n + 2p − k) / s⌋ + 1


      """ + Axis(size: 7, kernel: 3, stride: 1, before: 1, after: 1).drawing)
    try stage.text(
      """
      Two rules have names. `valid` takes no zeros: every window lies on pixels. `same` takes so many \
      that there are ⌈n / s⌉ windows, with stride 1 as many as pixels. If their number is odd, the \
      end gets one more than the beginning, as in TensorFlow:
      """)
    try stage.verbatim(Axis(size: 8, kernel: 3, stride: 2, before: 0, after: 1).drawing)
    let valid = [(5, 1), (2, 2), (5, 1), (2, 2)].reduce([28]) { sizes, window in
      sizes + [Axis(size: sizes.last ?? 0, kernel: window.0, stride: window.1).count]
    }
    let same = [1, 2, 1, 2].reduce([28]) { sizes, stride in
      sizes + [((sizes.last ?? 0) + stride - 1) / stride]
    }
    try stage.table(
      "A side of 28 pixels through the windows of the network to come",
      columns: ["padding", "picture", "5, stride 1", "2, stride 2", "5, stride 1", "2, stride 2"],
      rows: [["valid"] + valid.map(String.init), ["same"] + same.map(String.init)])
    try stage.text(
      """
      Without padding \(same[4] * same[4]) places become \(valid[4] * valid[4]). The network of this \
      lab takes `same`.
      """)
  }

  private static let sums = Step(
    "A filter slides over a picture", exercise: ConvolutionExercises.conv2d
  ) { stage in
    let small = NDArray([[1.0, 1, 1, 0], [1, 1, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0]])
    let edge = Maps.filter([[1, -1], [1, -1]])
    let map = Maps.convolved(small.expandingDimension(at: 2), edge, padding: .valid)
    let weights = Maps.written(edge[.all, .all, 0, 0])
    let found = Maps.written(map[.all, .all, 0])
    let rows = Maps.written(small)
    try stage.text(
      """
      In each place the numbers of the window are multiplied by the weights that lie on them, and \
      added up. That is all:
      """)
    try stage.verbatim(
      rows.indices.map { row in
        "\(rows[row])       "
          + (row < weights.count ? weights[row] : String(repeating: " ", count: weights[0].count))
          + "       " + (row < found.count ? found[row] : "")
      }.joined(separator: "\n").replacing(/\ +(?=\n|$)/, with: "")
        + "\n\npicture       filter      map")
    try stage.text(
      """
      The filter asks how much brighter the left column is than the right one. Where both are alike it \
      says 0; at the right edge of the shape it says \(map.max().fixed(0)). Nobody told it where the \
      edge is.

      On a digit, with two filters of 3 × 3 by which I. Sobel looked for edges in 1968: the one \
      on the left answers to changes from left to right, its transpose to changes from top to bottom.
      """)
    try stage.verbatim(
      zip(
        Maps.written(Maps.vertical[.all, .all, 0, 0]),
        Maps.written(Maps.horizontal[.all, .all, 0, 0])
      ).map { "\($0)          \($1)" }.joined(separator: "\n"))
    let digit = Maps.digit(7, seed: 14)
    let (vertical, horizontal) = (
      Maps.convolved(digit, Maps.vertical), Maps.convolved(digit, Maps.horizontal)
    )
    let most = max(abs(vertical).max(), abs(horizontal).max())
    try stage.figure(
      .images(
        slug: "lab14-edges", title: "A seven and what two filters see: grey is 0",
        panels: [
          Maps.panel("seven", digit, range: 0...1),
          Maps.panel("left to right", vertical, range: -most...most),
          Maps.panel("top to bottom", horizontal, range: -most...most),
        ], columns: 3))
    let right = Maps.convolved(Maps.moved(digit, right: 2), Maps.vertical)[.all, 3..<27]
    let distance = abs(right - vertical[.all, 1..<25]).max()
    try stage.text(
      """
      If the seven moves two columns to the right, so does the map, and is otherwise the same: in \
      all places that are not at the border, the largest difference is \(distance.significant(2)). \
      Convolution and shifting can be exchanged.

      A picture in colour has three numbers for each pixel, and a map of 32 filters has 32. So a \
      filter has weights for each channel, and adds up all of them; its result is one number. Several \
      filters give several outputs:
      """)
    try stage.verbatim(
      """
      z[i, j, o] = b[o] + Σ x[r, q, c] · w[a, b, c, o]      over a, b, c
                          with r = i·s + a − p and q = j·s + b − p

      x  [rows, columns, channels]                      0 outside
      w  [kernel rows, kernel columns, channels, outputs]
      b  [outputs]
      z  [rows', columns', outputs]
      """)
    try stage.text(
      """
      In mathematics a convolution turns the filter by 180° first, and this one is called a \
      cross-correlation. Networks learn their filters, so it makes no difference to them, and the \
      shorter name has stayed. Do not turn.
      """)
  }
}

/// Windows on one axis, to be drawn.
private struct Axis {
  let size, kernel, stride: Int
  var before = 0
  var after = 0

  var count: Int { (before + size + after - kernel) / stride + 1 }

  /// The places, `x` for a pixel and `0` for padding, and below them each window.
  var drawing: String {
    func places(_ symbol: String, _ count: Int) -> String {
      String(repeating: " \(symbol)", count: count)
    }
    let first = "places   " + places("0", before) + places("x", size) + places("0", after)
    let windows = (0..<count).map { index in
      "window \(index) " + String(repeating: "  ", count: index * stride) + places("■", kernel)
    }
    let title =
      "n = \(size), k = \(kernel), s = \(stride): \(count) windows"
      + (before + after > 0 ? ", zeros \(before) + \(after)" : "")
    return ([title, "", first] + windows).joined(separator: "\n")
  }
}
