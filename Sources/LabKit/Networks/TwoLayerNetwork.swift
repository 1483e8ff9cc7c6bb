import NumericsEngine

/// The parameters of a network with one hidden layer.
///
/// ```
/// O¹ = tanh(X·W¹ᵀ + b¹)         X [m, n], W¹ [hidden, n], b¹ [hidden], O¹ [m, hidden]
/// O² = sigmoid(O¹·W²ᵀ + b²)     W² [outputs, hidden], b² [outputs], O² [m, outputs]
/// ```
public struct TwoLayerNetwork: Sendable, Equatable {
  /// W¹: `[hidden, n]`
  public var hiddenWeights: NDArray<Double>
  /// b¹: `[hidden]`
  public var hiddenBiases: NDArray<Double>
  /// W²: `[outputs, hidden]`
  public var outputWeights: NDArray<Double>
  /// b²: `[outputs]`
  public var outputBiases: NDArray<Double>

  public init(
    hiddenWeights: NDArray<Double>, hiddenBiases: NDArray<Double>,
    outputWeights: NDArray<Double>, outputBiases: NDArray<Double>
  ) {
    self.hiddenWeights = hiddenWeights
    self.hiddenBiases = hiddenBiases
    self.outputWeights = outputWeights
    self.outputBiases = outputBiases
  }
}

extension TwoLayerNetwork: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(Self.form, let values) = wire, values.count == 4 else {
      throw mismatch("a network of two layers", wire)
    }
    self.init(
      hiddenWeights: try NDArray(wire: values[0]), hiddenBiases: try NDArray(wire: values[1]),
      outputWeights: try NDArray(wire: values[2]), outputBiases: try NDArray(wire: values[3]))
  }

  public var wire: WireValue {
    .compound(
      Self.form,
      [hiddenWeights.wire, hiddenBiases.wire, outputWeights.wire, outputBiases.wire])
  }

  private static let form =
    "TwoLayerNetwork(hiddenWeights:hiddenBiases:outputWeights:outputBiases:)"
}
