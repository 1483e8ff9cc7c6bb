import LabKit
import NumericsEngine

extension Property {
  /// The gradients of 14.7 are the slopes of J = Σ dZ ∘ Z, where Z is what the student's 14.2 gives.
  static let convolutionGradientsAreTheSlopes = Property(
    exercise: "14.7",
    name: "74 slopes of J = Σ dZ ∘ Z, with Z from your 14.2, to 1e-7",
    weight: 3
  ) { inquiry in
    let study = ConvolutionStudy.small
    let answer = try inquiry.call([
      study.images.wire, study.filters.wire, study.delta.wire, study.stride.wire,
      study.padding.wire,
    ])
    let parts = try ["images", "filters", "biases"].map {
      try NDArray<Double>(wire: answer.field($0))
    }
    guard parts.map(\.shape) == [study.images.shape, study.filters.shape, study.biases.shape]
    else { return "the gradients do not have the shapes of images, filters and biases" }
    let point = study.point
    let trial = try GradientTrial(
      names: study.names, own: parts.flatMap(\.elements), at: point, moving: point.indices
    ) { point in
      let moved = study.moved(to: point)
      return (try moved.loss(inquiry), moved.loss)
    }
    return trial.objection(gradient: "your gradient", source: "Σ dZ ∘ Z by 14.2")
  }
}

/// A small convolution and the slopes by its results.
private struct ConvolutionStudy {
  /// `[batch, rows, columns, channels]`
  var images: NDArray<Double>
  /// `[kernel rows, kernel columns, channels, outputs]`
  var filters: NDArray<Double>
  /// `[outputs]`
  var biases: NDArray<Double>
  /// `[batch, rows', columns', outputs]`
  let delta: NDArray<Double>
  let stride, padding: Int

  static let small: ConvolutionStudy = {
    var generator = RandomGenerator(seed: 14)
    return ConvolutionStudy(
      images: generator.normal(shape: [2, 3, 4, 2]),
      filters: generator.normal(shape: [2, 3, 2, 2]),
      biases: generator.normal(shape: [2]), delta: generator.normal(shape: [2, 2, 2, 2]),
      stride: 2, padding: 1)
  }()

  /// Images, filters and biases in one list.
  var point: [Double] { images.elements + filters.elements + biases.elements }

  var names: [String] {
    [("X", images), ("W", filters), ("b", biases)].flatMap { name, array in
      Self.places(array.shape).map { "\(name)\($0)" }
    }
  }

  func moved(to point: [Double]) -> ConvolutionStudy {
    var moved = self
    let (first, second) = (images.count, images.count + filters.count)
    moved.images = NDArray(shape: images.shape, elements: Array(point[..<first]))
    moved.filters = NDArray(shape: filters.shape, elements: Array(point[first..<second]))
    moved.biases = NDArray(Array(point[second...]))
    return moved
  }

  /// J by the student's 14.2.
  func loss(_ inquiry: Inquiry) throws -> Double {
    try (0..<images.shape[0]).reduce(0) { loss, index in
      let answer = try inquiry.call(
        "14.2",
        [
          images[index, .all].wire, filters.wire, biases.wire,
          stride.wire, padding.wire,
        ])
      let outputs = try NDArray<Double>(wire: answer)
      let slopes = delta[index, .all]
      guard outputs.shape == slopes.shape else { return .nan }
      return loss + (outputs * slopes).sum()
    }
  }

  /// J.
  var loss: Double {
    var sum = 0.0
    let (rows, columns, channels) = (images.shape[1], images.shape[2], images.shape[3])
    for place in Self.places(delta.shape) {
      let (n, i, j, output) = (place[0], place[1], place[2], place[3])
      var z = biases[output]
      for a in 0..<filters.shape[0] {
        for b in 0..<filters.shape[1] {
          let (row, column) = (i * stride + a - padding, j * stride + b - padding)
          guard 0..<rows ~= row, 0..<columns ~= column else { continue }
          for channel in 0..<channels {
            z += images[n, row, column, channel] * filters[a, b, channel, output]
          }
        }
      }
      sum += z * delta[n, i, j, output]
    }
    return sum
  }

  /// All indices of an array, row by row.
  private static func places(_ shape: [Int]) -> [[Int]] {
    shape.reduce([[]]) { places, extent in
      places.flatMap { place in (0..<extent).map { place + [$0] } }
    }
  }
}
