import NumericsEngine

/// Lab 10 — Backpropagation.
public protocol BackpropagationLab: Lab {
  func descend(
    _ curve: Polynomial, from start: Double, learningRate: Double, steps: Int
  ) throws -> [Double]
  func numericGradient(
    of loss: ([Double]) throws -> Double, at point: [Double]
  ) throws -> [Double]
  func relativeError(_ first: [Double], _ second: [Double]) throws -> Double
  func forward(
    _ inputs: NDArray<Double>, labels: NDArray<Double>, through network: TwoLayerNetwork
  ) throws -> ForwardPass
  func outputDelta(
    _ outputs: NDArray<Double>, labels: NDArray<Double>
  ) throws -> NDArray<Double>
  func outputGradient(
    delta: NDArray<Double>, hidden: NDArray<Double>
  ) throws -> LayerGradient
  func hiddenDelta(
    outputDelta: NDArray<Double>, outputWeights: NDArray<Double>, hidden: NDArray<Double>
  ) throws -> NDArray<Double>
  func hiddenGradient(
    delta: NDArray<Double>, inputs: NDArray<Double>
  ) throws -> LayerGradient
  func updated(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double
  ) throws -> TwoLayerNetwork
  func train(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws -> TrainedNetwork
  func gradients(
    _ inputs: NDArray<Double>, labels: NDArray<Double>, layers: [Layer]
  ) throws -> DeepGradient
}

extension BackpropagationLab {
  public static var number: Int { 10 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("10.1", descend),
      Endpoint("10.2") { (field: ScalarField, point: [Double]) in
        try numericGradient(of: { field($0) }, at: point)
      },
      Endpoint("10.3", relativeError),
      Endpoint("10.4", forward),
      Endpoint("10.5", outputDelta),
      Endpoint("10.6", outputGradient),
      Endpoint("10.7", hiddenDelta),
      Endpoint("10.8", hiddenGradient),
      Endpoint("10.9", updated),
      Endpoint("10.10", train),
      Endpoint("10.11", gradients),
    ]
  }
}

/// What a network makes of its inputs, and what that costs: the result of exercise 10.4.
public struct ForwardPass: Sendable, Equatable, WireEncodable {
  /// O¹: `[m, hidden]`
  public var hidden: NDArray<Double>
  /// O²: `[m, outputs]`
  public var outputs: NDArray<Double>
  /// J, the mean over the rows of their cross-entropy.
  public var loss: Double

  public init(hidden: NDArray<Double>, outputs: NDArray<Double>, loss: Double) {
    self.hidden = hidden
    self.outputs = outputs
    self.loss = loss
  }

  public var wire: WireValue {
    ["hidden": hidden.wire, "outputs": outputs.wire, "loss": loss.wire]
  }
}

/// What a training has come to: the result of exercise 10.10.
public struct TrainedNetwork: Sendable, Equatable, WireEncodable {
  public var network: TwoLayerNetwork
  /// J before the first step and after every step: `[steps + 1]`.
  public var losses: [Double]

  public init(network: TwoLayerNetwork, losses: [Double]) {
    self.network = network
    self.losses = losses
  }

  public var wire: WireValue { ["network": network.wire, "losses": losses.wire] }
}

/// The loss of a network of any depth, and its slope by every parameter: the result of
/// exercise 10.11.
public struct DeepGradient: Sendable, Equatable, WireEncodable {
  /// J, the mean over the rows of their cross-entropy.
  public var loss: Double
  /// One for each layer, the first layer first: `[layers]`.
  public var layers: [LayerGradient]

  public init(loss: Double, layers: [LayerGradient]) {
    self.loss = loss
    self.layers = layers
  }

  public var wire: WireValue { ["loss": loss.wire, "layers": layers.wire] }
}
