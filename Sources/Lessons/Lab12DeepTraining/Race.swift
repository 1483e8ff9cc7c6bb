import Datasets
import LabKit
import NumericsEngine
import Plotting

extension DeepTrainingLesson {
  /// The student's own optimisers, raced on a surface and on a network.
  static let race = Step.milestone(
    "Milestone: the race", needs: (1...10).map { "12.\($0)" }, trains: true,
    on: (any DeepTrainingLab).self
  ) { lab, stage in
    try raceOnSurface(by: lab, on: stage)
    let course = try RaceCourse(by: lab)
    try tellStart(of: course, by: lab, on: stage)
    let winner = try raceOnNetwork(course, by: lab, on: stage)
    try finish(course, with: winner, by: lab, on: stage)
  }

  private static func raceOnSurface(by lab: any DeepTrainingLab, on stage: Stage) throws {
    let surface = LossSurface.saddle
    let start: NDArray<Double> = [-1.8, 0.01]
    let (rate, steps, goal) = (0.05, 400, 0.01)
    try stage.text(
      """
      Everything in this milestone is moved by your own functions. The first race is on a surface with a \
      *saddle*, loss(x, y) = ½x² − ½y² + ¼y⁴ + ¼: along x it falls to the middle, along y it falls away \
      from it, to two hollows at (0, ±1), where the loss is 0. All five start at (−1.8, 0.01), next to the \
      ridge that leads straight to the saddle, with the same rate η = \(rate).
      """)
    var paths: [(label: String, points: [NDArray<Double>])] = []
    for optimiser in OptimiserKind.allCases {
      var racer = StudentOptimiser(optimiser, start)
      var points = [start]
      for _ in 0..<steps {
        try racer.step(surface.slope(at: racer.parameters), rate: rate, by: lab)
        points.append(racer.parameters)
      }
      paths.append((optimiser.name, points))
    }
    try stage.figure(
      surface.figure(
        slug: "lab12-race-surface", title: "Your optimisers on a saddle, a mark every 20 steps",
        x: -2.1...1.1, y: -0.6...1.6, paths: paths, markEvery: 20, lowest: [(0, 1)]))
    try stage.table(
      "The race on the saddle",
      columns: [
        "loss", "after 20 steps", "after 100", "after \(steps)", "below \(goal) from",
      ],
      rows: paths.map { name, points in
        let losses = points.map(surface.value)
        let last = losses.lastIndex { $0 >= goal } ?? -1
        return [name] + [20, 100, steps].map { losses[$0].fixed(4) }
          + [last + 1 < losses.count ? "step \(last + 1)" : "not yet"]
      })
    try stage.text(
      """
      At the saddle both slopes are nearly 0. Plain descent follows them straight into it and lingers: next to the \
      ridge the slope along y is tiny. Momentum shoots past it. Those who divide by the size of the slopes leave the ridge at \
      once, diagonally, as if both slopes were the same. RMSProp's first step is ten times as long as η, 1/√(1 − α), because \
      nothing corrects its mean, and at the end it trembles: its steps stay as long as η however flat the ground is. AdaGrad's get ever shorter.
      """)
  }

  private static func tellStart(
    of course: RaceCourse, by lab: any DeepTrainingLab, on stage: Stage
  ) throws {
    let constant = try RaceCourse.network(by: lab, scheme: .constant(0.5))
    let twins = try lab.symmetricUnits(TwoLayerNetwork(constant))
    let own = try lab.symmetricUnits(TwoLayerNetwork(course.start))
    try stage.text(
      """
      Now a network, \(RaceCourse.sizes.map(String.init).joined(separator: "-")), and the flower: \
      \(course.training.count) points to learn from, \(course.validation.count) to choose by, \
      \(course.test.count) to be judged on. With 0.5 in all weights your `symmetricUnits` finds \
      \(twins.map(\.count).reduce(0, +)) of \(RaceCourse.sizes[1]) hidden units that would stay the same \
      for ever. With your Glorot weights it finds \(own.isEmpty ? "none" : "\(own.map(\.count).reduce(0, +))"). These are the start of \
      all five.
      """)
  }

