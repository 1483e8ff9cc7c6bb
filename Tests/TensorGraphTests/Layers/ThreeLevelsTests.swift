import NumericsEngine
import Testing

@testable import TensorGraph

/// The same network on three levels of abstraction: variables and operations, layers as functions, and
/// a `Sequential`. The same seed gives the same numbers, bit for bit.
struct ThreeLevelsTests {
  typealias Build =
    @Sendable (Graph<Double>, Tensor<Double>, inout RandomGenerator) ->
    (output: Tensor<Double>, updates: [Action<Double>])

  private static let operations: Build = { graph, images, generator in
    let filters = graph.variable(
      shape: [3, 3, 1, 4], .heNormal, name: "filters", using: &generator)
    let filterBias = graph.variable(NDArray(repeating: 0, shape: [4]))
    let maps = relu(conv2d(images, filters, padding: .same) + filterBias)
    let features = maxPool(maps, size: 2).reshaped(to: [-1, 4 * 4 * 4])
    let w1 = graph.variable(shape: [64, 8], .glorotUniform, name: "w1", using: &generator)
    let b1 = graph.variable(shape: [8], .constant(0.1), name: "b1", using: &generator)
    let hidden = tanh(matmul(features, w1) + b1)
    let scale = graph.variable(NDArray(repeating: 1, shape: [8]))
    let shift = graph.variable(NDArray(repeating: 0, shape: [8]))
    let mean = graph.variable(NDArray(repeating: 0, shape: [8]))
    let variance = graph.variable(NDArray(repeating: 1, shape: [8]))
    let batch = moments(hidden, axes: [0])
    let normal = batchNormalization(
      hidden, mean: batch.mean, variance: batch.variance, scale: scale, shift: shift)
    let updates = [(mean, batch.mean), (variance, batch.variance)].map { kept, fresh in
      graph.assign(kept, to: 0.9 * kept + (1 - 0.9) * fresh.reshaped(to: [8]))
    }
    let w2 = graph.variable(shape: [8, 3], .glorotUniform, name: "w2", using: &generator)
    return (matmul(normal, w2), updates)
  }

  private static let functions: Build = { graph, images, generator in
    var x = conv2d(
      images, filters: 4, size: 3, padding: .same, activation: .relu, weights: .heNormal,
      using: &generator)
    x = flatten(maxPool(x, size: 2))
    x = dense(x, units: 8, activation: .tanh, bias: .constant(0.1), using: &generator)
    let normal = batchNorm(x)
    return (dense(normal.value, units: 3, bias: nil, using: &generator), normal.updates)
  }

  private static let sequential: Build = { graph, images, generator in
    Sequential(
      Conv2D(4, size: 3, padding: .same, activation: .relu, weights: .heNormal), MaxPool(2),
      Flatten(), Dense(8, activation: .tanh, bias: .constant(0.1)), BatchNorm(),
      Dense(3, bias: nil)
    ).built(in: graph, input: images.shape, using: &generator).training(images)
  }

  /// The scores before training, the losses of ten steps, and all variables after them but the
  /// optimiser's.
  private func run(
    _ build: Build
  ) throws -> (scores: [Double], losses: [Double], variables: [[Double]]) {
    var generator = RandomGenerator(seed: 6)
    let graph = Graph<Double>()
    let images = graph.placeholder(shape: [nil, 8, 8, 1], name: "images")
    let labels = graph.placeholder(shape: [nil], name: "labels")
    let (logits, updates) = build(graph, images, &generator)
    let variables = graph.variables
    let loss = crossEntropy(logits: logits, labels: labels)
    let training = graph.minimize(loss, with: .adam(learningRate: 0.01), also: updates)
    let session = Session(graph)
    let batch = generator.uniform(in: 0..<1, shape: [5, 8, 8, 1])
    let scores = try session.run(logits, feeding: [images: batch]).elements
    let losses = try (0..<10).map { _ in
      try session.run(
        loss, doing: training.step, feeding: [images: batch, labels: [0, 1, 2, 1, 0]]
      ).elements[0]
    }
    return (scores, losses, variables.map { session.value(of: $0).elements })
  }

  @Test func equalNumbers() throws {
    let lowest = try run(Self.operations)
    #expect(lowest.scores.count == 15)
    #expect(lowest.losses[9] < lowest.losses[0])
    for build in [Self.functions, Self.sequential] {
      let other = try run(build)
      #expect(other.scores == lowest.scores)
      #expect(other.losses == lowest.losses)
      #expect(other.variables == lowest.variables)
    }
  }
}
