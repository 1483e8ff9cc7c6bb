import NumericsEngine
import Testing

@testable import TensorGraph

struct BatchNormTests {
  private let first = NDArray<Double>([[1, 2, 3], [-1, 0.5, 2], [0, -2.5, 7], [4, 1, -1]])

  private func isNear(_ array: NDArray<Double>, _ expected: [Double]) -> Bool {
    array.count == expected.count
      && zip(array.elements, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  /// PyTorch 2.13.0, `BatchNorm1d(3, eps=1e-3, momentum=0.1)` after two batches in training; its running
  /// variance replaced by that with 1/n: `Scripts/references/graph/optimizer_values.py`.
  @Test func followsPyTorch() throws {
    var generator = RandomGenerator(seed: 1)
    let graph = Graph<Double>()
    let x = graph.placeholder(shape: [nil, 3], name: "x")
    let network = Sequential(BatchNorm()).built(in: graph, input: [nil, 3], using: &generator)
    let variables = graph.variables
    let session = Session(graph)
    try session.set(variables[0], to: [1, 2, -0.5])
    try session.set(variables[1], to: [0, 0.5, 1])
    let training = network.training(x)
    let updates = graph.group(training.updates)
    let trained = try session.run(training.output, doing: updates, feeding: [x: first])
    #expect(
      isNear(
        trained,
        [
          0.0, 2.586625856260004, 0.9563174647212407, -1.0688922796581097, 0.7980894080371435,
          1.1310476058362777, -0.5344461398290549, -2.778983488408578, 0.25739690026109285,
          1.6033384194871645, 1.3942682241114304, 1.6552380291813886,
        ]))
    try session.run(updates, feeding: [x: first * 2 - 1])
    #expect(isNear(session.value(of: variables[2]), [0.19, -0.0275, 0.6975]))
    #expect(
      isNear(session.value(of: variables[3]), [2.5250000000000004, 2.188125, 4.821875]))
    #expect(
      isNear(
        try session.run(network(x), feeding: [x: first]),
        [
          0.5096456782311289, 3.2406626309131434, 0.47577631346474886, -0.7487387124630167,
          1.213045394725861, 0.7034521816668123, -0.11954651711594384, -2.842189077648704,
          -0.43492715934350507, 2.3972222642723473, 1.8889178067882886, 1.3864797862730027,
        ]))
  }

  /// Of images every channel is normalised over batch, rows and columns.
  @Test func images() throws {
    var generator = RandomGenerator(seed: 1)
    let graph = Graph<Double>()
    let x = graph.placeholder(shape: [nil, 4, 4, 2], name: "x")
    let network = Sequential(BatchNorm(epsilon: 0)).built(
      in: graph, input: x.shape, using: &generator)
    let batch = generator.uniform(in: 3..<5, shape: [6, 4, 4, 2])
    let y = try Session(graph).run(network.training(x).output, feeding: [x: batch]).elements
    for channel in 0..<2 {
      let numbers = stride(from: channel, to: y.count, by: 2).map { y[$0] }
      let mean = numbers.reduce(0, +) / 96
      #expect(abs(mean) < 1e-12)
      #expect(abs(numbers.reduce(0) { $0 + $1 * $1 } / 96 - 1) < 1e-12)
    }
  }

  /// Running means are no parameters: an optimiser leaves them alone.
  @Test func statisticsAreNotTrained() {
    var generator = RandomGenerator(seed: 1)
    let graph = Graph<Double>()
    let x = graph.placeholder(shape: [nil, 3])
    let network = Sequential(BatchNorm(), Dense(1)).built(
      in: graph, input: [nil, 3], using: &generator)
    let training = network.training(x)
    let minimized = graph.minimize(
      training.output.mean(), with: .sgd(learningRate: 0.1), also: training.updates)
    #expect(minimized.parameters == network.parameters)
    #expect(network.parameters.count == 4)
    // Those of the first layer are not lost behind the second.
    #expect(training.updates.count == 2)
  }
}
