import NumericsEngine

/// Lab 9 — Hidden layers.
public protocol HiddenLayersLab: Lab {
  func hiddenLayer(
    _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
  ) throws -> NDArray<Double>
  func forward(
    _ inputs: NDArray<Double>, through network: TwoLayerNetwork
  ) throws -> TwoLayerOutputs
  func activations(_ inputs: NDArray<Double>, through layers: [Layer]) throws -> [NDArray<Double>]
  func exclusiveOr() throws -> TwoLayerNetwork
  func derivative(
    fromOutputs outputs: NDArray<Double>, of activation: Activation
  ) throws -> NDArray<Double>
  func spreads(
    _ inputs: NDArray<Double>, outputGradient: NDArray<Double>, layers: [Layer]
  ) throws -> LayerSpreads
}

extension HiddenLayersLab {
  public static var number: Int { 9 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("9.1", hiddenLayer),
      Endpoint("9.2", forward),
      Endpoint("9.3", activations),
      Endpoint("9.4", exclusiveOr),
      Endpoint("9.5", derivative),
      Endpoint("9.6", spreads),
    ]
  }
}

/// What both layers of a network give: the result of exercise 9.2.
public struct TwoLayerOutputs: Sendable, Equatable, WireEncodable {
  /// O¹: `[m, hidden]`
  public var hidden: NDArray<Double>
  /// O²: `[m, outputs]`
  public var outputs: NDArray<Double>

  public init(hidden: NDArray<Double>, outputs: NDArray<Double>) {
    self.hidden = hidden
    self.outputs = outputs
  }

  public var wire: WireValue { ["hidden": hidden.wire, "outputs": outputs.wire] }
}

/// How widely the numbers scatter in each layer: the result of exercise 9.6.
public struct LayerSpreads: Sendable, Equatable, WireEncodable {
  /// The standard deviation of each layer's outputs: `[layers]`.
  public var signals: [Double]
  /// The standard deviation of the gradient by each layer's outputs: `[layers]`.
  public var gradients: [Double]

  public init(signals: [Double], gradients: [Double]) {
    self.signals = signals
    self.gradients = gradients
  }

  public var wire: WireValue { ["signals": signals.wire, "gradients": gradients.wire] }
}
