import NumericsEngine

/// How the loss changes with each parameter of a layer; in the layer's own shapes.
public struct LayerGradient: Sendable, Equatable, WireEncodable {
  /// dW: `[units, n]`
  public var weights: NDArray<Double>
  /// db: `[units]`
  public var biases: NDArray<Double>

  public init(weights: NDArray<Double>, biases: NDArray<Double>) {
    self.weights = weights
    self.biases = biases
  }

  public var wire: WireValue { ["weights": weights.wire, "biases": biases.wire] }
}
