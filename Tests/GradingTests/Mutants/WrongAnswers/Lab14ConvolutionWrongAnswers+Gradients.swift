import LabKit
import NumericsEngine
import Solutions

private let solution = Lab14Convolution()
private typealias Grid = NDArray<Double>

/// Lab 14: wrong gradients of a convolution, 14.7.
func convolutionGradientsWrongAnswers(_ variants: inout Variants) {
  /// The right gradients, changed.
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ change: @escaping @Sendable (inout ConvolutionGradient, _ images: Grid, _ delta: Grid) -> Void
  ) {
    variants.wrong("14.7", name, is: mistake) {
      (images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, s: Int, p: Int) in
      var gradient = try solution.convolutionGradient(
        of: images, filters: filters, delta: delta, stride: s, padding: p)
      change(&gradient, images, delta)
      return gradient
    }
  }
  wrong("dW turned", is: "filters-flipped") { gradient, _, _ in
    gradient.filters = gradient.filters.flipped(axis: 0).flipped(axis: 1)
  }
  wrong("other signs", is: "sign") { gradient, _, _ in
    gradient.images = gradient.images * -1
    gradient.filters = gradient.filters * -1
    gradient.biases = gradient.biases * -1
  }
  wrong("dX missing", is: "images-missing") { gradient, images, _ in
    gradient.images = .zeros(images.shape)
  }
  wrong("dW missing", is: "filters-missing") { gradient, _, _ in
    gradient.filters = .zeros(gradient.filters.shape)
  }
  wrong("db missing", is: "biases-missing") { gradient, _, _ in
    gradient.biases = .zeros(gradient.biases.shape)
  }
  wrong("db as a mean", is: "biases-mean") { gradient, _, delta in
    gradient.biases = gradient.biases / Double(max(1, delta.count / delta.shape[3]))
  }
  wrong("dW by the images", is: "filters-divided-by-batch") { gradient, images, _ in
    gradient.filters = gradient.filters / Double(max(1, images.shape[0]))
  }
  wrong("db of the last image", is: "biases-of-last-image") { gradient, images, delta in
    guard let last = (0..<images.shape[0]).last else { return }
    gradient.biases = delta[last, .all].sum(axis: 0).sum(axis: 0)
  }
  wrong("rows and columns of dW exchanged", is: "kernel-rows-columns") { gradient, _, _ in
    gradient.filters = gradient.filters.permuted(axes: [1, 0, 2, 3])
  }
  wrong("float for double") { gradient, _, _ in
    gradient.images = gradient.images.map { Double(Float($0)) }
    gradient.filters = gradient.filters.map { Double(Float($0)) }
    gradient.biases = gradient.biases.map { Double(Float($0)) }
  }
  wrong("dX positive only") { gradient, _, _ in
    gradient.images = gradient.images.map { max(0, $0) }
  }
  variants.wrong("14.7", "windows of stride 1", is: "stride-ignored") {
    (images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, s: Int, p: Int) in
    let right = try solution.convolutionGradient(
      of: images, filters: filters, delta: delta, stride: s, padding: p)
    // With stride 1 there are more places: the others have deltas of 0.
    let places = (1...2).map { images.shape[$0] + 2 * p - filters.shape[$0 - 1] + 1 }
    var all = Grid.zeros([images.shape[0], places[0], places[1], filters.shape[3]])
    all[.all, 0..<delta.shape[1], 0..<delta.shape[2]] = delta
    let other = try solution.convolutionGradient(
      of: images, filters: filters, delta: all, stride: 1, padding: p)
    return ConvolutionGradient(
      images: other.images, filters: other.filters, biases: right.biases)
  }
  variants.wrong("14.7", "the filter not turned in dX", is: "filters-unturned-in-images") {
    (images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, s: Int, p: Int) in
    var gradient = try solution.convolutionGradient(
      of: images, filters: filters, delta: delta, stride: s, padding: p)
    gradient.images = try solution.convolutionGradient(
      of: images, filters: filters.flipped(axis: 0).flipped(axis: 1), delta: delta, stride: s,
      padding: p
    ).images
    return gradient
  }
  variants.wrong("14.7", "no images refused") {
    (images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, s: Int, p: Int) in
    guard images.shape[0] > 0 else { throw LabError.emptyInput }
    return try solution.convolutionGradient(
      of: images, filters: filters, delta: delta, stride: s, padding: p)
  }
}
