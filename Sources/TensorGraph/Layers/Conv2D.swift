import NumericsEngine

/// A layer that slides filters over images.
///
/// ```
/// y = activation(x ∗ W + b)        x [batch, rows, columns, channels]
///                                  W [size, size, channels, filters]   b [filters]
/// ```
public struct Conv2D: Layer {
  public let name: String
  public let filters: Int
  public let size: Int
  public let stride: Int
  public let padding: Padding
  public let activation: Activation
  public let weights: Initializer

  /// How the biases begin; `nil` for none.
  public let bias: Initializer?

  public init(
    _ filters: Int, size: Int, stride: Int = 1, padding: Padding = .valid,
    activation: Activation = .none, weights: Initializer = .glorotUniform,
    bias: Initializer? = .zeros, name: String = "conv2d"
  ) {
    (self.filters, self.size, self.stride, self.padding) = (filters, size, stride, padding)
    (self.activation, self.weights, self.bias, self.name) = (activation, weights, bias, name)
  }

  public func variables<Scalar: TensorScalar>(
    for input: TensorShape, in graph: Graph<Scalar>, using generator: inout RandomGenerator
  ) -> LayerVariables<Scalar> {
    require(rank: 4, as: "[batch, rows, columns, channels]", of: input)
    let channels = known(input.extents[3], "channels", of: input)
    var parameters = [
      graph.variable(
        shape: [size, size, channels, filters], weights, name: "weights", using: &generator)
    ]
    if let bias {
      parameters.append(graph.variable(shape: [filters], bias, name: "bias", using: &generator))
    }
    return LayerVariables(parameters: parameters)
  }

  public func applied<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, _ variables: LayerVariables<Scalar>, mode: Mode
  ) -> LayerOutput<Scalar> {
    let products = conv2d(x, variables.parameters[0], stride: stride, padding: padding)
    let sums = bias == nil ? products : products + variables.parameters[1]
    return LayerOutput(activation.applied(to: sums))
  }
}

/// Adds a ``Conv2D`` layer with variables of its own; `filters` is how many it has.
public func conv2d<Scalar: TensorScalar>(
  _ images: Tensor<Scalar>, filters: Int, size: Int, stride: Int = 1, padding: Padding = .valid,
  activation: Activation = .none, weights: Initializer = .glorotUniform,
  bias: Initializer? = .zeros, name: String = "conv2d", using generator: inout RandomGenerator,
  fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  Conv2D(
    filters, size: size, stride: stride, padding: padding, activation: activation,
    weights: weights, bias: bias, name: name
  ).added(to: images, at: SourcePlace(fileID, line), using: &generator).value
}
