import NumericsEngine

/// A depthwise separable convolution of an image, and what it costs: the result of exercise 14.12.
public struct SeparatedConvolution: Sendable, Equatable, WireEncodable {
  /// `[rows − size + 1, columns − size + 1, outputs]`
  public var outputs: NDArray<Double>
  /// The numbers in both kinds of filters.
  public var parameters: Int
  /// The multiplications for this image.
  public var multiplications: Int
  /// The parameters of the full convolution of the same shapes.
  public var fullParameters: Int
  /// Its multiplications for this image.
  public var fullMultiplications: Int

  public init(
    outputs: NDArray<Double>, parameters: Int, multiplications: Int, fullParameters: Int,
    fullMultiplications: Int
  ) {
    self.outputs = outputs
    self.parameters = parameters
    self.multiplications = multiplications
    self.fullParameters = fullParameters
    self.fullMultiplications = fullMultiplications
  }

  public var wire: WireValue {
    [
      "outputs": outputs.wire, "parameters": parameters.wire,
      "multiplications": multiplications.wire, "fullParameters": fullParameters.wire,
      "fullMultiplications": fullMultiplications.wire,
    ]
  }
}
