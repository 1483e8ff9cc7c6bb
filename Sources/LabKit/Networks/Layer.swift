import NumericsEngine

/// A dense layer: every unit sees every input.
///
/// ```
/// Z = X·Wᵀ + b        X [m, n], W [units, n], b [units], Z [m, units]
/// O = activation(Z)   [m, units]
/// ```
public struct Layer: Sendable, Equatable {
  /// W: `[units, n]`, one row for each unit.
  public var weights: NDArray<Double>
  /// b: `[units]`
  public var biases: NDArray<Double>
  public var activation: Activation

  public init(weights: NDArray<Double>, biases: NDArray<Double>, activation: Activation) {
    self.weights = weights
    self.biases = biases
    self.activation = activation
  }
}

extension Layer: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(Self.form, let values) = wire, values.count == 3 else {
      throw mismatch("a layer", wire)
    }
    self.init(
      weights: try NDArray(wire: values[0]), biases: try NDArray(wire: values[1]),
      activation: try Activation(wire: values[2]))
  }

  public var wire: WireValue {
    .compound(Self.form, [weights.wire, biases.wire, activation.wire])
  }

  private static let form = "Layer(weights:biases:activation:)"
}
