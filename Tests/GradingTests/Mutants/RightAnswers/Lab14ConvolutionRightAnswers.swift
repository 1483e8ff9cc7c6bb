import LabKit
import NumericsEngine
import Solutions
import TensorGraph

private typealias Grid = NDArray<Double>

/// Lab 14: right answers, written in other ways.
func convolutionRightAnswers(_ variants: inout Variants) {
  rightConvolutions(&variants)
  rightPoolings(&variants)
  layersRightAnswers(&variants)
}

/// The places where windows begin on an axis with its zeros.
private func begins(_ size: Int, _ kernel: Int, _ stride: Int, _ padding: Int) throws -> [Int] {
  guard kernel >= 1, stride >= 1, padding >= 0 else { throw LabError.invalidParameter }
  let places = Array(Swift.stride(from: -padding, through: size + padding - kernel, by: stride))
  if places.isEmpty || size < 1 { throw LabError.shapeMismatch }
  return places
}

/// The windows of an image as rows, place by place.
private func rows(
  _ image: Grid, _ kernelRows: Int, _ kernelColumns: Int, _ stride: Int, _ padding: Int
) throws -> (rows: [[Double]], down: Int, across: Int) {
  guard image.rank == 3 else { throw LabError.shapeMismatch }
  let down = try begins(image.shape[0], kernelRows, stride, padding)
  let across = try begins(image.shape[1], kernelColumns, stride, padding)
  var rows: [[Double]] = []
  for top in down {
    for left in across {
      var row: [Double] = []
      for r in top..<top + kernelRows {
        for q in left..<left + kernelColumns {
          for c in 0..<image.shape[2] {
            let isInside = r >= 0 && q >= 0 && r < image.shape[0] && q < image.shape[1]
            row.append(isInside ? image[r, q, c] : 0)
          }
        }
      }
      rows.append(row)
    }
  }
  return (rows, down.count, across.count)
}

private func check(_ image: Grid, _ filters: Grid, _ biases: Grid) throws {
  guard image.rank == 3, filters.rank == 4, biases.rank == 1 else { throw LabError.shapeMismatch }
  guard image.shape[2] == filters.shape[2], filters.shape[3] == biases.shape[0] else {
    throw LabError.shapeMismatch
  }
}

