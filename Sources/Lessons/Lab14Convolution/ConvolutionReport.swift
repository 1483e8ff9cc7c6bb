import Datasets
import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension ConvolutionLesson {
  /// The network of the student's own code, trained, opened and tried without dropout.
  static let report = Step.milestone(
    "Milestone: a network that sees", needs: ["14.10", "14.11"], trains: true,
    on: (any ConvolutionLab).self
  ) { lab, stage in
    let digits = try DigitSource.load(training: 6000, test: 1000, seed: 13)
    try stage.text(digits.introduction)
    let epochs = digits.isReal ? 1 : 3
    var training = try network(.full, of: lab, digits: digits)
    let parameters = training.classifier.parameters
    let count = parameters.reduce(0) { $0 + ($1.shape.count ?? 0) }
    try stage.text(
      """
      Your `network` has \(count.grouped) parameters in \(parameters.count) variables. Your \
      `train` takes it through all digits \(epochs == 1 ? "once" : "\(epochs) times"), \
      \(batchSize) at a time: \((epochs * training.stepsPerEpoch).grouped) steps.
      """)
    try stage.train(
      "digits, by your network", &training, until: epochs * training.stepsPerEpoch,
      keptAs: keptName)
    let judgement = try training.judgement(of: digits.test)
    try tellCourse(of: training, judgement, digits, on: stage)
    try openFirstLayer(of: training, digits, by: lab, on: stage)
    try tellMistakes(judgement, digits.test, on: stage)
    try compareDropout(digits, of: lab, on: stage)
  }

  /// What the network of the milestone is kept as.
  static let keptName = "lab14"

  /// The student's network with first weights that are the same every time.
  static func classifier(
    _ sizes: ConvolutionalSizes, of lab: any ConvolutionLab
  ) throws -> DigitClassifier {
    var generator = RandomGenerator(seed: 14)
    return try lab.network(sizes, learningRate: 0.001, in: Graph(), using: &generator)
  }

  private static let batchSize = 128

  private static func network(
    _ sizes: ConvolutionalSizes, of lab: any ConvolutionLab, digits: DigitSource,
    batchSize: Int = batchSize
  ) throws -> ClassifierTraining {
    let classifier = try classifier(sizes, of: lab)
    let session = Session(classifier.loss.graph, seed: 14)
    return try ClassifierTraining(
      classifier, in: session, digits: digits, batchSize: batchSize, seed: 14
    ) { images, labels, batches in
      try lab.train(classifier, in: session, images: images, labels: labels, batches: batches)
    }
  }

  private static func tellCourse(
    of training: ClassifierTraining, _ judgement: DigitJudgement, _ digits: DigitSource,
    on stage: Stage
  ) throws {
    let losses = training.losses.dropFirst()
    try stage.figure(
      Figure(
        slug: "lab14-training", title: "Your network learns to read",
        x: .init("step"), y: .init("loss or accuracy"),
        layers: [
          .line(
            x: losses.indices.map(Double.init), y: losses.map { min($0, 1) },
            label: "loss of the batch, cut off at 1", series: 1, stroke: .dotted),
          .line(
            x: training.accuracies.map { Double($0.step) }, y: training.accuracies.map(\.share),
            label: "accuracy on 256 test digits", series: 0, stroke: .solid),
        ]))
    let wrong = judgement.wrong.count
    try stage.text(
      """
      Of \(digits.test.count.grouped) test digits your network reads \
      \((digits.test.count - wrong).grouped) rightly: \((100 * judgement.accuracy).fixed(2)) %. \
      \(wrong) are wrong.\(digits.isReal
        ? " The same network by PyTorch comes to 98.6 % after one epoch." : "")
      """)
  }

  /// The first filters, and what they make of one digit.
  private static func openFirstLayer(
    of training: ClassifierTraining, _ digits: DigitSource, by lab: any ConvolutionLab,
    on stage: Stage
  ) throws {
    let variables = training.classifier.parameters
    guard variables.count > 1, variables[0].rank == 4 else { return }
    let filters = training.session.value(of: variables[0])  // [5, 5, 1, 32]
    let biases = training.session.value(of: variables[1])  // [32]
    let digit = digits.test.first(1)
    let tape = Tape<Float>()
    let image = tape.constant(training.classifier.arranged(digit.features()))  // [1, 28, 28, 1]
    let maps = relu(
      conv2d(image, tape.constant(filters), padding: .same) + tape.constant(biases))
    let half = maxPool(maps, size: 2).value  // [1, 14, 14, 32]
    let filterCount = filters.shape[3]
    let untrained = try classifier(.full, of: lab)
    let start = Session(untrained.loss.graph).value(of: untrained.parameters[0])
    let (change, size) = (filters - start, (start * start).mean().squareRoot())
    let moved = Double((change * change).mean().squareRoot() / size)
    try stage.text(
      """
      Now open it. These are its \(filterCount) first filters, each a picture of 5 × 5 weights: where it is bright, ink \
      counts for the filter, where it is dark, against it.
      """)
    try stage.figure(
      .images(
        slug: "lab14-filters", title: "The first layer's filters",
        panels: [
          Figure.Panel("dark below, bright above 0", mosaic: filters[.all, .all, 0], across: 8)
        ]))
    try stage.text(
      """
      If they look ragged: they began as random numbers, and the training has moved them by \
      \((100 * moved).fixed(0)) % of their size. Even ragged filters tell one piece of a stroke from another, and the \
      layers behind have learned to read what these say.

      This is what they make of the first test digit, a \(digit.labels[0]), after ReLU and pooling: \
      \(filterCount) maps of 14 × 14, in the same order. Some show the ink itself, some an edge on one side of it; a \
      few may say nothing to this digit.
      """)
    try stage.figure(
      .images(
        slug: "lab14-activations", title: "What the filters see",
        panels: [
          Figure.Panel(
            "the digit", rows: Digits.side, columns: Digits.side, pixels: digit.image(0)),
          Figure.Panel("its maps", mosaic: half[0], across: 8, white: 0.5),
        ], columns: 1))
  }

  private static func tellMistakes(
    _ judgement: DigitJudgement, _ digits: Digits, on stage: Stage
  ) throws {
    let mistakes = judgement.wrong.sorted {
      judgement.shares[$0, judgement.guesses[$0]] > judgement.shares[$1, judgement.guesses[$1]]
    }
    guard !mistakes.isEmpty else {
      return try stage.text("There is no mistake to show: every test digit was read rightly.")
    }
    let names = (0...9).map(String.init)
    try stage.figure(
      .heatMap(
        slug: "lab14-confusion", title: "The wrong answers: what was taken for what",
        rows: .init("true digit", names), columns: .init("predicted digit", names),
        values: judgement.confusions))
    let shown = mistakes.prefix(8)
    try stage.text(
      """
      The \(shown.count == mistakes.count ? "" : "\(shown.count) ")mistakes of which it was surest, with the \
      probability it gave to its wrong answer. Would you have read them?
      """)
    try stage.figure(
      .images(
        slug: "lab14-worst", title: "Read wrongly, and how sure it was",
        panels: shown.map { row in
          let guess = judgement.guesses[row]
          return Figure.Panel(
            "\(digits.labels[row]) as \(guess), "
              + "\((100 * judgement.shares[row, guess]).fixed(0)) %",
            rows: Digits.side, columns: Digits.side, pixels: digits.image(row))
        }, columns: 4))
  }
}