  private static func raceOnNetwork(
    _ course: RaceCourse, by lab: any DeepTrainingLab, on stage: Stage
  ) throws -> RaceEntry {
    let entries: [RaceEntry] = [
      RaceEntry(optimiser: .descent, rate: 0.5), RaceEntry(optimiser: .momentum, rate: 0.05),
      RaceEntry(optimiser: .adaGrad, rate: 0.2), RaceEntry(optimiser: .rmsProp, rate: 0.01),
      RaceEntry(optimiser: .adam, rate: 0.02),
    ]
    let epochs = 60
    var results: [(entry: RaceEntry, training: RaceTraining)] = []
    for entry in entries {
      var training = course.training(by: entry, of: lab)
      try stage.train(
        "\(entry.optimiser.name) learns the flower", &training,
        until: epochs * training.stepsPerEpoch)
      results.append((entry, training))
    }
    try stage.figure(
      Figure(
        slug: "lab12-race-losses", title: "Your optimisers on the flower",
        x: .init("epoch"), y: .init("loss on the training rows"),
        layers: Figure.Layer.marked(
          results.enumerated().map { index, result in
            MarkedCurve(
              result.entry.label, result.training.epochLosses, series: index, of: results.count)
          })))
    let goal = 0.4
    try stage.table(
      "\(epochs) epochs in batches of \(RaceCourse.size)",
      columns: ["optimiser", "η", "below \(goal)", "loss", "validation loss", "accuracy"],
      rows: results.map { entry, training in
        let below = training.epochLosses.firstIndex { $0 < goal }
        return [
          entry.optimiser.name, entry.rate.significant(2),
          below.map { "epoch \($0)" } ?? "never", (training.epochLosses.last ?? .nan).fixed(4),
          (training.validation.last ?? .nan).fixed(4),
          training.network.accuracy(on: course.validation).fixed(3),
        ]
      })
    let winner = results.min {
      ($0.training.validation.last ?? .infinity) < ($1.training.validation.last ?? .infinity)
    }
    return winner?.entry ?? entries[4]
  }

  private static func finish(
    _ course: RaceCourse, with winner: RaceEntry, by lab: any DeepTrainingLab, on stage: Stage
  ) throws {
    let (epochs, patience, strength) = (300, 30, 0.0003)
    var training = course.training(by: winner, of: lab, strength: strength)
    var best = training.network
    var verdict = EarlyStopping(bestEpoch: nil, stopEpoch: nil)
    let task = "\(winner.optimiser.name), with penalty"
    while verdict.stopEpoch == nil, training.validation.count < epochs {
      try stage.progress(task, done: training.validation.count, of: epochs)
      for _ in 0..<training.stepsPerEpoch { try training.advance() }
      verdict = try lab.earlyStopping(
        training.validation, patience: patience, minimumImprovement: 0)
      if verdict.bestEpoch == training.validation.count - 1 { best = training.network }
    }
    try stage.progress(task, done: epochs, of: epochs)
    let end =
      verdict.stopEpoch.map { "It stopped the training after epoch \($0)" }
      ?? "The training ran to its end"
    let kept = verdict.bestEpoch.map { "epoch \($0)" } ?? "no epoch"
    try stage.text(
      """
      \(winner.optimiser.name.prefix(1).uppercased() + winner.optimiser.name.dropFirst()) has the least loss on the \
      validation rows, and may go on: the same start, your L2 penalty \
      with λ = \(strength), at most \(epochs) epochs, and your `earlyStopping` with patience \
      \(patience) watching over it. \(end), and \(kept) was the best.
      """)
    try stage.table(
      "The network that was kept", columns: ["rows", "loss", "accuracy"],
      rows: [
        ("training", course.training), ("validation", course.validation), ("test", course.test),
      ].map { name, rows in
        [name, best.loss(on: rows).fixed(4), best.accuracy(on: rows).fixed(3)]
      })
    try stage.text(
      """
      The test rows chose nothing, neither rate nor epoch, so theirs is the number to believe. In Lab 13 the same \
      parts, batches, Adam and a good start, will read handwriting.
      """)
  }
}

/// An optimiser with its rate.
private struct RaceEntry {
  let optimiser: OptimiserKind
  let rate: Double

  var label: String { "\(optimiser.name), η = \(rate.significant(2))" }
}

/// The flower in three parts, and the network that all start from.
private struct RaceCourse {
  static let sizes = [2, 16, 2]
  static let size = 32

  let training: OneHotExamples
  let validation: OneHotExamples
  let test: OneHotExamples
  let start: TanhNetwork

  init(by lab: any DeepTrainingLab) throws {
    var generator = RandomGenerator(seed: 1212)
    let parts = PlanarSets.flower(count: 1000, using: &generator)
      .split(validation: 0.2, test: 0.4, using: &generator)
    (training, validation, test) = (
      OneHotExamples(parts.training), OneHotExamples(parts.validation), OneHotExamples(parts.test)
    )
    start = try Self.network(by: lab, scheme: .glorotNormal)
  }

  static func network(
    by lab: any DeepTrainingLab, scheme: InitialScheme
  ) throws -> TanhNetwork {
    var generator = RandomGenerator(seed: 1213)
    return try TanhNetwork(sizes: sizes) { fanIn, fanOut in
      try lab.initialWeights(scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
    }
  }

  func training(
    by entry: RaceEntry, of lab: any DeepTrainingLab, strength: Double = 0
  ) -> RaceTraining {
    RaceTraining(
      start, by: entry.optimiser, of: lab, rate: entry.rate, rows: training, judges: validation,
      size: Self.size, strength: strength, seed: 1214)
  }
}

extension TwoLayerNetwork {
  /// The parameters of a network with one hidden layer.
  fileprivate init(_ network: TanhNetwork) {
    let (hidden, output) = (network.layers[0], network.layers[1])
    self.init(
      hiddenWeights: hidden.weights, hiddenBiases: hidden.biases, outputWeights: output.weights,
      outputBiases: output.biases)
  }
}
