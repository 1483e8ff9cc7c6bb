import NumericsEngine

/// A part of a network, described: how many variables it needs for its inputs, and which nodes it adds.
///
/// It holds no tensors, so that the same description can be built into any graph.
public protocol Layer: Sendable {
  /// The scope of its nodes, such as `dense`.
  var name: String { get }

  /// Makes its variables for inputs of a shape, of which only the first extent, the batch's, may be
  /// unknown.
  func variables<Scalar: TensorScalar>(
    for input: TensorShape, in graph: Graph<Scalar>, using generator: inout RandomGenerator
  ) -> LayerVariables<Scalar>

  /// Adds its nodes to a tensor.
  func applied<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, _ variables: LayerVariables<Scalar>, mode: Mode
  ) -> LayerOutput<Scalar>
}

extension Layer {
  public func variables<Scalar: TensorScalar>(
    for input: TensorShape, in graph: Graph<Scalar>, using generator: inout RandomGenerator
  ) -> LayerVariables<Scalar> { LayerVariables() }
}

/// The variables of a layer.
public struct LayerVariables<Scalar: TensorScalar> {
  /// Those that an optimiser changes.
  public let parameters: [Tensor<Scalar>]

  /// Those that the layer keeps itself, such as running means.
  public let statistics: [Tensor<Scalar>]

  public init(parameters: [Tensor<Scalar>] = [], statistics: [Tensor<Scalar>] = []) {
    (self.parameters, self.statistics) = (parameters, statistics)
  }
}

/// What a layer added to a graph.
public struct LayerOutput<Scalar: TensorScalar> {
  /// The tensor that the next layer gets.
  public let value: Tensor<Scalar>

  /// What has to be done in every training step besides, such as moving running means.
  public let updates: [Action<Scalar>]

  public init(_ value: Tensor<Scalar>, updates: [Action<Scalar>] = []) {
    (self.value, self.updates) = (value, updates)
  }
}

extension Layer {
  /// Makes the variables and adds the nodes in one go, for a network that is written as functions.
  func added<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, at place: SourcePlace, using generator: inout RandomGenerator
  ) -> LayerOutput<Scalar> {
    x.graph.made(at: place, in: name) {
      let variables = variables(for: x.shape, in: x.graph, using: &generator)
      return applied(to: x, variables, mode: .training)
    }
  }

  /// The extent of an axis that must be known when the layer is built.
  func known(_ extent: Int?, _ what: String, of shape: TensorShape) -> Int {
    guard let extent else {
      callerMistake(
        "The layer \(name) must know the number of \(what) of its inputs when it is built.",
        expected: "a shape in which only the batch is unknown", got: "\(shape)",
        toDo: "declare the extents of the placeholder, or reshape before this layer")
    }
    return extent
  }

  /// Stops the program unless the inputs have `rank` axes.
  func require(rank: Int, as axes: String, of shape: TensorShape) {
    guard shape.rank == rank else {
      callerMistake(
        "The layer \(name) cannot take inputs of shape \(shape).", expected: axes, got: "\(shape)",
        toDo: rank == 2 ? "put a Flatten() before it" : "reshape before this layer")
    }
  }
}
