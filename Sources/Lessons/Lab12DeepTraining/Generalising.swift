import Datasets
import LabKit
import NumericsEngine
import Plotting

extension DeepTrainingLesson {
  /// What helps on rows that the network has not seen.
  static let generalising = [penalty, stopping]

  private static let penalty = Step(
    "Learning by heart, and paying for it", exercise: DeepTrainingExercises.penalty
  ) { stage in
    let study = UselessColumns()
    try stage.text(
      """
      A large network on few rows does what a deep tree does: it learns the noise. Here are \
      \(study.training.count) points of two half moons. Each row has the two coordinates, and \
      \(UselessColumns.useless) columns more that are nothing but random numbers. The network, with \
      \(UselessColumns.units) hidden units and \(study.parameterCount.grouped) parameters, does not know \
      which is which, and among so many columns some fit the labels by chance.

      Using a column takes weights. So make weights cost something. The *L2 penalty* is added to the loss, and its \
      gradient to the loss's gradient:
      """)
    try stage.verbatim(
      """
      penalty = λ/2 · Σ w²      over all weights of all layers
      dW      = λ · W           [units, n]
      db      = 0               [units]
      """)
    try stage.text(
      """
      The ½ is there to cancel with the 2 of the derivative. Biases are not charged: they shift a unit, \
      but use no column. In the gradient the penalty pulls each weight towards 0 by a part of itself, so a \
      weight stays large only if the rows insist on it, again and again. λ says what a weight costs. Here \
      are five prices, each for \(UselessColumns.epochs) epochs of Adam (η = 0.01, batches of 20), judged on \
      \(study.validation.count) rows that were not learned from:
      """)
    let strengths = [0.0, 0.001, 0.01, 0.1, 1.0]
    let runs = strengths.map { study.trained(rate: 0.01, size: 20, strength: $0) }
    func name(_ strength: Double) -> String { strength == 0 ? "0" : strength.significant(1) }
    try stage.table(
      "Five strengths of the penalty",
      columns: [
        "λ", "Σw²", "training accuracy", "validation accuracy", "validation loss",
      ],
      rows: zip(strengths, runs).map { strength, run in
        [
          name(strength), run.squares.fixed(1), run.network.accuracy(on: study.training).fixed(3),
          run.network.accuracy(on: study.validation).fixed(3),
          (run.validation.last ?? .nan).fixed(3),
        ]
      })
    try stage.figure(
      Figure(
        slug: "lab12-penalty", title: "Loss on the validation rows, by the strength of the penalty",
        x: .init("epoch"), y: .init("loss"),
        layers: Figure.Layer.marked(
          zip(strengths, runs).enumerated().map { index, run in
            MarkedCurve(
              "λ = \(name(run.0))", run.1.validation, series: index, of: strengths.count)
          })))
    try stage.text(
      """
      Without a price all training rows are right, and the loss on others rises from epoch to epoch: the \
      network grows more and more certain, also where it is wrong. At too high a price it learns nothing at \
      all. In between lies the strength to take, and the validation rows find it.
      """)
  }

