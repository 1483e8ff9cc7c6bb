import AllocationCounter
import NumericsEngine
import Testing

@testable import TensorGraph

/// A training step of any optimiser, with clipping, a schedule, dropout and batch normalisation, allocates
/// nothing after the first.
struct UpdateAllocationTests {
  @Test(
    .enabled(if: allocation_count() >= 0, "allocations are counted on Linux only"),
    arguments: [
      .sgd(learningRate: 0.1), .momentum(learningRate: 0.1), .nesterov(learningRate: 0.1),
      .adaGrad(), .rmsProp(), .adam(learningRate: .warmUp(steps: 3, .cosine(0.1, steps: 9))),
      .adamW(),
    ] as [Optimizer])
  func stepsAllocateNothing(_ optimizer: Optimizer) throws {
    var generator = RandomGenerator(seed: 1)
    let graph = Graph<Float>()
    let images = graph.placeholder(shape: [nil, 64], name: "images")
    let labels = graph.placeholder(shape: [nil], name: "labels")
    let network = Sequential(
      Dense(32, activation: .relu), BatchNorm(), Dropout(keep: 0.5), Dense(10)
    ).built(in: graph, input: images.shape, using: &generator)
    let output = network.training(images)
    let training = graph.minimize(
      crossEntropy(logits: output.output, labels: labels), with: optimizer,
      clipping: .globalNorm(0.1), also: output.updates)
    let session = Session(graph)
    let feeds = [
      images: NDArray<Float>(repeating: 1, shape: [8, 64]),
      labels: NDArray<Float>(repeating: 3, shape: [8]),
    ]
    try session.run(training.step, feeding: feeds)
    let first = allocation_count()
    for _ in 0..<10 { try session.run(training.step, feeding: feeds) }
    let last = allocation_count()
    #expect(last - first == 0)
  }
}