private func rightConvolutions(_ variants: inout Variants) {
  // 14.1 Output size
  variants.right("14.1", "window after window") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    guard size > 0, kernel > 0, stride > 0 else { throw LabError.invalidParameter }
    var (before, after) = (0, 0)
    switch rule {
    case .valid: break
    case .each(let p): (before, after) = (p, p)
    case .same:
      let wanted = size / stride + (size % stride == 0 ? 0 : 1)
      // One zero after the other, the first at the end.
      while (wanted - 1) * stride + kernel > before + size + after {
        if before < after { before += 1 } else { after += 1 }
      }
    }
    if before < 0 { throw LabError.invalidParameter }
    var (count, first) = (0, -before)
    while first + kernel <= size + after { (count, first) = (count + 1, first + stride) }
    if count == 0 { throw LabError.shapeMismatch }
    return WindowCount(count: count, paddingBefore: before, paddingAfter: after)
  }
  variants.right("14.1", "rounded as Doubles") {
    (size: Int, kernel: Int, stride: Int, rule: PaddingRule) in
    guard min(size, kernel, stride) >= 1 else { throw LabError.invalidParameter }
    let zeros: Int
    switch rule {
    case .valid: zeros = 0
    case .each(let p) where p < 0: throw LabError.invalidParameter
    case .each(let p): zeros = 2 * p
    case .same:
      let wanted = (Double(size) / Double(stride)).rounded(.up)
      return WindowCount(
        count: Int(wanted),
        paddingBefore: max(0, (Int(wanted) - 1) * stride + kernel - size) / 2,
        paddingAfter: (max(0, (Int(wanted) - 1) * stride + kernel - size) + 1) / 2)
    }
    let steps = (Double(size + zeros - kernel) / Double(stride)).rounded(.down)
    guard steps >= 0 else { throw LabError.shapeMismatch }
    return WindowCount(
      count: Int(steps) + 1, paddingBefore: zeros / 2, paddingAfter: zeros / 2)
  }

  // 14.2 Convolution with loops
  variants.right("14.2", "each pixel goes to the sums it is in") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try check(image, filters, biases)
    let down = try begins(image.shape[0], filters.shape[0], s, p).count
    let across = try begins(image.shape[1], filters.shape[1], s, p).count
    let outputs = filters.shape[3]
    var result = [Double](repeating: 0, count: down * across * outputs)
    for r in 0..<image.shape[0] {
      for q in 0..<image.shape[1] {
        for a in 0..<filters.shape[0] where r + p - a >= 0 && (r + p - a) % s == 0 {
          for b in 0..<filters.shape[1] where q + p - b >= 0 && (q + p - b) % s == 0 {
            let (i, j) = ((r + p - a) / s, (q + p - b) / s)
            guard i < down, j < across else { continue }
            for c in 0..<image.shape[2] {
              for o in 0..<outputs {
                result[(i * across + j) * outputs + o] += image[r, q, c] * filters[a, b, c, o]
              }
            }
          }
        }
      }
    }
    return Grid(shape: [down, across, outputs], elements: result) + biases
  }
  variants.right("14.2", "a product for each place of the filter") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try check(image, filters, biases)
    let down = try begins(image.shape[0], filters.shape[0], s, p)
    let across = try begins(image.shape[1], filters.shape[1], s, p)
    let (channels, outputs) = (image.shape[2], filters.shape[3])
    var padded = Grid.zeros([image.shape[0] + 2 * p, image.shape[1] + 2 * p, channels])
    padded[p..<p + image.shape[0], p..<p + image.shape[1]] = image
    var result = Grid.zeros([down.count * across.count, outputs])
    for a in 0..<filters.shape[0] {
      for b in 0..<filters.shape[1] {
        let pixels = padded.gathering(down.map { $0 + p + a }, axis: 0)
          .gathering(across.map { $0 + p + b }, axis: 1)
          .reshaped(to: [down.count * across.count, channels])
        if channels > 0 { result += pixels.matmul(filters[a, b, .all, .all]) }
      }
    }
    return (result + biases).reshaped(to: [down.count, across.count, outputs])
  }

  // 14.3 Windows as rows
  variants.right("14.3", "place by place, without an image that is padded") {
    (image: NDArray<Double>, kernelRows: Int, kernelColumns: Int, s: Int, p: Int) in
    let windows = try rows(image, kernelRows, kernelColumns, s, p)
    return NDArray(
      shape: [windows.down * windows.across, kernelRows * kernelColumns * image.shape[2]],
      elements: windows.rows.flatMap { $0 })
  }
  variants.right("14.3", "column by column of the matrix") {
    (image: NDArray<Double>, kernelRows: Int, kernelColumns: Int, s: Int, p: Int) in
    guard image.rank == 3 else { throw LabError.shapeMismatch }
    let down = try begins(image.shape[0], kernelRows, s, p)
    let across = try begins(image.shape[1], kernelColumns, s, p)
    let channels = image.shape[2]
    var matrix = Grid.zeros([
      down.count * across.count, kernelRows * kernelColumns * channels,
    ])
    for column in 0..<matrix.shape[1] {
      let (place, c) = (column / channels, column % channels)
      for row in 0..<matrix.shape[0] {
        let r = down[row / across.count] + place / kernelColumns
        let q = across[row % across.count] + place % kernelColumns
        if 0..<image.shape[0] ~= r && 0..<image.shape[1] ~= q {
          matrix[row, column] = image[r, q, c]
        }
      }
    }
    return matrix
  }

  // 14.4 Convolution as a product
  variants.right("14.4", "a filter as a row, product transposed") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try check(image, filters, biases)
    let windows = try rows(image, filters.shape[0], filters.shape[1], s, p)
    let outputs = filters.shape[3]
    let k = filters.count / max(outputs, 1)
    let matrix = Grid(shape: [windows.rows.count, k], elements: windows.rows.flatMap { $0 })
    let z = filters.reshaped(to: [k, outputs]).transposed.matmul(matrix.transposed)
    return (z.transposed + biases).reshaped(to: [windows.down, windows.across, outputs])
  }
  variants.right("14.4", "the bias as one more weight") {
    (image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, s: Int, p: Int) in
    try check(image, filters, biases)
    let windows = try rows(image, filters.shape[0], filters.shape[1], s, p)
    let (k, outputs) = (windows.rows[0].count + 1, filters.shape[3])
    let matrix = Grid(
      shape: [windows.rows.count, k], elements: windows.rows.flatMap { $0 + [1] })
    let weights = Grid(shape: [k, outputs], elements: filters.elements + biases.elements)
    return matrix.matmul(weights).reshaped(to: [windows.down, windows.across, outputs])
  }

  // 14.7 Gradients of a convolution
  variants.right("14.7", "products of matrices, and windows sent back") {
    (images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, s: Int, p: Int) in
    guard images.rank == 4, filters.rank == 4, delta.rank == 4, images.shape[3] == filters.shape[2]
    else { throw LabError.shapeMismatch }
    let (x, f) = (images.shape, filters.shape)
    let down = try begins(x[1], f[0], s, p)
    let across = try begins(x[2], f[1], s, p)
    guard delta.shape == [x[0], down.count, across.count, f[3]] else {
      throw LabError.shapeMismatch
    }
    var gradient = ConvolutionGradient(
      images: .zeros(x), filters: .zeros(f), biases: .zeros([f[3]]))
    let k = f[0] * f[1] * f[2]
    let weights = filters.reshaped(to: [k, f[3]])
    for n in 0..<x[0] {
      let windows = try rows(images[n, .all], f[0], f[1], s, p).rows
      let matrix = Grid(shape: [windows.count, k], elements: windows.flatMap { $0 })
      let d = delta[n, .all].reshaped(to: [windows.count, f[3]])
      gradient.filters += matrix.transposed.matmul(d).reshaped(to: f)
      gradient.biases += d.sum(axis: 0)
      let back = d.matmul(weights.transposed)  // [windows, k]
      for (row, top) in down.enumerated() {
        for (column, left) in across.enumerated() {
          for place in 0..<k {
            let (r, q) = (top + place / (f[1] * f[2]), left + place / f[2] % f[1])
            guard 0..<x[1] ~= r, 0..<x[2] ~= q else { continue }
            gradient.images[n, r, q, place % f[2]] += back[row * across.count + column, place]
          }
        }
      }
    }
    return gradient
  }
  variants.right("14.7", "the gradients of a graph") {
    (images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, s: Int, p: Int) in
    guard images.rank == 4, filters.rank == 4, images.shape[3] == filters.shape[2] else {
      throw LabError.shapeMismatch
    }
    let down = try begins(images.shape[1], filters.shape[0], s, p).count
    let across = try begins(images.shape[2], filters.shape[1], s, p).count
    guard delta.shape == [images.shape[0], down, across, filters.shape[3]] else {
      throw LabError.shapeMismatch
    }
    guard images.shape[0] > 0 else {
      return ConvolutionGradient(
        images: images, filters: .zeros(filters.shape), biases: .zeros([filters.shape[3]]))
    }
    var padded = Grid.zeros([
      images.shape[0], images.shape[1] + 2 * p, images.shape[2] + 2 * p, images.shape[3],
    ])
    padded[.all, p..<p + images.shape[1], p..<p + images.shape[2]] = images
    let graph = Graph<Double>()
    let (x, w) = (graph.constant(padded), graph.constant(filters))
    let b = graph.constant(Grid.zeros([filters.shape[3]]))
    let z = conv2d(x, w, stride: s) + b
    let slopes = graph.gradients(of: z, for: [x, w, b], upstream: graph.constant(delta))
    let values = try Session(graph).run(slopes)
    return ConvolutionGradient(
      images: values[0][.all, p..<p + images.shape[1], p..<p + images.shape[2]],
      filters: values[1], biases: values[2])
  }
}

