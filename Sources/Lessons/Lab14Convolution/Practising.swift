import Datasets
import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension ConvolutionLesson {
  /// What a training loop does for a network of any kind.
  static let training = [practising]

  private static let practising = Step(
    "Training, and what has been built in", exercise: ConvolutionExercises.train
  ) { stage in
    let match = ShiftedMatch()
    try stage.text(
      """
      Training it is nothing new: shuffle, cut into batches, and make a step with each, as in Lab 12. What is \
      new is what the network brings along. Two networks with about as many parameters, one of them \
      dense, one convolutional, learn \(match.training.count.grouped) digits that the course draws, with the \
      same batches and the same Adam. Both are judged on \(match.test.count.grouped) others, and once \
      more on the same ones, moved to the right by up to four pixels, as they never saw them.
      """)
    var entries: [ShiftedEntry] = []
    for kind in ShiftedMatch.kinds {
      entries.append(
        try match.entry(kind.name, layers: kind.layers) { done, total in
          try stage.progress(
            "two small networks", done: entries.count * total + done, of: 2 * total)
        })
    }
    try stage.table(
      "Moved digits",
      columns: ["network", "parameters"] + ShiftedMatch.shifts.map { "by \($0)" },
      rows: entries.map { entry in
        [entry.name, entry.parameters.grouped] + entry.accuracies.map { $0.fixed(3) }
      })
    try stage.figure(
      Figure(
        slug: "lab14-moved-digits", title: "Digits moved to the right, after the training",
        x: .init("pixels"), y: .init("accuracy"),
        layers: entries.enumerated().map { index, entry in
          .line(
            x: ShiftedMatch.shifts.map(Double.init), y: entry.accuracies, label: entry.name,
            series: index, stroke: index == 0 ? .dashed : .solid)
        }))
    try stage.text(
      """
      The dense network has learned columns, and moved ink is in other columns. The convolutional one loses ground, \
      too, but less: its filters find a stroke wherever it is. Only its last, dense layer knows places at all, and the \
      pooling has made them coarse.

      Now the loop is yours. It gets a network, which may be any, a session, all images and all labels, and a list of \
      batches; so a lesson can call it with one batch at a time, and stop in between. Ask for the loss and make the step \
      in *one* run:
      """)
    try stage.verbatim(
      """
      let loss = try session.run(
        classifier.loss, doing: classifier.step,
        feeding: [classifier.images: …, classifier.labels: …])
      """)
    try stage.text(
      """
      The step needs the loss anyway, so two runs would do everything forward twice. With dropout there would be worse \
      to it: the second run draws another mask, and the loss you report is not the one you descended. What is fetched \
      beside an action is the value from before it.
      """)
  }
}

/// Two networks on digits that are moved after the training.
private struct ShiftedMatch {
  static let kinds: [(name: String, layers: Sequential)] = [
    ("dense", Sequential(Flatten(), Dense(14, activation: .relu), Dense(10))),
    (
      "convolutional",
      Sequential(
        Conv2D(8, size: 5, padding: .same, activation: .relu), MaxPool(2),
        Conv2D(16, size: 5, padding: .same, activation: .relu), MaxPool(2), Flatten(), Dense(10))
    ),
  ]
  static let shifts = [0, 1, 2, 3, 4]

  let training: Digits
  let test: Digits

  init() {
    var generator = RandomGenerator(seed: 1411)
    training = Digits(generating: 2000, using: &generator)
    test = Digits(generating: 1000, using: &generator)
  }

  func entry(
    _ name: String, layers: Sequential, progress: (_ done: Int, _ total: Int) throws -> Void
  ) throws -> ShiftedEntry {
    let graph = Graph<Float>()
    var generator = RandomGenerator(seed: 1412)
    let images = graph.placeholder(shape: [nil, Digits.side, Digits.side, 1], name: "images")
    let labels = graph.placeholder(shape: [nil, 10], name: "labels")
    let network = layers.built(in: graph, input: images.shape, using: &generator)
    let logits = network(images)
    let step = graph.minimize(
      crossEntropy(logits: logits, targets: labels), with: .adam(learningRate: 0.003)
    ).step
    let session = Session(graph)
    let (pictures, truth) = (pictures(of: training), training.oneHot)
    let (epochs, size) = (4, 50)
    let total = epochs * (training.count / size)
    for index in 0..<total {
      if index % (training.count / size) == 0 { try progress(index, total) }
      let rows = Array(generator.permutation(training.count).prefix(size))
      try session.run(
        step,
        feeding: [
          images: pictures.gathering(rows, axis: 0), labels: truth.gathering(rows, axis: 0),
        ])
    }
    try progress(total, total)
    let questions = self.pictures(of: test)
    let accuracies = try Self.shifts.map { shift in
      let scores = try session.run(logits, feeding: [images: moved(questions, by: shift)])
      let right = zip(scores.argmax(axis: 1).elements, test.classes).count { $0 == $1 }
      return Double(right) / Double(test.count)
    }
    return ShiftedEntry(
      name: name, parameters: network.parameterCount, accuracies: accuracies)
  }

  private func pictures(of digits: Digits) -> NDArray<Float> {
    digits.features().reshaped(to: [digits.count, Digits.side, Digits.side, 1])
  }

  private func moved(_ images: NDArray<Float>, by pixels: Int) -> NDArray<Float> {
    var moved = NDArray<Float>.zeros(images.shape)
    moved[.all, .all, pixels..<Digits.side] = images[.all, .all, 0..<Digits.side - pixels]
    return moved
  }
}

private struct ShiftedEntry {
  let name: String
  let parameters: Int
  /// One for each shift.
  let accuracies: [Double]
}
