import NumericsEngine

/// What dropout makes of its inputs: the result of exercise 14.9.
public struct DroppedOut: Sendable, Equatable, WireEncodable {
  /// The inputs times the factors, in their shape.
  public var outputs: NDArray<Double>
  /// What each input was multiplied by, in the same shape. It is also the slope of the output by its
  /// input: on the way back, gradients are multiplied by the same factors.
  public var factors: NDArray<Double>

  public init(outputs: NDArray<Double>, factors: NDArray<Double>) {
    self.outputs = outputs
    self.factors = factors
  }

  public var wire: WireValue { ["outputs": outputs.wire, "factors": factors.wire] }
}
