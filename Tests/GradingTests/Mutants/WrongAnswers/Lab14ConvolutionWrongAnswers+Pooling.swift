import LabKit
import NumericsEngine
import Solutions

private let solution = Lab14Convolution()

/// Lab 14: wrong poolings, and what is near them.
func poolingWrongAnswers(_ variants: inout Variants) {
  poolings(&variants)
  poolingGradients(&variants)
  flattenings(&variants)
  separations(&variants)
}

// 14.5 Pooling
private func poolings(_ variants: inout Variants) {
  /// Pooling where what is made of a window, and of the number of its places, is given.
  func wrong(
    _ name: String, is mistake: String? = nil,
    zeros: Bool = false, step: @escaping @Sendable (_ size: Int, _ stride: Int) -> Int = { $1 },
    _ pooled: @escaping @Sendable (PoolingKind, [Double], _ size: Int) -> Double
  ) {
    variants.wrong("14.5", name, is: mistake) {
      (image: NDArray<Double>, kind: PoolingKind, size: Int, stride: Int, padding: Int) in
      var result = try solution.pooled(
        image, by: kind, size: size, stride: stride, padding: padding)
      let step = step(size, stride)
      for i in 0..<result.shape[0] {
        for j in 0..<result.shape[1] {
          for c in 0..<result.shape[2] {
            var pixels: [Double] = []
            for a in 0..<size {
              for b in 0..<size {
                let (r, q) = (i * step + a - padding, j * step + b - padding)
                if 0..<image.shape[0] ~= r, 0..<image.shape[1] ~= q {
                  pixels.append(image[r, q, c])
                } else if zeros {
                  pixels.append(0)
                }
              }
            }
            if !pixels.isEmpty { result[i, j, c] = pooled(kind, pixels, size) }
          }
        }
      }
      return result
    }
  }
  @Sendable func maximum(_ pixels: [Double]) -> Double { NDArray(pixels).max() }
  @Sendable func mean(_ pixels: [Double]) -> Double { NDArray(pixels).mean() }
  wrong("padding in the mean", is: "padding-counted-in-average") { kind, pixels, size in
    kind == .max ? maximum(pixels) : pixels.reduce(0, +) / Double(size * size)
  }
  wrong("zeros in both", is: "padding-in-both", zeros: true) { kind, pixels, _ in
    kind == .max ? maximum(pixels) : mean(pixels)
  }
  wrong("from 0", is: "maximum-from-zero-nan-skipped") { kind, pixels, _ in
    kind == .max ? pixels.reduce(0) { $1 > $0 ? $1 : $0 } : mean(pixels)
  }
  wrong("NaN skipped", is: "nan-skipped") { kind, pixels, _ in
    kind == .max ? pixels.reduce(-.infinity) { $1 > $0 ? $1 : $0 } : mean(pixels)
  }
  wrong("NaN only as the first", is: "nan-kept-only-first") { kind, pixels, _ in
    kind == .max ? pixels.dropFirst().reduce(pixels[0]) { $1 > $0 ? $1 : $0 } : mean(pixels)
  }
  wrong("sums", is: "sum-not-divided") { kind, pixels, _ in
    kind == .max ? maximum(pixels) : pixels.reduce(0, +)
  }
  wrong("sums by the size", is: "divided-by-size") { kind, pixels, size in
    kind == .max ? maximum(pixels) : pixels.reduce(0, +) / Double(size)
  }
  wrong("the maximum always", is: "always-max") { _, pixels, _ in maximum(pixels) }
  wrong("kinds exchanged", is: "kinds-exchanged") { kind, pixels, _ in
    kind == .max ? mean(pixels) : maximum(pixels)
  }
  wrong("the smallest", is: "minimum") { kind, pixels, _ in
    kind == .max ? NDArray(pixels).min() : mean(pixels)
  }
  wrong(
    "windows of stride 1", is: "stride-only-in-count", step: { _, _ in 1 },
    { kind, pixels, _ in kind == .max ? maximum(pixels) : mean(pixels) })
  wrong("the median") { kind, pixels, _ in
    kind == .max ? maximum(pixels) : pixels.sorted()[pixels.count / 2]
  }
  wrong("float for double") { kind, pixels, _ in
    kind == .max ? maximum(pixels) : Double(Float(mean(pixels)))
  }
}

