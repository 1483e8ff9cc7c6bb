import NumericsEngine

/// A network described as layers one after the other.
///
/// ```swift
/// var generator = RandomGenerator(seed: 1)
/// let network = Sequential(Dense(512, activation: .relu), Dropout(keep: 0.8), Dense(10))
///   .built(in: graph, input: [nil, 784], using: &generator)
/// let (logits, updates) = network.training(images)
/// let scores = network(images)
/// ```
public struct Sequential: Sendable {
  public let layers: [any Layer]

  public init(_ layers: any Layer...) {
    self.layers = layers
  }

  public init(_ layers: [any Layer]) {
    self.layers = layers
  }

  /// Adds the variables of all layers to a graph; their first numbers are drawn from `generator` in the
  /// order of the layers.
  ///
  /// - Parameter input: The shape of what the first layer gets; only the first extent may be unknown.
  public func built<Scalar: TensorScalar>(
    in graph: Graph<Scalar>, input: TensorShape, using generator: inout RandomGenerator,
    fileID: StaticString = #fileID, line: UInt = #line
  ) -> Network<Scalar> {
    let place = SourcePlace(fileID, line)
    var built: [Network<Scalar>.Part] = []
    graph.made(at: place) {
      var shape = input
      for (name, layer) in zip(names, layers) {
        let variables = graph.scope(name) {
          layer.variables(for: shape, in: graph, using: &generator)
        }
        shape = outputShape(of: layer, input: shape, variables, at: place)
        built.append(.init(name: name, layer: layer, variables: variables, shape: shape))
      }
    }
    return Network(graph: graph, input: input, parts: built)
  }

  /// A name for every layer: its own, with a number where several have the same.
  private var names: [String] {
    var taken: [String: Int] = [:]
    return layers.map { layer in
      let count = taken[layer.name, default: 0]
      taken[layer.name] = count + 1
      return count == 0 ? layer.name : "\(layer.name)_\(count)"
    }
  }

  /// The shape of a layer's outputs, found in a graph that is thrown away.
  private func outputShape<Scalar: TensorScalar>(
    of layer: any Layer, input: TensorShape, _ variables: LayerVariables<Scalar>,
    at place: SourcePlace
  ) -> TensorShape {
    let graph = Graph<Scalar>()
    return graph.made(at: place, in: layer.name) {
      let standIns = LayerVariables(
        parameters: variables.parameters.map { graph.placeholder(shape: $0.shape) },
        statistics: variables.statistics.map { graph.placeholder(shape: $0.shape) })
      let x = graph.placeholder(shape: input, name: "input")
      return layer.applied(to: x, standIns, mode: .inference).value.shape
    }
  }
}
