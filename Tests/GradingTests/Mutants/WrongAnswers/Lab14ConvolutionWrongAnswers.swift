import LabKit
import NumericsEngine
import Solutions

private let solution = Lab14Convolution()
private typealias Grid = NDArray<Double>

/// Lab 14: wrong answers.
func convolutionWrongAnswers(_ variants: inout Variants) {
  windowCounts(&variants)
  convolutions(&variants)
  windowsAsRows(&variants)
  products(&variants)
  convolutionGradientsWrongAnswers(&variants)
  poolingWrongAnswers(&variants)
  layersWrongAnswers(&variants)
}

// 14.1 Output size
private func windowCounts(_ variants: inout Variants) {
  /// The right answer for a rule, with the count, or the zeros, made otherwise.
  @Sendable func changed(
    _ size: Int, _ kernel: Int, _ stride: Int, _ rule: PaddingRule,
    _ change: (inout WindowCount) -> Void
  ) throws -> WindowCount {
    var count = try solution.windowCount(
      size: size, kernel: kernel, stride: stride, padding: rule)
    change(&count)
    return count
  }
  variants.wrong("14.1", "padding once", is: "padding-once") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    try changed(size, kernel, stride, rule) {
      if case .each(let p) = rule { $0.count = (size + p - kernel) / stride + 1 }
    }
  }
  variants.wrong("14.1", "rounded up", is: "rounded-up") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    try changed(size, kernel, stride, rule) {
      let room = size + $0.paddingBefore + $0.paddingAfter - kernel
      $0.count = (room + stride - 1) / stride + 1
    }
  }
  variants.wrong("14.1", "steps for windows", is: "one-missing") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    try changed(size, kernel, stride, rule) { $0.count -= 1 }
  }
  variants.wrong("14.1", "1 before dividing", is: "one-added-before-dividing") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    try changed(size, kernel, stride, rule) {
      $0.count = (size + $0.paddingBefore + $0.paddingAfter - kernel + 1) / stride
    }
  }
  variants.wrong("14.1", "stride of 1", is: "stride-ignored") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    try changed(size, kernel, stride, rule) {
      $0.count = size + $0.paddingBefore + $0.paddingAfter - kernel + 1
    }
  }
  variants.wrong("14.1", "odd zero before", is: "odd-zero-before") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    try changed(size, kernel, stride, rule) {
      ($0.paddingBefore, $0.paddingAfter) = ($0.paddingAfter, $0.paddingBefore)
    }
  }
  variants.wrong("14.1", "kernel − 1 zeros for same", is: "same-as-with-stride-1") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    try changed(size, kernel, stride, rule) {
      if rule == .same {
        ($0.paddingBefore, $0.paddingAfter) = ((kernel - 1) / 2, kernel / 2)
        $0.count = (size - 1) / stride + 1
      }
    }
  }
  variants.wrong("14.1", "no window is 0 windows", is: "too-large-gives-0") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    do { return try changed(size, kernel, stride, rule) { _ in } } catch LabError.shapeMismatch {
      let p = if case .each(let p) = rule { p } else { 0 }
      return WindowCount(count: 0, paddingBefore: p, paddingAfter: p)
    }
  }
  variants.wrong("14.1", "zeros not reported") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    try changed(size, kernel, stride, rule) { ($0.paddingBefore, $0.paddingAfter) = (0, 0) }
  }
  variants.wrong("14.1", "kernel above the size refused") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    if size >= 1, stride >= 1, kernel > size { throw LabError.shapeMismatch }
    return try changed(size, kernel, stride, rule) { _ in }
  }
  variants.wrong("14.1", "stride above the kernel refused") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    if kernel >= 1, stride > kernel { throw LabError.invalidParameter }
    return try changed(size, kernel, stride, rule) { _ in }
  }
}

/// A convolution in loops, with one thing or another different.
private struct Looping: Sendable {
  typealias Place = (filterRow: Int, filterColumn: Int)
  /// Which weight meets the pixel under (a, b).
  var weight: @Sendable (Grid, _ a: Int, _ b: Int) -> (Int, Int) = { ($1, $2) }
  var channels: @Sendable (Int) -> Range<Int> = { 0..<$0 }
  var output: @Sendable (Int) -> Int = { $0 }
  var step: @Sendable (Int) -> (down: Int, across: Int) = { ($0, $0) }
  var shift: @Sendable (Int) -> Int = { $0 }
  var kernel: @Sendable ([Int]) -> [Int] = { $0 }
  var bias: @Sendable (Grid, _ output: Int, _ channels: Int) -> Double = { biases, output, _ in
    biases[output]
  }
  /// What becomes a sum.
  var rounded: @Sendable (Double) -> Double = { $0 }