// 14.6 Gradient of max pooling
private func poolingGradients(_ variants: inout Variants) {
  /// `send` says how much of a window's delta its pixels get; `joined`, what becomes of what a pixel
  /// has already.
  func wrong(
    _ name: String, is mistake: String? = nil,
    joined: @escaping @Sendable (Double, Double) -> Double = { $0 + $1 },
    step: @escaping @Sendable (_ size: Int, _ stride: Int) -> Int = { $1 },
    _ send: @escaping @Sendable (_ pixels: [Double], _ delta: Double) -> [Double]
  ) {
    variants.wrong("14.6", name, is: mistake) {
      (image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int) in
      var result =
        try solution.maxPoolingGradient(
          of: image, delta: delta, size: size, stride: stride) * 0
      let step = step(size, stride)
      for i in 0..<delta.shape[0] {
        for j in 0..<delta.shape[1] {
          for c in 0..<delta.shape[2] {
            let places = (0..<size * size).map { (i * step + $0 / size, j * step + $0 % size) }
            let parts = send(places.map { image[$0, $1, c] }, delta[i, j, c])
            for ((r, q), part) in zip(places, parts) where part != 0 {
              result[r, q, c] = joined(result[r, q, c], part)
            }
          }
        }
      }
      return result
    }
  }
  @Sendable func largest(_ pixels: [Double], _ delta: Double) -> [Double] {
    let place = pixels.firstIndex(of: pixels.max() ?? 0)
    return pixels.indices.map { $0 == place ? delta : 0 }
  }
  wrong("to all largest", is: "to-all-largest") { pixels, delta in
    pixels.map { $0 == pixels.max() ? delta : 0 }
  }
  wrong("shared among the largest", is: "shared-among-largest") { pixels, delta in
    let count = pixels.count { $0 == pixels.max() }
    return pixels.map { $0 == pixels.max() ? delta / Double(count) : 0 }
  }
  wrong("the last of equals", is: "last-of-equals") { pixels, delta in
    let place = pixels.lastIndex(of: pixels.max() ?? 0)
    return pixels.indices.map { $0 == place ? delta : 0 }
  }
  wrong("overwritten", is: "overwritten", joined: { $1 }, largest)
  wrong("spread evenly", is: "spread-evenly") { pixels, delta in
    pixels.map { _ in delta / Double(pixels.count) }
  }
  wrong("1 for the largest", is: "ones") { pixels, delta in largest(pixels, 1) }
  wrong("the other sign", is: "sign") { pixels, delta in largest(pixels, -delta) }
  wrong("search from 0", is: "maximum-from-zero") { pixels, delta in
    (pixels.max() ?? 0) > 0 ? largest(pixels, delta) : pixels.map { _ in 0 }
  }
  wrong("the largest magnitude", is: "to-largest-magnitude") { pixels, delta in
    largest(pixels.map(\.magnitude), delta)
  }
  wrong("windows side by side", is: "stride-as-size", step: { size, _ in size }, largest)
  wrong("positive deltas only") { pixels, delta in largest(pixels, max(0, delta)) }
  wrong("a window of −∞ lost", is: "infinite-window-lost") { pixels, delta in
    pixels.max() == -.infinity ? pixels.map { _ in 0 } : largest(pixels, delta)
  }
}

// 14.8 Flattening
private func flattenings(_ variants: inout Variants) {
  typealias Grid = NDArray<Double>
  @Sendable func changed(
    _ images: Grid, _ delta: Grid, _ change: (inout Flattening) -> Void
  ) throws -> Flattening {
    var result = try solution.flattened(images, delta: delta)
    change(&result)
    return result
  }
  variants.wrong("14.8", "channel by channel", is: "channels-first-forwards") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    try changed(images, delta) {
      $0.outputs = images.permuted(axes: [0, 3, 1, 2]).reshaped(to: delta.shape)
    }
  }
  variants.wrong("14.8", "channel by channel, back too", is: "channels-first") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    try changed(images, delta) {
      let shape = images.shape
      $0.outputs = images.permuted(axes: [0, 3, 1, 2]).reshaped(to: delta.shape)
      $0.imageDelta = delta.reshaped(to: [shape[0], shape[3], shape[1], shape[2]])
        .permuted(axes: [0, 2, 3, 1])
    }
  }
  variants.wrong("14.8", "one row of all", is: "batch-in-one-row") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    try changed(images, delta) { $0.outputs = $0.outputs.reshaped(to: [images.count]) }
  }
  variants.wrong("14.8", "columns for rows", is: "transposed") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    try changed(images, delta) { $0.outputs = $0.outputs.transposed }
  }
  variants.wrong("14.8", "delta left as it is", is: "delta-left-flat") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    try changed(images, delta) { $0.imageDelta = delta }
  }
  variants.wrong("14.8", "the images back", is: "images-returned-as-delta") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    try changed(images, delta) { $0.imageDelta = images }
  }
  variants.wrong("14.8", "numbers counted only", is: "delta-unchecked-by-count") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    guard images.rank == 4, images.count == delta.count else { throw LabError.shapeMismatch }
    let shape = [images.shape[0], images.shape[1] * images.shape[2] * images.shape[3]]
    return Flattening(
      outputs: images.reshaped(to: shape), imageDelta: delta.reshaped(to: images.shape))
  }
  variants.wrong("14.8", "float for double") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    try changed(images, delta) {
      $0.outputs = $0.outputs.map { Double(Float($0)) }
      $0.imageDelta = $0.imageDelta.map { Double(Float($0)) }
    }
  }
  variants.wrong("14.8", "an empty batch refused") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    guard images.count > 0 else { throw LabError.emptyInput }
    return try changed(images, delta) { _ in }
  }
  variants.wrong("14.8", "slopes of the example, else zeros") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    try changed(images, delta) {
      if images.shape != [1, 2, 2, 2] { $0.imageDelta = .zeros(images.shape) }
    }
  }
}

