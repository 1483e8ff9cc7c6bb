import Datasets
import LabKit
import NumericsEngine
import Plotting

extension DeepTrainingLesson {
  /// How many rows a step should look at.
  static let batching = Step(
    "A few rows at a time", exercise: DeepTrainingExercises.batches
  ) { stage in
    try stage.text(
      """
      So far every step of a descent looked at every row. With 60 000 images that is 60 000 forward and \
      backward passes for one small step. But the gradient is a *mean* over the rows, and a mean can be \
      estimated from a sample. Take some rows at random, a *batch*, compute the gradient of these alone, \
      and take the step.

      How good is the estimate? A network of 784 inputs, 32 hidden units and 10 classes, untrained, and \
      digits that the course draws, with so much noise that they are hard to read. For 40 batches of each size, how far is the batch's gradient from \
      that of all rows, compared with the length of the latter?
      """)
    let digits = DrawnDigits()
    let sizes = [1, 4, 16, 64, 256]
    let scatters = sizes.map { digits.scatter(of: $0) }
    try stage.table(
      "The error of a batch's gradient, in lengths of the whole gradient",
      columns: ["rows in the batch"] + sizes.map(String.init),
      rows: [["error"] + scatters.map { $0.fixed(2) }])
    try stage.text(
      """
      Four times the rows halve the error, as with every mean: it falls like 1/√size. The work grows like \
      the size. So the first rows of a batch bring most, and the thousandth hardly anything. Many rough \
      steps get further than a few exact ones, up to a point.

      That point depends on the machine too. A product of matrices handles 128 rows in much less than 128 times the time of one. \
      The same network learns \(digits.training.count.grouped) digits, in batches of four sizes, each at \
      a learning rate that suits it, and is judged on \(digits.test.count.grouped) others:
      """)
    let runs = [
      (size: 1, rate: 0.01, epochs: 4), (16, 0.1, 12), (128, 0.4, 30),
      (digits.training.count, 0.8, 60),
    ].map { digits.run(size: $0.size, rate: $0.rate, epochs: $0.epochs) }
    func name(_ run: BatchRun) -> String {
      run.size == digits.training.count ? "all \(run.size.grouped)" : "\(run.size)"
    }
    try stage.table(
      "Batches of four sizes",
      columns: ["batch", "η", "epochs", "steps", "accuracy after 3 epochs", "at the end"],
      rows: runs.map { run in
        [
          name(run), run.rate.significant(2), "\(run.accuracies.count - 1)", run.steps.grouped,
          run.accuracies[3].fixed(3), (run.accuracies.last ?? .nan).fixed(3),
        ]
      })
    try stage.figure(
      Figure(
        slug: "lab12-batches", title: "Accuracy against time, measured on this machine",
        x: .init("time (ms)", scale: .logarithmic), y: .init("accuracy on other digits"),
        layers: Figure.Layer.marked(
          runs.enumerated().map { index, run in
            MarkedCurve(
              "batch: \(name(run))", x: run.seconds.map { $0 * 1000 },
              y: Array(run.accuracies.dropFirst()), series: index,
              markEvery: max(1, run.seconds.count / 8))
          })))
    try stage.text(
      """
      An *epoch* is a pass over all rows. After three of them the small batches are far ahead, because they have made more \
      steps; but each of their epochs takes longer. Somewhere between 16 and a few hundred rows most \
      networks learn fastest, and the exact number matters little.

      How to choose the rows? Drawing anew for each batch would leave some rows out for long. Better \
      shuffle all rows and cut the list into batches: so every row comes once an epoch. Shuffle again \
      before the next one. Rows sorted by class, say, must never reach a network in that order: it would unlearn the zeros while it sees nothing but ones.
      """)
  }
}

/// How a training went, epoch by epoch.
struct BatchRun {
  let size: Int
  let rate: Double
  var steps = 0
  /// On the test rows, before the first epoch and after each.
  var accuracies: [Double]
  /// Since the beginning, after each epoch, without the time for judging.
  var seconds: [Double] = []
}

/// Digits that the course draws, and the same untrained network for all who learn them.
private struct DrawnDigits {
  let training: OneHotExamples
  let test: OneHotExamples
  private let network: TanhNetwork

  init() {
    var generator = RandomGenerator(seed: 12)
    func examples(_ count: Int) -> OneHotExamples {
      let digits = Digits(generating: count, using: &generator)
      let images = digits.features(as: Double.self)  // [m, 784]
      let noise = generator.normal(standardDeviation: 0.6, shape: images.shape)
      return OneHotExamples(
        images + noise, labels: digits.labels.map(Int.init), classes: 10)
    }
    training = examples(1024)
    test = examples(500)
    network = TanhNetwork(sizes: [784, 32, 10], using: &generator)
  }

  /// The root of the mean squared distance of 40 batches' gradients from the whole one's, divided by
  /// the length of that.
  func scatter(of size: Int) -> Double {
    var generator = RandomGenerator(seed: 120)
    func gradient(_ rows: OneHotExamples) -> NDArray<Double> {
      NDArray(
        concatenating: network.slopes(on: rows).gradients.arrays.map { $0.reshaped(to: [-1]) })
    }
    let whole = gradient(training)
    let count = 40
    let squares = (0..<count).reduce(0.0) { sum, _ in
      let rows = Array(generator.permutation(training.count).prefix(size))
      let error = gradient(training[rows]) - whole
      return sum + (error * error).sum()
    }
    return (squares / Double(count) / (whole * whole).sum()).squareRoot()
  }

  func run(size: Int, rate: Double, epochs: Int) -> BatchRun {
    var network = network
    var generator = RandomGenerator(seed: 121)
    var run = BatchRun(size: size, rate: rate, accuracies: [network.accuracy(on: test)])
    var spent = Duration.zero
    for _ in 0..<epochs {
      let start = ContinuousClock.now
      for rows in generator.epoch(of: training.count, size: size) {
        let gradients = network.slopes(on: training[rows]).gradients
        network.parameters = zip(network.parameters, gradients.arrays).map { $0 - rate * $1 }
        run.steps += 1
      }
      spent += .now - start
      run.accuracies.append(network.accuracy(on: test))
      run.seconds.append(spent / .seconds(1))
    }
    return run
  }
}
