import NumericsEngine

/// How many windows there are along an axis, and the zeros beyond its ends: the result of
/// exercise 14.1.
public struct WindowCount: Sendable, Equatable, WireEncodable {
  public var count: Int
  /// Zeros in front of the first element.
  public var paddingBefore: Int
  /// Zeros behind the last one.
  public var paddingAfter: Int

  public init(count: Int, paddingBefore: Int, paddingAfter: Int) {
    self.count = count
    self.paddingBefore = paddingBefore
    self.paddingAfter = paddingAfter
  }

  public var wire: WireValue {
    [
      "count": count.wire, "paddingBefore": paddingBefore.wire, "paddingAfter": paddingAfter.wire,
    ]
  }
}

/// How a loss changes with all that went into a convolution, in the shapes of that: the result of
/// exercise 14.7.
public struct ConvolutionGradient: Sendable, Equatable, WireEncodable {
  /// dX: `[batch, rows, columns, channels]`
  public var images: NDArray<Double>
  /// dW: `[rows, columns, channels, outputs]`
  public var filters: NDArray<Double>
  /// db: `[outputs]`
  public var biases: NDArray<Double>

  public init(images: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>) {
    self.images = images
    self.filters = filters
    self.biases = biases
  }

  public var wire: WireValue {
    ["images": images.wire, "filters": filters.wire, "biases": biases.wire]
  }
}

/// The way through a flattening and back: the result of exercise 14.8.
public struct Flattening: Sendable, Equatable, WireEncodable {
  /// Each image as a row: `[batch, rows · columns · channels]`.
  public var outputs: NDArray<Double>
  /// The slope by each element of the images: `[batch, rows, columns, channels]`.
  public var imageDelta: NDArray<Double>

  public init(outputs: NDArray<Double>, imageDelta: NDArray<Double>) {
    self.outputs = outputs
    self.imageDelta = imageDelta
  }

  public var wire: WireValue { ["outputs": outputs.wire, "imageDelta": imageDelta.wire] }
}
