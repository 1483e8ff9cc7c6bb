import Datasets
import NumericsEngine
import TensorGraph

/// Epochs of a network 784-512-10 on MNIST, Adam, batches of 128, in the steps of the peer programs.
///
/// Needs the real files; without them there is nothing to compare with.
func measureMultilayerPerceptrons(_ stopwatch: Stopwatch) throws {
  for (name, activation) in [("tanh", Activation.tanh), ("relu", .relu)] {
    let workload = "mlp/\(name) 784-512-10 Adam b128 (s/epoch)"
    guard stopwatch.wants(workload), let mnist = MNIST.locate() else { continue }
    let (training, test) = (try mnist.training(), try mnist.test())
    let (features, labels): (NDArray<Float>, NDArray<Float>) = (
      training.features(), NDArray(training.labels.map(Float.init))
    )

    var generator = RandomGenerator(seed: 0)
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 784], name: "x")
    let y = graph.placeholder(shape: [nil], name: "y")
    let network = Sequential(Dense(512, activation: activation), Dense(10))
      .built(in: graph, input: [nil, 784], using: &generator)
    let logits = network(x)
    let step = graph.minimize(
      crossEntropy(logits: logits, labels: y), with: .adam(learningRate: 0.001)
    ).step
    let session = Session(graph)

    func epoch() throws {
      let order = generator.permutation(labels.count)
      for start in stride(from: 0, to: order.count, by: 128) {
        let rows = Array(order[start..<min(start + 128, order.count)])
        try session.run(
          step,
          feeding: [
            x: features.gathering(rows, axis: 0), y: labels.gathering(rows, axis: 0),
          ])
      }
    }
    func accuracy() throws -> Double {
      let scores = try session.run(logits, feeding: [x: test.features()])
      let right = zip(scores.argmax(axis: 1).elements, test.labels).count { $0 == Int($1) }
      return Double(right) / Double(test.labels.count)
    }
    // The first epoch compiles the plan; five of them are what the peers' accuracy is of.
    for _ in 0..<5 { try epoch() }
    let reached = try accuracy()
    try stopwatch.measure(workload, quality: ["test_accuracy": reached], epoch)
  }
}
