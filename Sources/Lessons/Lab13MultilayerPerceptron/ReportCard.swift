import Datasets
import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension MultilayerPerceptronLesson {
  /// From the bytes to the worst mistakes, all by the student's functions.
  static let reportCard = Step.milestone(
    "Milestone: the report card of your network", needs: (1...9).map { "13.\($0)" }, trains: true,
    on: (any MultilayerPerceptronLab).self
  ) { lab, stage in
    let source = try DigitSource.load(training: 6000, test: 1000, seed: 13)
    try stage.text(source.introduction)
    try readFiles(source, by: lab, stage)
    let simple = try trainSimple(source, by: lab, stage)
    let training = try trainHidden(source, by: lab, stage)
    try report(training, source, beside: simple, by: lab, stage)
  }

  /// The student's readers on bytes in the form of the files.
  private static func readFiles(
    _ source: DigitSource, by lab: any MultilayerPerceptronLab, _ stage: Stage
  ) throws {
    let some = source.test.first(500)
    let images = try lab.images(fromIDX: some.imageFile)
    let features = try lab.features(of: images)
    let labels = try lab.labels(fromIDX: some.labelFile)
    let oneHot = try lab.oneHot(labels)
    let isSame =
      features == some.features(as: Double.self) && labels == some.classes
      && oneHot == NDArray<Double>(some.oneHot)
    var wrong = some.imageFile
    wrong.removeLast()
    let refusal: String
    do {
      _ = try lab.images(fromIDX: wrong)
      refusal = "is read all the same, and should not be"
    } catch {
      refusal = "is refused: \(error)"
    }
    try stage.verbatim(
      """
      images(fromIDX: \(some.imageFile.count.grouped) bytes)   \(images.shape)
      features(of: images)             \(features.shape)
      labels(fromIDX: \(some.labelFile.count.grouped) bytes)       [\(labels.count)]
      oneHot(labels)                   \(oneHot.shape)
      """)
    try stage.text(
      """
      The first \(some.count) test digits, packed into bytes as they stand in the two files and read by \
      your functions: \(isSame ? "the same numbers as by the course's reader" : "not the same numbers as by the course's reader"). \
      A file with one byte missing \(refusal).
      """)
  }

  /// The student's network of one layer: its accuracy on the test digits.
  private static func trainSimple(
    _ source: DigitSource, by lab: any MultilayerPerceptronLab, _ stage: Stage
  ) throws -> Double {
    let graph = Graph<Float>()
    let classifier = try lab.softmaxClassifier(
      inputs: 784, classes: 10, learningRate: 0.5, in: graph)
    let session = Session(graph)
    var training = try ClassifierTraining(
      classifier, in: session, digits: source, seed: 131,
      learn: { try lab.train(classifier, in: session, images: $0, labels: $1, batches: $2) })
    let epochs = source.isReal ? 3 : 10
    try stage.text(
      """
      First your network of one layer, \(epochs) epochs in batches of 128, gradient descent with η = \
      0.5.
      """)
    // It is not kept, and so there is no pause in it: a pause is for the network that is.
    let steps = epochs * training.stepsPerEpoch
    try stage.progress("one layer", done: 0, of: steps)
    while training.step < steps {
      try training.advance()
      if training.step % 20 == 0 || training.step == steps {
        try stage.progress("one layer", done: training.step, of: steps)
      }
    }
    let logits = NDArray<Double>(try training.logits(of: source.test))
    return try lab.report(logits: logits, labels: source.test.classes).accuracy
  }

  /// The student's network with a hidden layer, trained or taken up where it was left.
  private static func trainHidden(
    _ source: DigitSource, by lab: any MultilayerPerceptronLab, _ stage: Stage
  ) throws -> ClassifierTraining {
    let network = try ReadingNetwork(by: lab)
    var training = try ClassifierTraining(
      network.classifier, in: network.session, digits: source, seed: 132,
      learn: {
        try lab.train(
          network.classifier, in: network.session, images: $0, labels: $1, batches: $2)
      })
    let epochs = source.isReal ? 5 : 12
    try stage.text(
      """
      Now your network with \(ReadingNetwork.units.grouped) hidden units of ReLU and Adam with η = \
      \(ReadingNetwork.learningRate), \(epochs) epochs in batches of 128.
      """)
    try stage.train(
      "your network", &training, until: epochs * training.stepsPerEpoch,
      keptAs: ReadingNetwork.name)
    try curves(of: training, stage)
    return training
  }

  private static func curves(of training: ClassifierTraining, _ stage: Stage) throws {
    // The first entry is before the first step, of the batch that step 1 meets again.
    let losses = Array(training.losses.dropFirst())
    let size = training.stepsPerEpoch
    let epochs = losses.count / size
    let means = (0..<epochs).map { epoch in
      losses[size * epoch..<size * (epoch + 1)].reduce(0, +) / Double(size)
    }
    try stage.figure(
      Figure(
        slug: "lab13-loss", title: "Your network: the loss of each batch",
        x: .init("step"), y: .init("loss", scale: .logarithmic),
        layers: [
          .line(
            x: losses.indices.map { Double($0 + 1) }, y: losses, label: "each batch", series: 0,
            stroke: .dotted),
          .line(
            x: (0..<epochs).map { Double(size) * (Double($0) + 0.5) }, y: means,
            label: "mean of each epoch", series: 1, stroke: .solid),
        ]))
    try stage.figure(
      Figure(
        slug: "lab13-accuracy", title: "Your network: right answers among 256 test digits",
        x: .init("step"), y: .init("right (%)"),
        layers: [
          .line(
            x: training.accuracies.dropFirst().map { Double($0.step) },
            y: training.accuracies.dropFirst().map { 100 * $0.share }, stroke: .solid)
        ]))
  }

  private static func report(
    _ training: ClassifierTraining, _ source: DigitSource, beside simple: Double,
    by lab: any MultilayerPerceptronLab, _ stage: Stage
  ) throws {
    let truth = source.test.classes
    let logits = NDArray<Double>(try training.logits(of: source.test))
    let report = try lab.report(logits: logits, labels: truth)
    let loss = try lab.softmaxLoss(logits: logits, labels: try lab.oneHot(truth)).value
    let judgement = DigitJudgement(logits, truth)
    let wrong = judgement.wrong
    try stage.text(
      """
      All \(truth.count.grouped) test digits, judged by your `report`: \
      \((100 * report.accuracy).fixed(2)) % right, \(wrong.count) wrong. Your network of one layer has \
      \((100 * simple).fixed(2)) %. The mean cross-entropy is \(loss.fixed(4)) on the test digits; in \
      the last epoch of the training it was about \(training.lastLosses.fixed(4)). \
      \(loss > 2 * training.lastLosses ? "It knows the digits that it learned from better than new ones." : "It knows new digits as well as those it learned from.")
      """)
    let names = (0...9).map(String.init)
    try stage.figure(
      .heatMap(
        slug: "lab13-confusion", title: "Your network: what was taken for what",
        rows: .init("true digit", names), columns: .init("answer", names),
        values: report.confusion.elements.enumerated().map { $0 % 11 == 0 ? 0 : Double($1) }))
    try stage.text("\(judgement.worstPair) And digit by digit:")
    try stage.table(
      "The report card", columns: ["digit", "shown", "found", "recall", "called so", "precision"],
      rows: (0...9).map { kind in
        let shown = (0...9).reduce(0) { $0 + report.confusion[kind, $1] }
        let called = (0...9).reduce(0) { $0 + report.confusion[$1, kind] }
        let found = report.confusion[kind, kind]
        func share(_ whole: Int) -> String {
          whole == 0 ? "-" : (Double(found) / Double(whole)).fixed(3)
        }
        return [
          "\(kind)", shown.grouped, found.grouped, share(shown), called.grouped, share(called),
        ]
      })
    try worst(judgement, source.test, stage)
    try stage.text(
      """
      Your network is kept. Write a digit yourself, white on black or black on white, save it as a \
      picture, and let your network read it:
      """)
    try stage.verbatim("swift run lab try digit.png")
  }

  /// Those for which the true class got the smallest share.
  private static func worst(
    _ judgement: DigitJudgement, _ digits: Digits, _ stage: Stage
  ) throws {
    let (wrong, shares) = (judgement.wrong, judgement.shares)
    guard !wrong.isEmpty else { return try stage.text("There is no wrong answer to be shown.") }
    let order = wrong.sorted { shares[$0, judgement.truth[$0]] < shares[$1, judgement.truth[$1]] }
      .prefix(25)
    let which =
      switch wrong.count {
      case 1: "The one mistake"
      case ...25: "All \(wrong.count) mistakes"
      default: "The 25 worst of \(wrong.count.grouped) mistakes"
      }
    try stage.text(
      """
      \(which), those first whose true class got the smallest share. Below each, what your \
      network said, the truth, and the share it gave to its answer. Would you have known?
      """)
    try stage.figure(
      .images(
        slug: "lab13-worst", title: "The worst mistakes of your network",
        panels: order.map { row in
          let guess = judgement.guesses[row]
          return .digit(
            "\(guess) not \(judgement.truth[row]), \((100 * shares[row, guess]).fixed(0)) %",
            digits.image(row))
        }, columns: 5))
  }
}

extension ClassifierTraining {
  /// The mean of the losses of the last epoch's batches.
  fileprivate var lastLosses: Double {
    let last = losses.suffix(stepsPerEpoch)
    return last.reduce(0, +) / Double(max(last.count, 1))
  }
}

extension Digits {
  /// The pictures as the bytes of an IDX file.
  fileprivate var imageFile: [UInt8] {
    Self.header(0x803, [count, Self.side, Self.side]) + pixels
  }

  /// The labels as the bytes of an IDX file.
  fileprivate var labelFile: [UInt8] { Self.header(0x801, [count]) + labels }

  private static func header(_ magic: Int, _ extents: [Int]) -> [UInt8] {
    ([magic] + extents).flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }
}