  func convolved(
    _ image: Grid, _ filters: Grid, _ biases: Grid, _ stride: Int, _ padding: Int
  ) throws -> Grid {
    let shape = try solution.conv2d(
      image, filters: filters, biases: biases, stride: stride, padding: padding
    ).shape
    var result = Grid.zeros(shape)
    let (sizes, steps) = (kernel(filters.shape), step(stride))
    for i in 0..<shape[0] {
      for j in 0..<shape[1] {
        for o in 0..<shape[2] {
          var sum = bias(biases, o, image.shape[2])
          for a in 0..<sizes[0] {
            for b in 0..<sizes[1] {
              let (r, q) = (
                i * steps.down + a - shift(padding), j * steps.across + b - shift(padding)
              )
              guard 0..<image.shape[0] ~= r, 0..<image.shape[1] ~= q else { continue }
              let (wa, wb) = weight(filters, a, b)
              for c in channels(image.shape[2]) {
                sum += rounded(image[r, q, c] * filters[wa, wb, c, output(o)])
              }
            }
          }
          result[i, j, o] = rounded(sum)
        }
      }
    }
    return result
  }
}

/// Wrong convolutions that 14.2 and 14.4 share.
private let loopings: [(name: String, mistake: String?, looping: Looping)] = [
  (
    "filters turned", "kernel-flipped",
    Looping(weight: { ($0.shape[0] - 1 - $1, $0.shape[1] - 1 - $2) })
  ),
  ("the first channel", "first-channel-only", Looping(channels: { 0..<min($0, 1) })),
  ("the last channel", "last-channel-only", Looping(channels: { max(0, $0 - 1)..<$0 })),
  ("the first filter", "first-filter-for-all", Looping(output: { _ in 0 })),
  ("no biases", "bias-missing", Looping(bias: { _, _, _ in 0 })),
  (
    "a bias for each channel", "bias-per-channel",
    Looping(bias: { $0[$1] * Double($2) })
  ),
  ("the first bias", "one-bias", Looping(bias: { biases, _, _ in biases[0] })),
  ("windows side by side", "stride-only-in-size", Looping(step: { _ in (1, 1) })),
  ("a stride down the rows", "stride-down-only", Looping(step: { ($0, 1) })),
  ("windows that begin inside", "padding-not-subtracted", Looping(shift: { _ in 0 })),
  (
    "a row of the filters short", "last-kernel-row-missing",
    Looping(kernel: { [$0[0] - 1, $0[1]] })
  ),
  ("below 0 becomes 0", nil, Looping(rounded: { max(0, $0) })),
  ("rounded to whole numbers", nil, Looping(rounded: { $0.rounded() })),
]

// 14.2 Convolution with loops
private func convolutions(_ variants: inout Variants) {
  for (name, mistake, looping) in loopings {
    variants.wrong("14.2", name, is: mistake) {
      (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
      try looping.convolved(image, filters, biases, s, p)
    }
  }
  variants.wrong("14.2", "rows for columns", is: "result-transposed") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try solution.conv2d(image, filters: filters, biases: biases, stride: s, padding: p)
      .permuted(axes: [1, 0, 2])
  }
  variants.wrong("14.2", "a bias for several outputs") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    let outputs = filters.rank == 4 ? filters.shape[3] : 0
    let all = biases.shape == [1] ? biases.broadcasted(to: [outputs]) : biases
    return try solution.conv2d(image, filters: filters, biases: all, stride: s, padding: p)
  }
  variants.wrong("14.2", "float for double") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try solution.conv2d(image, filters: filters, biases: biases, stride: s, padding: p)
      .map { Double(Float($0)) }
  }
}

