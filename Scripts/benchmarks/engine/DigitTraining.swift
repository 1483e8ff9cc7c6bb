import Datasets
import NumericsEngine
import TensorGraph

/// A network for MNIST's digits and its training, in the steps of the peer programs: Adam with 1e-3,
/// batches of 128 drawn anew for every epoch, the last of them what remains.
final class DigitTraining {
  private let features: NDArray<Float>
  private let labels: NDArray<Float>
  private let test: (features: NDArray<Float>, labels: [UInt8])

  private let session: Session<Float>
  private let x, y, scores: Tensor<Float>
  private let update: Action<Float>
  private var generator: RandomGenerator

  /// - Parameter input: The shape of one image as the first layer takes it.
  init(_ network: Sequential, input: [Int], on mnist: MNIST, seed: UInt32 = 0) throws {
    let (training, test) = (try mnist.training(), try mnist.test())
    features = training.features().reshaped(to: [-1] + input)
    labels = NDArray(training.labels.map(Float.init))
    self.test = (test.features().reshaped(to: [-1] + input), test.labels)

    generator = RandomGenerator(seed: seed)
    let graph = Graph<Float>()
    let shape = TensorShape([nil] + input)
    x = graph.placeholder(shape: shape, name: "x")
    y = graph.placeholder(shape: [nil], name: "y")
    let built = network.built(in: graph, input: shape, using: &generator)
    scores = built(x)
    update =
      graph.minimize(
        crossEntropy(logits: built.training(x).output, labels: y), with: .adam(learningRate: 0.001)
      ).step
    session = Session(graph, seed: UInt64(seed))
  }

  /// One epoch; `step` runs each of its steps, and may stop it.
  func epoch(
    _ step: (() throws -> Void) throws -> Bool = {
      try $0()
      return true
    }
  ) throws {
    let order = generator.permutation(labels.count)
    for start in stride(from: 0, to: order.count, by: 128) {
      let rows = Array(order[start..<min(start + 128, order.count)])
      let goesOn = try step {
        try session.run(
          update,
          feeding: [x: features.gathering(rows, axis: 0), y: labels.gathering(rows, axis: 0)])
      }
      if !goesOn { return }
    }
  }

  /// The classes of the test images, a thousand at a time.
  func classes() throws -> [Int] {
    try stride(from: 0, to: test.labels.count, by: 1000).flatMap { start in
      let rows = start..<min(start + 1000, test.labels.count)
      return try session.run(scores, feeding: [x: test.features[rows]]).argmax(axis: 1).elements
    }
  }

  func accuracy() throws -> Double {
    let right = zip(try classes(), test.labels).count { $0 == Int($1) }
    return Double(right) / Double(test.labels.count)
  }
}

/// How weights and biases begin.
enum FirstNumbers {
  /// As the course's layers have it: Glorot's uniform weights, biases of 0.
  case course

  /// As PyTorch's layers have it: weights and biases uniform between ±1 / √fanIn.
  case pytorch

  func weights(fanIn: Int) -> Initializer { self == .course ? .glorotUniform : narrow(fanIn) }
  func bias(fanIn: Int) -> Initializer { self == .course ? .zeros : narrow(fanIn) }

  private func narrow(_ fanIn: Int) -> Initializer {
    let bound = 1 / Double(fanIn).squareRoot()
    return .uniform(-bound...bound)
  }
}

extension Sequential {
  /// 784 inputs, `hidden` units, ten classes.
  static func perceptron(
    hidden: Int, _ activation: Activation = .relu, _ first: FirstNumbers = .course
  ) -> Sequential {
    Sequential(
      Dense(
        hidden, activation: activation, weights: first.weights(fanIn: 784),
        bias: first.bias(fanIn: 784)),
      Dense(10, weights: first.weights(fanIn: hidden), bias: first.bias(fanIn: hidden)))
  }

  /// Two convolutions with poolings, a dense layer with dropout, ten classes: 3 274 634 parameters.
  static func convolutional(_ first: FirstNumbers = .course) -> Sequential {
    Sequential(
      Conv2D(
        32, size: 5, padding: .same, activation: .relu, weights: first.weights(fanIn: 25),
        bias: first.bias(fanIn: 25)), MaxPool(2),
      Conv2D(
        64, size: 5, padding: .same, activation: .relu, weights: first.weights(fanIn: 800),
        bias: first.bias(fanIn: 800)), MaxPool(2),
      Flatten(),
      Dense(
        1024, activation: .relu, weights: first.weights(fanIn: 3136), bias: first.bias(fanIn: 3136)),
      Dropout(keep: 0.5),
      Dense(10, weights: first.weights(fanIn: 1024), bias: first.bias(fanIn: 1024)))
  }
}
