import NumericsEngine

/// A layer that brings every channel to mean 0 and variance 1, and then to a learned scale and shift; see
/// ``batchNormalization(_:mean:variance:scale:shift:epsilon:fileID:line:)``.
///
/// In training mean and variance are the batch's, and running means follow them:
/// ```
/// running ← momentum · running + (1 − momentum) · batch
/// ```
/// In inference they are the running ones. The variance is in both that with 1/n; PyTorch's running one
/// has 1/(n − 1).
///
/// Source: Ioffe and Szegedy, "Batch Normalization", 2015.
public struct BatchNorm: Layer {
  public let name: String
  public let momentum: Double
  public let epsilon: Double

  public init(momentum: Double = 0.9, epsilon: Double = 0.001, name: String = "batchNorm") {
    (self.momentum, self.epsilon, self.name) = (momentum, epsilon, name)
  }

  public func variables<Scalar: TensorScalar>(
    for input: TensorShape, in graph: Graph<Scalar>, using generator: inout RandomGenerator
  ) -> LayerVariables<Scalar> {
    let channels = known(input.extents.last.flatMap { $0 }, "channels", of: input)
    func variable(_ value: Scalar, _ name: String) -> Tensor<Scalar> {
      graph.variable(NDArray(repeating: value, shape: [channels]), name: name)
    }
    return LayerVariables(
      parameters: [variable(1, "scale"), variable(0, "shift")],
      statistics: [variable(0, "mean"), variable(1, "variance")])
  }

  public func applied<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, _ variables: LayerVariables<Scalar>, mode: Mode
  ) -> LayerOutput<Scalar> {
    let (scale, shift) = (variables.parameters[0], variables.parameters[1])
    let running = variables.statistics
    if mode == .inference {
      return LayerOutput(
        batchNormalization(
          x, mean: running[0], variance: running[1], scale: scale, shift: shift,
          epsilon: Scalar(epsilon)))
    }
    let batch = moments(x, axes: Array(0..<(x.rank - 1)))
    let value = batchNormalization(
      x, mean: batch.mean, variance: batch.variance, scale: scale, shift: shift,
      epsilon: Scalar(epsilon))
    let updates = zip(running, [batch.mean, batch.variance]).map { kept, fresh in
      let fresh = fresh.reshaped(to: kept.shape.known ?? [])
      return x.graph.assign(
        kept, to: Scalar(momentum) * kept + Scalar(1 - momentum) * fresh)
    }
    return LayerOutput(value, updates: updates)
  }
}

/// Adds a ``BatchNorm`` layer in training, with variables of its own.
///
/// - Returns: Beside the tensor what has to be done in every training step.
public func batchNorm<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, momentum: Double = 0.9, epsilon: Double = 0.001,
  name: String = "batchNorm", fileID: StaticString = #fileID, line: UInt = #line
) -> LayerOutput<Scalar> {
  // Nothing is drawn from it.
  var generator = RandomGenerator(seed: 0)
  return BatchNorm(momentum: momentum, epsilon: epsilon, name: name)
    .added(to: x, at: SourcePlace(fileID, line), using: &generator)
}