// 14.4 Convolution as a product
private func products(_ variants: inout Variants) {
  for (name, mistake, looping) in loopings.prefix(9) {
    variants.wrong("14.4", name, is: mistake) {
      (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
      try looping.convolved(image, filters, biases, s, p)
    }
  }
  /// By a product, with the filters' matrix or the result made otherwise.
  @Sendable func product(
    _ image: Grid, _ filters: Grid, _ biases: Grid, _ s: Int, _ p: Int,
    weights: (Grid) -> Grid = { $0 }, shaped: (Grid, [Int]) -> Grid = { $0.reshaped(to: $1) }
  ) throws -> Grid {
    let shape = try solution.conv2d(
      image, filters: filters, biases: biases, stride: s, padding: p
    ).shape
    let windows = try solution.im2col(
      image, kernelRows: filters.shape[0], kernelColumns: filters.shape[1], stride: s, padding: p)
    let matrix = weights(filters).reshaped(to: [windows.shape[1], shape[2]])
    return shaped(windows.matmul(matrix) + biases, shape)
  }
  variants.wrong("14.4", "filters with channels in front", is: "filters-channels-first") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try product(
      image, filters, biases, s, p, weights: { $0.permuted(axes: [2, 0, 1, 3]) })
  }
  variants.wrong("14.4", "filters cut into rows", is: "filters-reshaped-outputs-first") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try product(
      image, filters, biases, s, p,
      weights: {
        $0.reshaped(to: [$0.shape[3], $0.shape[0] * $0.shape[1] * $0.shape[2]]).transposed
      })
  }
  variants.wrong("14.4", "windows left as rows", is: "windows-left-as-rows") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try product(image, filters, biases, s, p, shaped: { z, _ in z })
  }
  variants.wrong("14.4", "outputs in front", is: "reshaped-outputs-first") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try product(
      image, filters, biases, s, p, shaped: { $0.reshaped(to: [$1[2], $1[0], $1[1]]) })
  }
  variants.wrong("14.4", "a bias for several outputs", is: "biases-broadcast") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    guard image.rank == 3, filters.rank == 4, filters.shape[2] == image.shape[2] else {
      throw LabError.shapeMismatch
    }
    let outputs = filters.shape[3]
    let z = try solution.conv2dByProduct(
      image, filters: filters, biases: .zeros([outputs]), stride: s, padding: p)
    return (z + biases).reshaped(to: z.shape)
  }
  variants.wrong("14.4", "by loops") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try solution.conv2d(image, filters: filters, biases: biases, stride: s, padding: p)
  }
  variants.wrong("14.4", "float for double") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try product(image, filters, biases, s, p).map { Double(Float($0)) }
  }
}

// 14.3 Windows as rows
private func windowsAsRows(_ variants: inout Variants) {
  /// The columns or rows in another order: the numbers of the right matrix's axes, split.
  @Sendable func windows(
    _ image: Grid, _ rows: Int, _ columns: Int, _ s: Int, _ p: Int
  ) throws -> (matrix: Grid, places: [Int]) {
    let matrix = try solution.im2col(
      image, kernelRows: rows, kernelColumns: columns, stride: s, padding: p)
    return (
      matrix, [(image.shape[0] + 2 * p - rows) / s + 1, (image.shape[1] + 2 * p - columns) / s + 1]
    )
  }
  variants.wrong("14.3", "channel by channel", is: "channels-first") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    let (matrix, _) = try windows(image, rows, columns, s, p)
    return matrix.reshaped(to: [matrix.shape[0], rows * columns, image.shape[2]])
      .permuted(axes: [0, 2, 1]).reshaped(to: matrix.shape)
  }
  variants.wrong("14.3", "down the window first", is: "columns-before-rows") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    let (matrix, _) = try windows(image, rows, columns, s, p)
    return matrix.reshaped(to: [matrix.shape[0], rows, columns, image.shape[2]])
      .permuted(axes: [0, 2, 1, 3]).reshaped(to: matrix.shape)
  }
  variants.wrong("14.3", "windows as columns", is: "transposed") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    try windows(image, rows, columns, s, p).matrix.transposed
  }
  variants.wrong("14.3", "down the image first", is: "windows-down-first") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    let (matrix, places) = try windows(image, rows, columns, s, p)
    return matrix.reshaped(to: places + [matrix.shape[1]]).permuted(axes: [1, 0, 2])
      .reshaped(to: matrix.shape)
  }
  variants.wrong("14.3", "rows for columns of the window", is: "kernel-rows-columns-refused") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    try windows(image, columns, rows, s, p).matrix
  }
  variants.wrong("14.3", "stride of 1", is: "stride-ignored") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    _ = try windows(image, rows, columns, s, p)
    return try windows(image, rows, columns, 1, p).matrix
  }
  variants.wrong("14.3", "no padding", is: "padding-ignored-refused") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    guard p >= 0 else { throw LabError.invalidParameter }
    return try windows(image, rows, columns, s, 0).matrix
  }
  variants.wrong("14.3", "windows of windows", is: "not-flattened") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    let (matrix, places) = try windows(image, rows, columns, s, p)
    return matrix.reshaped(to: places + [matrix.shape[1]])
  }
  variants.wrong("14.3", "padding of the nearest pixel", is: "padding-repeats-the-edge") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    _ = try windows(image, rows, columns, s, p)
    func nearest(_ extent: Int) -> [Int] { (-p..<extent + p).map { min(max($0, 0), extent - 1) } }
    let padded = image.gathering(nearest(image.shape[0]), axis: 0)
      .gathering(nearest(image.shape[1]), axis: 1)
    return try windows(padded, rows, columns, s, 0).matrix
  }
  variants.wrong("14.3", "float for double") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    try windows(image, rows, columns, s, p).matrix.map { Double(Float($0)) }
  }
  variants.wrong("14.3", "NaN becomes 0") {
    (image: NDArray<Double>, rows: Int, columns: Int, s: Int, p: Int) in
    try windows(image, rows, columns, s, p).matrix.map { $0.isNaN ? 0 : $0 }
  }
}
