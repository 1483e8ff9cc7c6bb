import Datasets
import TensorGraph

/// Epochs of a network 784-512-10 on MNIST, in the steps of the peer programs.
///
/// Needs the real files; without them there is nothing to compare with.
func measureMultilayerPerceptrons(_ stopwatch: Stopwatch) throws {
  for (name, activation) in [("tanh", Activation.tanh), ("relu", .relu)] {
    let workload = "mlp/\(name) 784-512-10 Adam b128 (s/epoch)"
    guard stopwatch.wants(workload), let mnist = MNIST.locate() else { continue }
    let training = try DigitTraining(
      .perceptron(hidden: 512, activation), input: [784], on: mnist)
    // The first epoch compiles the plan; five of them are what the peers' accuracy is of.
    for _ in 0..<5 { try training.epoch() }
    let reached = try training.accuracy()
    try stopwatch.measure(workload, quality: ["test_accuracy": reached]) { try training.epoch() }
  }
}
