import AllocationCounter
import NumericsEngine
import Testing

@testable import TensorGraph

/// After the first step a training step allocates nothing.
@Suite struct AllocationTests {
  @Test(.enabled(if: allocation_count() >= 0, "allocations are counted on Linux only"))
  func trainingStepsAllocateNothing() throws {
    let graph = Graph<Float>()
    let images = graph.placeholder(shape: [nil, 64], name: "images")
    let labels = graph.placeholder(shape: [nil], name: "labels")
    let w1 = graph.variable(NDArray(repeating: 0.1, shape: [64, 32]), name: "w1")
    let b1 = graph.variable(NDArray(repeating: 0, shape: [32]), name: "b1")
    let w2 = graph.variable(NDArray(repeating: 0.1, shape: [32, 10]), name: "w2")
    let hidden = dropout(relu(matmul(images, w1) + b1), keep: 0.5)
    let loss = crossEntropy(logits: matmul(hidden, w2), labels: labels)
    let variables = [w1, b1, w2]
    let gradients = graph.gradients(of: loss, for: variables)
    let step = graph.group(
      zip(variables, gradients).map { graph.assign($0, to: $0 - 0.1 * $1) })
    let session = Session(graph)
    let feeds = [
      images: NDArray<Float>(repeating: 1, shape: [8, 64]),
      labels: NDArray<Float>(repeating: 3, shape: [8]),
    ]
    let before = allocation_count()
    try session.run(step, feeding: feeds)
    let first = allocation_count()
    for _ in 0..<10 { try session.run(step, feeding: feeds) }
    let last = allocation_count()
    // The first step makes the plan.
    #expect(first - before > 100)
    #expect(last - first == 0)
  }
}
