import Datasets
import Foundation
import NumericsEngine
import TensorGraph

/// The convolutional network of lab 14: its training and its use on MNIST, and its layers alone.
func measureConvolutionalNetworks(_ stopwatch: Stopwatch) throws {
  try measureTraining(stopwatch)
  try measureLayers(stopwatch)
}

/// An epoch is 469 times the median of stretches of five steps, as in the peer programs; the variable
/// `CNN_STEPS` shortens it.
private func measureTraining(_ stopwatch: Stopwatch) throws {
  let (training, use) = ("cnn/train (s/epoch)", "cnn/infer 10000 images")
  guard stopwatch.wants(training) || stopwatch.wants(use), let mnist = MNIST.locate() else {
    return
  }
  let network = try DigitTraining(.convolutional(), input: [28, 28, 1], on: mnist)
  if stopwatch.wants(training) {
    let most = ProcessInfo.processInfo.environment["CNN_STEPS"].flatMap { Int($0) } ?? 469
    let clock = ContinuousClock()
    var times: [Double] = []
    var (stretch, steps) = (Duration.zero, 0)
    try network.epoch { step in
      stretch += try clock.measure(step)
      steps += 1
      // The first stretch compiles the plan.
      if steps % 5 == 0 {
        if steps > 5 { times.append(stretch / .seconds(1) / 5 * 469) }
        stretch = .zero
      }
      return steps < most
    }
    let accuracy = try network.accuracy()
    stopwatch.report(training, times, calls: 5) { median in
      [
        "test_accuracy": accuracy, "steps": Double(steps),
        "ms_per_step": (median / 469 * 1e4).rounded() / 10,
      ]
    }
  }
  try stopwatch.measure(use) { try network.classes() }
}

private func measureLayers(_ stopwatch: Stopwatch) throws {
  try measureConvolution(stopwatch, "conv1 28x28x1->32", side: 28, channels: 1, filters: 32)
  try measureConvolution(stopwatch, "conv2 14x14x32->64", side: 14, channels: 32, filters: 64)
  try measurePooling(stopwatch, "maxpool 28x28x32", side: 28, channels: 32)
  try measurePooling(stopwatch, "maxpool 14x14x64", side: 14, channels: 64)
}

private let batch = 128

/// Convolution with biases; of the first layer nothing is handed further down.
private func measureConvolution(
  _ stopwatch: Stopwatch, _ name: String, side: Int, channels: Int, filters: Int
) throws {
  guard ["forward", "backward"].contains(where: { stopwatch.wants("cnn/layer \(name) \($0)") })
  else { return }
  var generator = RandomGenerator(seed: 1)
  let graph = Graph<Float>()
  let x = graph.variable(
    shape: [batch, side, side, channels], .normal(standardDeviation: 1), using: &generator)
  let w = graph.variable(
    shape: [5, 5, channels, filters], .normal(standardDeviation: 1), using: &generator)
  let b = graph.variable(shape: [filters], .normal(standardDeviation: 1), using: &generator)
  let u = graph.variable(
    shape: [batch, side, side, filters], .normal(standardDeviation: 1), using: &generator)
  let y = conv2d(x, w, padding: .same) + b
  let gradients = graph.gradients(of: y, for: channels > 1 ? [w, b, x] : [w, b], upstream: u)
  let operations = Double(2 * batch * side * side * 25 * channels * filters)
  try measure(stopwatch, "cnn/layer \(name) forward", [y], operations)
  try measure(
    stopwatch, "cnn/layer \(name) backward", gradients, operations * (channels > 1 ? 2 : 1))
}

private func measurePooling(
  _ stopwatch: Stopwatch, _ name: String, side: Int, channels: Int
) throws {
  guard ["forward", "backward"].contains(where: { stopwatch.wants("cnn/layer \(name) \($0)") })
  else { return }
  var generator = RandomGenerator(seed: 1)
  let graph = Graph<Float>()
  let x = graph.variable(
    shape: [batch, side, side, channels], .normal(standardDeviation: 1), using: &generator)
  let u = graph.variable(
    shape: [batch, side / 2, side / 2, channels], .normal(standardDeviation: 1), using: &generator)
  let y = maxPool(x, size: 2)
  try measure(stopwatch, "cnn/layer \(name) forward", [y], nil)
  try measure(
    stopwatch, "cnn/layer \(name) backward", graph.gradients(of: y, for: [x], upstream: u), nil)
}

/// Measures the computation of some tensors; of each only one number is brought out of the session.
private func measure(
  _ stopwatch: Stopwatch, _ workload: String, _ tensors: [Tensor<Float>], _ operations: Double?
) throws {
  guard stopwatch.wants(workload), let graph = tensors.first?.graph else { return }
  let session = Session(graph)
  let numbers = tensors.map { tensor in
    tensor.shape.extents.indices.reduce(tensor) { $0.sliced(axis: $1, from: 0, to: 1) }
  }
  try stopwatch.measure(workload, operations: operations) { try session.run(numbers) }
}