// MARK: - With and without dropout

extension ConvolutionLesson {
  /// Few digits, a long training, and two networks that differ in nothing but dropout.
  private static func compareDropout(
    _ digits: DigitSource, of lab: any ConvolutionLab, on stage: Stage
  ) throws {
    let few = DigitSource(
      training: digits.training.first(300), test: digits.test.first(1000), isReal: digits.isReal,
      identity: "300 of \(digits.identity)")
    let (epochs, size) = (60, 50)
    var sizes = ConvolutionalSizes(
      firstFilters: 8, secondFilters: 16, units: 256, dropout: 0.5)
    try stage.text(
      """
      Last, what dropout is good for. It shows where digits are few: \(few.training.count) to learn from, \
      \(epochs) epochs, a smaller network (\(sizes.firstFilters) and \(sizes.secondFilters) filters, \(sizes.units) \
      units), once with half of the units dropped, once with none. First weights and batches are the same.
      """)
    let judgedAfter = Array(stride(from: 2, through: epochs, by: 2))
    var results: [(name: String, training: ClassifierTraining, losses: [Double])] = []
    for (name, dropout) in [("with dropout", 0.5), ("without", 0)] {
      sizes.dropout = dropout
      var training = try network(sizes, of: lab, digits: few, batchSize: size)
      let stepsPerEpoch = training.stepsPerEpoch
      var losses: [Double] = []
      try stage.train(
        "few digits, \(name)", &training, until: epochs * stepsPerEpoch,
        at: Set(judgedAfter.map { $0 * stepsPerEpoch })
      ) { training in
        losses.append(try training.judgement(of: few.test).loss)
      }
      results.append((name, training, losses))
    }
    try stage.figure(
      Figure(
        slug: "lab14-dropout-curves",
        title: "\(few.training.count) digits, with and without dropout",
        x: .init("epoch"), y: .init("loss on \(few.test.count.grouped) test digits"),
        layers: results.enumerated().map { index, result in
          .line(
            x: judgedAfter.map(Double.init), y: result.losses, label: result.name,
            series: index, stroke: index == 0 ? .solid : .dashed)
        }))
    let examined = try results.map { result in
      try [few.training, few.test].map { try result.training.judgement(of: $0) }
    }
    try stage.table(
      "After \(epochs) epochs",
      columns: ["", "training: accuracy", "loss", "test: accuracy", "loss"],
      rows: zip(results, examined).map { result, parts in
        [result.name]
          + parts.flatMap { [$0.accuracy.fixed(3), $0.loss.fixed(4)] }
      })
    let (with, without) = (examined[0][1].loss, examined[1][1].loss)
    let shares = examined.map { "\((100 * $0[0].accuracy).fixed(0)) %" }
    let read = shares[0] == shares[1] ? "both \(shares[0])" : "\(shares[0]) and \(shares[1])"
    try stage.text(
      """
      Of their training digits they read \(read) rightly. On the others the loss is \(with.fixed(3)) with dropout and \
      \(without.fixed(3)) without\(with < without
        ? ": where it is wrong, the network that had to do without half of its units is less sure of it." : ".") \
      The loss counts how sure each answer is, so it tells more than a handful of digits read rightly or not.

      This is the end of the course. You have gone from a list of words to a network that reads \
      handwriting, and you have written by hand, at least once, what each part of it does. \
      `swift run lab try digit.png` lets it read a picture of your own.
      """)
  }
}
