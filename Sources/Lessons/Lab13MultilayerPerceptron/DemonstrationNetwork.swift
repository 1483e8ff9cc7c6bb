import Datasets
import NumericsEngine
import TensorGraph

/// Drawn digits for the steps of Lab 13: few enough to learn in a second.
struct DemonstrationDigits {
  static let standard = DemonstrationDigits()

  let training: Digits
  let test: Digits
  /// X of the training digits: `[2000, 784]`.
  let images: NDArray<Float>
  /// Y, one-hot: `[2000, 10]`.
  let labels: NDArray<Float>
  /// X of the test digits: `[1000, 784]`.
  let testImages: NDArray<Float>

  private init() {
    var generator = RandomGenerator(seed: 1313)
    training = Digits(generating: 2000, using: &generator)
    test = Digits(generating: 1000, using: &generator)
    images = training.features()
    labels = NDArray<Float>.identity(10).gathering(training.labels.map { Int($0) }, axis: 0)
    testImages = test.features()
  }
}

/// A network of the engine's own that a step trains and looks at.
struct DemonstrationNetwork {
  /// The loss of each batch before its step.
  private(set) var losses: [Double] = []
  /// On the test digits, before the first epoch and after each.
  private(set) var accuracies: [Double]
  /// Since the beginning, after each epoch, without the time for judging.
  private(set) var seconds: [Double] = []
  let parameterCount: Int

  private let session: Session<Float>
  private let (images, labels, logits, loss): Nodes
  private let step: Action<Float>
  private let variables: [Tensor<Float>]
  private var generator: RandomGenerator

  private typealias Nodes = (Tensor<Float>, Tensor<Float>, Tensor<Float>, Tensor<Float>)

  /// - Parameter hidden: the units of the hidden layer and what they do; none without such a layer,
  ///   whose weights then begin at 0.
  init(
    hidden: (units: Int, activation: TensorGraph.Activation)? = nil, by optimizer: Optimizer,
    seed: UInt32 = 13
  ) throws {
    generator = RandomGenerator(seed: seed)
    let graph = Graph<Float>()
    images = graph.placeholder(shape: [nil, 784], name: "images")
    labels = graph.placeholder(shape: [nil, 10], name: "labels")
    var layers: [any TensorGraph.Layer] = []
    if let hidden {
      layers.append(Dense(hidden.units, activation: hidden.activation))
      layers.append(Dense(10))
    } else {
      layers.append(Dense(10, weights: .zeros))
    }
    let network = Sequential(layers).built(in: graph, input: [nil, 784], using: &generator)
    variables = graph.variables
    parameterCount = variables.reduce(0) {
      $0 + ($1.shape.known?.reduce(1, *) ?? 0)
    }
    logits = network(images)
    loss = crossEntropy(logits: logits, targets: labels)
    step = graph.minimize(loss, with: optimizer).step
    session = Session(graph)
    accuracies = []
    accuracies.append(try accuracy(on: .standard))
  }

  /// W of the first layer, a row for each unit: `[units, 784]`.
  var firstWeights: NDArray<Double> {
    NDArray<Double>(session.value(of: variables[0]).transposed)
  }

  /// The scores of the test digits: `[1000, 10]`.
  func testLogits(_ digits: DemonstrationDigits = .standard) throws -> NDArray<Double> {
    NDArray<Double>(try session.run(logits, feeding: [images: digits.testImages]))
  }

  /// One pass over the training digits in batches of `size`, then a look at the test digits.
  mutating func learn(_ digits: DemonstrationDigits = .standard, size: Int = 50) throws {
    let start = ContinuousClock.now
    for rows in generator.epoch(of: digits.training.count, size: size) {
      let value = try session.run(
        loss, doing: step,
        feeding: [
          images: digits.images.gathering(rows, axis: 0),
          labels: digits.labels.gathering(rows, axis: 0),
        ])
      losses.append(Double(value.elements[0]))
    }
    seconds.append((seconds.last ?? 0) + (.now - start) / .seconds(1))
    accuracies.append(try accuracy(on: digits))
  }

  /// How a run that answers and one that trains are carried out, for a batch of 50.
  func plans(_ digits: DemonstrationDigits = .standard) throws -> (
    answering: Plan<Float>, training: Plan<Float>
  ) {
    let rows = Array(0..<50)
    let feed = digits.images.gathering(rows, axis: 0)
    return (
      try session.plan([logits], feeding: [images: feed]),
      try session.plan(
        [loss], doing: step,
        feeding: [images: feed, labels: digits.labels.gathering(rows, axis: 0)])
    )
  }

  private func accuracy(on digits: DemonstrationDigits) throws -> Double {
    let guesses = try testLogits(digits).argmax(axis: 1).elements
    return Double(zip(guesses, digits.test.labels).count { $0 == Int($1) })
      / Double(digits.test.count)
  }
}