  private static let stopping = Step(
    "Stopping in time", exercise: DeepTrainingExercises.earlyStopping
  ) { stage in
    let study = UselessColumns()
    let run = study.trained(rate: 0.0005, size: 5, strength: 0)
    let best = run.validation.indices.min { run.validation[$0] < run.validation[$1] } ?? 0
    try stage.text(
      """
      The network without a penalty was not always so bad. Here it learns again, more slowly (η = 0.0005, batches of 5). Its losses on the \
      rows it learns from and on the validation rows, after each epoch; the first one is epoch 0:
      """)
    try stage.figure(
      Figure(
        slug: "lab12-early-stopping", title: "Training and validation loss",
        x: .init("epoch"), y: .init("loss"),
        layers: Figure.Layer.marked([
          MarkedCurve("training", run.training, series: 0, of: 2),
          MarkedCurve("validation", run.validation, series: 1, of: 2),
        ]) + [
          .vertical(at: Double(best), label: "least validation loss: epoch \(best)")
        ]))
    try stage.text(
      """
      The training loss goes on falling; the validation loss turns at epoch \(best), at \
      \(run.validation[best].fixed(4)), and ends at \((run.validation.last ?? .nan).fixed(4)). At first \
      the network learns what all rows have in common, then what is peculiar to its own. So keep the \
      parameters of epoch \(best). This is *early stopping*: it costs some validation rows, and nothing \
      else. (L. Prechelt, *Early Stopping — But When?*, in Neural Networks: Tricks of the Trade, LNCS 1524, \
      1998.)

      Only, during the training nobody knows that epoch \(best) was the best. The first rise need not be \
      the last word: the batches' gradients have chance in them, and the curve trembles. Therefore have \
      *patience*. Keep the best parameters so far, and stop only when more than so many epochs in a row \
      have brought no better loss.
      """)
    try stage.table(
      "What patience costs and brings",
      columns: ["patience", "best epoch", "stops after epoch", "loss that is kept"],
      rows: [0, 1, 2, 5, 20, 200].map { patience in
        let (best, stop) = stops(run.validation, patience: patience)
        return [
          "\(patience)", "\(best)", stop.map { "\($0)" } ?? "does not stop",
          run.validation[best].fixed(4),
        ]
      })
    try stage.text(
      """
      Every epoch of patience is an epoch of work, and a little of it is enough against trembling. A \
      *least improvement* keeps a loss that creeps down by next to nothing from winning new patience \
      for ever: an epoch counts as better only if it beats the best loss by more than that.

      The validation rows have chosen the epoch, so they flatter it. As with trees and neighbours, an \
      honest number needs rows that chose nothing.
      """)
  }

  /// The best epoch, and the last one that is trained.
  private static func stops(_ losses: [Double], patience: Int) -> (best: Int, stop: Int?) {
    var best = 0
    for epoch in losses.indices {
      if losses[epoch] < losses[best] { best = epoch }
      if epoch - best > patience { return (best, epoch) }
    }
    return (best, nil)
  }
}

/// A network much too large for a few rows of two useful columns and many useless ones.
private struct UselessColumns {
  static let useless = 20
  static let units = 30
  static let epochs = 150

  let training: OneHotExamples
  let validation: OneHotExamples
  private let start: TanhNetwork

  struct Run {
    let network: TanhNetwork
    /// After each epoch: `[epochs]`.
    let training: [Double]
    let validation: [Double]

    /// The sum of the squares of all weights.
    var squares: Double {
      network.layers.reduce(0) { $0 + ($1.weights * $1.weights).sum() }
    }
  }

  init() {
    var generator = RandomGenerator(seed: 129)
    func examples(_ count: Int) -> OneHotExamples {
      let moons = PlanarSets.moons(count: count, noise: 0.2, using: &generator)
      let noise = generator.normal(shape: [count, Self.useless])
      return OneHotExamples(
        NDArray(concatenating: [moons.features, noise], axis: 1), labels: moons.labels, classes: 2)
    }
    training = examples(60)
    validation = examples(500)
    start = TanhNetwork(sizes: [2 + Self.useless, Self.units, 2], using: &generator)
  }

  var parameterCount: Int { start.parameters.reduce(0) { $0 + $1.count } }

  func trained(rate: Double, size: Int, strength: Double) -> Run {
    var network = start
    var parameters = MovingParameters(network.parameters, by: .adam, rate: rate)
    var losses = (training: [Double](), validation: [Double]())
    var generator = RandomGenerator(seed: 130)
    for _ in 0..<Self.epochs {
      for rows in generator.epoch(of: training.count, size: size) {
        let gradients = network.slopes(on: training[rows]).gradients
        parameters.step(
          zip(gradients, network.layers).flatMap { gradient, layer in
            [gradient.weights + strength * layer.weights, gradient.biases]
          })
        network.parameters = parameters.parameters
      }
      losses.training.append(network.loss(on: training))
      losses.validation.append(network.loss(on: validation))
    }
    return Run(network: network, training: losses.training, validation: losses.validation)
  }
}