private func rightPoolings(_ variants: inout Variants) {
  /// The pixels of a window, those outside left out.
  @Sendable func pixels(
    _ image: Grid, _ top: Int, _ left: Int, _ size: Int, _ channel: Int
  ) -> [(row: Int, column: Int, value: Double)] {
    (top..<top + size).filter { 0..<image.shape[0] ~= $0 }.flatMap { r in
      (left..<left + size).filter { 0..<image.shape[1] ~= $0 }.map { q in
        (r, q, image[r, q, channel])
      }
    }
  }
  /// Any pooling, by what is made of a window.
  @Sendable func pooling(
    _ image: Grid, _ size: Int, _ stride: Int, _ padding: Int, _ pooled: ([Double]) -> Double
  ) throws -> Grid {
    guard size >= 1, stride >= 1, padding >= 0, 2 * padding <= size else {
      throw LabError.invalidParameter
    }
    guard image.rank == 3 else { throw LabError.shapeMismatch }
    let down = try begins(image.shape[0], size, stride, padding)
    let across = try begins(image.shape[1], size, stride, padding)
    return Grid(
      shape: [down.count, across.count, image.shape[2]],
      elements: down.flatMap { top in
        across.flatMap { left in
          (0..<image.shape[2]).map { pooled(pixels(image, top, left, size, $0).map(\.value)) }
        }
      })
  }
  // 14.5 Pooling
  variants.right("14.5", "sorted, and a running mean") {
    (image: NDArray<Double>, kind: PoolingKind, size: Int, stride: Int, padding: Int) in
    try pooling(image, size, stride, padding) { window in
      if kind == .max {
        return window.contains(where: \.isNaN) ? .nan : window.sorted()[window.count - 1]
      }
      // Infinite pixels would make differences of infinities.
      guard window.allSatisfy(\.isFinite) else { return window.reduce(0, +) }
      var mean = 0.0
      for (index, value) in window.enumerated() { mean += (value - mean) / Double(index + 1) }
      return mean
    }
  }
  variants.right("14.5", "library's maximum, mean by the reciprocal") {
    (image: NDArray<Double>, kind: PoolingKind, size: Int, stride: Int, padding: Int) in
    try pooling(image, size, stride, padding) { window in
      kind == .max
        ? NDArray(window).max()
        : window.reversed().reduce(0, +) * (1 / Double(window.count))
    }
  }
  variants.right("14.5", "a part of each pixel, added up") {
    (image: NDArray<Double>, kind: PoolingKind, size: Int, stride: Int, padding: Int) in
    try pooling(image, size, stride, padding) { window in
      kind == .max
        ? window.dropFirst().reduce(window[0]) { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }
        : window.reduce(0) { $0 + $1 / Double(window.count) }
    }
  }

  // 14.6 Gradient of max pooling
  @Sendable func checked(
    _ image: Grid, _ delta: Grid, _ size: Int, _ stride: Int
  ) throws -> (down: [Int], across: [Int]) {
    guard size >= 1, stride >= 1 else { throw LabError.invalidParameter }
    guard image.rank == 3 else { throw LabError.shapeMismatch }
    let down = try begins(image.shape[0], size, stride, 0)
    let across = try begins(image.shape[1], size, stride, 0)
    guard delta.shape == [down.count, across.count, image.shape[2]] else {
      throw LabError.shapeMismatch
    }
    return (down, across)
  }
  variants.right("14.6", "pixel by pixel, whose windows it wins") {
    (image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int) in
    let (down, across) = try checked(image, delta, size, stride)
    var slopes = Grid.zeros(image.shape)
    for r in 0..<image.shape[0] {
      for q in 0..<image.shape[1] {
        for c in 0..<image.shape[2] {
          for (i, top) in down.enumerated() where top...top + size - 1 ~= r {
            for (j, left) in across.enumerated() where left...left + size - 1 ~= q {
              let window = pixels(image, top, left, size, c)
              let wins = window.allSatisfy { other in
                let isBefore = (other.row, other.column) < (r, q)
                return isBefore ? other.value < image[r, q, c] : other.value <= image[r, q, c]
              }
              if wins { slopes[r, q, c] += delta[i, j, c] }
            }
          }
        }
      }
    }
    return slopes
  }
  variants.right("14.6", "the largest of places in order") {
    (image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int) in
    let (down, across) = try checked(image, delta, size, stride)
    var slopes = [Double](repeating: 0, count: image.count)
    for c in 0..<image.shape[2] {
      for (i, top) in down.enumerated() {
        for (j, left) in across.enumerated() {
          var best: (row: Int, column: Int, value: Double)?
          // From the last to the first: of equals the first stays.
          for pixel in pixels(image, top, left, size, c).reversed()
          where pixel.value >= best?.value ?? -.infinity { best = pixel }
          guard let best else { continue }
          slopes[(best.row * image.shape[1] + best.column) * image.shape[2] + c] +=
            delta[i, j, c]
        }
      }
    }
    return Grid(shape: image.shape, elements: slopes)
  }
}
