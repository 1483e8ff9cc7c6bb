import NumericsEngine

/// A layer in which every output is made of every input.
///
/// ```
/// y = activation(x · W + b)        x [batch, inputs]   W [inputs, units]   b [units]
/// ```
public struct Dense: Layer {
  public let name: String
  public let units: Int
  public let activation: Activation
  public let weights: Initializer

  /// How the biases begin; `nil` for none.
  public let bias: Initializer?

  public init(
    _ units: Int, activation: Activation = .none, weights: Initializer = .glorotUniform,
    bias: Initializer? = .zeros, name: String = "dense"
  ) {
    (self.units, self.activation, self.name) = (units, activation, name)
    (self.weights, self.bias) = (weights, bias)
  }

  public func variables<Scalar: TensorScalar>(
    for input: TensorShape, in graph: Graph<Scalar>, using generator: inout RandomGenerator
  ) -> LayerVariables<Scalar> {
    require(rank: 2, as: "[batch, inputs]", of: input)
    let inputs = known(input.extents[1], "columns", of: input)
    var parameters = [
      graph.variable(shape: [inputs, units], weights, name: "weights", using: &generator)
    ]
    if let bias {
      parameters.append(graph.variable(shape: [units], bias, name: "bias", using: &generator))
    }
    return LayerVariables(parameters: parameters)
  }

  public func applied<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, _ variables: LayerVariables<Scalar>, mode: Mode
  ) -> LayerOutput<Scalar> {
    let products = matmul(x, variables.parameters[0])
    let sums = bias == nil ? products : products + variables.parameters[1]
    return LayerOutput(activation.applied(to: sums))
  }
}

/// Adds a ``Dense`` layer with variables of its own: `[batch, inputs]` → `[batch, units]`.
public func dense<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, units: Int, activation: Activation = .none,
  weights: Initializer = .glorotUniform, bias: Initializer? = .zeros, name: String = "dense",
  using generator: inout RandomGenerator, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  Dense(units, activation: activation, weights: weights, bias: bias, name: name)
    .added(to: x, at: SourcePlace(fileID, line), using: &generator).value
}