// 14.12 Depthwise separable convolution
private func separations(_ variants: inout Variants) {
  /// The right answer, changed.
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ change:
      @escaping @Sendable (
        inout SeparatedConvolution, _ image: [Int], _ depthwise: [Int], _ pointwise: [Int]
      ) -> Void
  ) {
    variants.wrong("14.12", name, is: mistake) {
      (image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>) in
      var result = try solution.separableConv2d(image, depthwise: depthwise, pointwise: pointwise)
      change(&result, image.shape, depthwise.shape, pointwise.shape)
      return result
    }
  }
  /// The right answer of changed filters, with the right counts.
  func wrongFilters(
    _ name: String, is mistake: String? = nil,
    _ filters:
      @escaping @Sendable (NDArray<Double>, NDArray<Double>) -> (
        NDArray<Double>, NDArray<Double>
      )
  ) {
    variants.wrong("14.12", name, is: mistake) {
      (image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>) in
      let right = try solution.separableConv2d(image, depthwise: depthwise, pointwise: pointwise)
      let (d, p) = filters(depthwise, pointwise)
      var result = right
      result.outputs = try solution.separableConv2d(image, depthwise: d, pointwise: p).outputs
      return result
    }
  }
  wrongFilters("filters turned", is: "kernel-turned") { d, p in
    (d.flipped(axis: 0).flipped(axis: 1), p)
  }
  wrongFilters("the first channel's filter", is: "first-filter-for-all") { d, p in
    (d.gathering([Int](repeating: 0, count: d.shape[2]), axis: 2), p)
  }
  wrongFilters("rows of the mixture for columns", is: "pointwise-transposed") { d, p in
    (d, p.shape[0] == p.shape[1] ? p.transposed : p.matmul(p))
  }
  wrongFilters("float for double") { d, p in (d.map { Double(Float($0 / 3)) * 3 }, p) }
  wrong("outputs in front", is: "channels-first") { result, _, _, _ in
    result.outputs = result.outputs.permuted(axes: [2, 0, 1])
  }
  wrong("two parts multiplied", is: "parameters-multiplied") { result, _, d, p in
    result.parameters = d[0] * d[1] * d[2] * p[0] * p[1]
  }
  wrong("no mixture counted", is: "pointwise-not-counted") { result, _, d, p in
    let places = result.multiplications / max(1, result.parameters)
    result.parameters -= p[0] * p[1]
    result.multiplications = result.parameters * places
  }
  wrong("one channel of full filters", is: "full-without-channels") { result, image, _, _ in
    result.fullParameters /= max(1, image[2])
    result.fullMultiplications /= max(1, image[2])
  }
  wrong("one place", is: "multiplications-of-one-place") { result, _, _, _ in
    result.multiplications = result.parameters
    result.fullMultiplications = result.fullParameters
  }
  wrong("a place for every pixel", is: "places-of-the-image") { result, image, _, _ in
    result.multiplications = result.parameters * image[0] * image[1]
    result.fullMultiplications = result.fullParameters * image[0] * image[1]
  }
  wrong("full and separable exchanged", is: "full-and-separable-exchanged") { result, _, _, _ in
    (result.parameters, result.fullParameters) = (result.fullParameters, result.parameters)
    (result.multiplications, result.fullMultiplications) = (
      result.fullMultiplications, result.multiplications
    )
  }
  wrong("biases counted", is: "parameters-with-biases") { result, _, _, p in
    result.parameters += p[1]
    result.fullParameters += p[1]
  }
  wrong("outputs rounded") { result, _, _, _ in
    result.outputs = result.outputs.map { $0.rounded() }
  }
}
