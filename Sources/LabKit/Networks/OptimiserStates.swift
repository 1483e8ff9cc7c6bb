import NumericsEngine

/// Parameters that are moved with momentum: exercise 12.3.
public struct MomentumState: Sendable, Equatable {
  /// θ: any shape.
  public var parameters: NDArray<Double>
  /// v, in the shape of the parameters: zeros before the first update.
  public var velocity: NDArray<Double>

  public init(parameters: NDArray<Double>, velocity: NDArray<Double>) {
    self.parameters = parameters
    self.velocity = velocity
  }
}

/// Parameters with a memory of their squared gradients: exercises 12.4 and 12.5.
public struct SquaresState: Sendable, Equatable {
  /// θ: any shape.
  public var parameters: NDArray<Double>
  /// s, in the shape of the parameters: zeros before the first update. AdaGrad keeps the sum of the
  /// squared gradients, RMSProp their running mean.
  public var squares: NDArray<Double>

  public init(parameters: NDArray<Double>, squares: NDArray<Double>) {
    self.parameters = parameters
    self.squares = squares
  }
}

/// Parameters with all that Adam remembers: exercise 12.6.
public struct AdamState: Sendable, Equatable {
  /// θ: any shape.
  public var parameters: NDArray<Double>
  /// m, the running mean of the gradients, in the shape of the parameters: zeros before the first
  /// update.
  public var means: NDArray<Double>
  /// s, the running mean of the squared gradients, in the same shape: zeros before the first update.
  public var squares: NDArray<Double>
  /// How many updates have been made: 0 before the first.
  public var updates: Int

  public init(
    parameters: NDArray<Double>, means: NDArray<Double>, squares: NDArray<Double>, updates: Int
  ) {
    self.parameters = parameters
    self.means = means
    self.squares = squares
    self.updates = updates
  }
}

/// One gradient, or several for updates in a row, each from where the one before has led.
///
/// Several come as `inTurn(…)`, and are answered by the list of what every update returned.
package struct GradientsInTurn: WireDecodable {
  private let gradients: [NDArray<Double>]
  private let areSeveral: Bool

  package init(wire: WireValue) throws {
    if case .compound("inTurn(_:)", let values) = wire, values.count == 1 {
      gradients = try [NDArray<Double>](wire: values[0])
      areSeveral = true
    } else {
      gradients = [try NDArray(wire: wire)]
      areSeveral = false
    }
  }

  package func steps<State: WireEncodable>(
    from start: State, by update: (State, NDArray<Double>) throws -> State
  ) throws -> Steps {
    var states: [State] = []
    for gradient in gradients { states.append(try update(states.last ?? start, gradient)) }
    return Steps(wire: areSeveral ? states.wire : (states.last ?? start).wire)
  }

  package struct Steps: WireEncodable {
    package let wire: WireValue
  }
}

// MARK: On the wire

extension MomentumState: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(Self.form, let values) = wire, values.count == 2 else {
      throw mismatch("parameters with momentum", wire)
    }
    self.init(parameters: try NDArray(wire: values[0]), velocity: try NDArray(wire: values[1]))
  }

  public var wire: WireValue { .compound(Self.form, [parameters.wire, velocity.wire]) }

  private static let form = "MomentumState(parameters:velocity:)"
}

extension SquaresState: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(Self.form, let values) = wire, values.count == 2 else {
      throw mismatch("parameters with squared gradients", wire)
    }
    self.init(parameters: try NDArray(wire: values[0]), squares: try NDArray(wire: values[1]))
  }

  public var wire: WireValue { .compound(Self.form, [parameters.wire, squares.wire]) }

  private static let form = "SquaresState(parameters:squares:)"
}

extension AdamState: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(Self.form, let values) = wire, values.count == 4 else {
      throw mismatch("parameters of Adam", wire)
    }
    self.init(
      parameters: try NDArray(wire: values[0]), means: try NDArray(wire: values[1]),
      squares: try NDArray(wire: values[2]), updates: try Int(wire: values[3]))
  }

  public var wire: WireValue {
    .compound(Self.form, [parameters.wire, means.wire, squares.wire, updates.wire])
  }

  private static let form = "AdamState(parameters:means:squares:updates:)"
}
