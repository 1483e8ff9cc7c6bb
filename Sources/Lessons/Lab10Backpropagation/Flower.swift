import Datasets
import Foundation
import LabKit
import NumericsEngine
import Plotting

extension BackpropagationLesson {
  /// A flower learned by the student's own functions.
  ///
  /// 10.1 is not needed: its walk is down a curve whose slope is given, and 10.9 takes its place.
  static let flower = Step.milestone(
    "Milestone: the flower", needs: (2...11).map { "10.\($0)" }, trains: true,
    on: (any BackpropagationLab).self
  ) { lab, stage in
    var generator = RandomGenerator(seed: 2010)
    let petals = 4
    let table = PlanarSets.flower(
      count: 400, petals: petals, noise: 0.01, using: &generator)
    let labels = NDArray(
      shape: [table.labels.count, 1], elements: table.labels.map(Double.init))  // [m, 1]
    let hidden = 16
    let start = TwoLayerNetwork.random(
      inputs: 2, hidden: hidden, outputs: 1, spread: 3, using: &generator)
    func training(_ rate: Double) throws -> FlowerTraining {
      try FlowerTraining(
        lab, inputs: table.features, labels: labels, from: start, learningRate: rate)
    }
    try stage.text(
      """
      A flower of \(petals) petals, \(table.labels.count) points, two classes in turn: no line parts \
      them. Your network has \(hidden) hidden units, \(start.parameters.count) parameters, and every \
      number below comes out of the functions you wrote, 10.2 to 10.11. (Your 10.1 has a rest: its step \
      down a curve is the one that 10.9 makes with all parameters at once.)
      """)
    try checkGradient(of: try training(1), by: lab, on: stage)

    var descent = try training(0.5)
    let last = 10_000
    try stage.text(
      """
      Now \(last.grouped) steps, all at η = \(descent.learningRate). If your functions multiply matrices, \
      that takes some seconds; if they loop over single numbers, some minutes. At a terminal `p` stops it \
      between two steps, to look inside. Four pictures on the way show which \
      class the network predicts where; the points are the flower.
      """)
    let marks: Set = [0, 100, 1000, last]
    var rows: [[String]] = []
    try stage.train("the flower", &descent, until: last, at: marks) { descent in
      let accuracy = try descent.accuracy()
      rows.append([
        descent.step.grouped, (descent.losses.last ?? .nan).fixed(4), accuracy.fixed(4),
      ])
      try stage.figure(
        PlaneOfClasses.figure(
          slug: "lab10-flower-\(descent.step)",
          title: "The flower after \(descent.step.grouped) steps: \(accuracy.fixed(3)) right",
          of: table, predict: descent.classes))
      try stage.text(sight(at: descent.step))
    }
    try stage.table(
      "On the way, η = \(descent.learningRate)", columns: ["steps", "J", "accuracy"], rows: rows)
    try stage.text(
      """
      \(remark(on: table, petals: petals, reached: try descent.accuracy()))
      """)
    try inspect(descent, on: stage)
    try compareRates(
      training: training,
      accuracyOf: { network in
        try FlowerTraining(
          lab, inputs: table.features, labels: labels, from: network, learningRate: 1
        ).accuracy()
      }, on: stage)
  }

  /// What to look at in the picture after so many steps.
  private static func sight(at step: Int) -> String {
    switch step {
    case 0:
      """
      These regions come from random weights. Look for petals that lie across a border: half of the \
      points are right, as many as a coin would get.
      """
    case 100:
      """
      The borders have turned towards the gaps between the petals. Look at the petals that are still \
      cut, and at the middle, where all of them meet.
      """
    case 1000:
      """
      Each petal lies in a region of its class. Look at the middle: nearly everything that is still \
      wrong is there.
      """
    default:
      """
      Near the points little has changed. Look at the corners, where there are none: nothing says \
      what is right there, and the regions are what the weights happen to make of them.
      """
    }
  }

  /// Backpropagation against differences of J, by the student's 10.2, 10.3 and 10.11.
  private static func checkGradient(
    of training: FlowerTraining, by lab: any BackpropagationLab, on stage: Stage
  ) throws {
    let own = try training.gradient()
    let measured = try lab.numericGradient(
      of: { point in
        try lab.forward(
          training.inputs, labels: training.labels, through: training.network.with(point)
        ).loss
      }, at: training.network.parameters)
    let deep = try lab.gradients(
      training.inputs, labels: training.labels,
      layers: [
        Layer(
          weights: training.network.hiddenWeights, biases: training.network.hiddenBiases,
          activation: .tanh),
        Layer(
          weights: training.network.outputWeights, biases: training.network.outputBiases,
          activation: .sigmoid),
      ])
    let ofAnyDepth = deep.layers.flatMap { $0.weights.elements + $0.biases.elements }
    func verdict(_ other: [Double], below bound: Double) throws -> [String] {
      let error = try lab.relativeError(own, other)
      return [
        error < bound ? "below \(bound.significant(1))" : error.significant(2),
        error < bound ? "they agree" : "they do not agree",
      ]
    }
    try stage.text("First the proof: is your gradient the slope of your J?")
    try stage.table(
      "Your 10.4 to 10.8, held against",
      columns: ["", "relative error", ""],
      rows: [
        ["differences of your J (10.2)"] + (try verdict(measured, below: 1e-7)),
        ["the network of any depth (10.11)"] + (try verdict(ofAnyDepth, below: 1e-12)),
      ])
  }

  /// What the accuracy is to be compared with.
  private static func remark(on table: LabelledTable, petals: Int, reached: Double) -> String {
    let right = table.labels.indices.count { row in
      let angle = atan2(table.features[row, 1], table.features[row, 0])
      let turn = (angle < 0 ? angle + 2 * .pi : angle) / (2 * .pi)
      return Int(turn * Double(petals)) % 2 == table.labels[row]
    }
    let rule = Double(right) / Double(table.labels.count)
    return """
      What is there to compare with? Whoever knows how the flower was drawn would go by the angle \
      alone, petal after petal, and be right for \(rule.fixed(4)) of the points: near the middle, \
      where the petals meet, the noise puts some on the wrong side. Your network was told nothing \
      of petals or angles and got \(reached.fixed(4)).
      """
  }

  /// A look into the trained network.
  private static func inspect(_ training: FlowerTraining, on stage: Stage) throws {
    let layers = try training.layers()
    func size(_ array: NDArray<Double>) -> String {
      (array * array).mean().squareRoot().significant(2)
    }
    try stage.table(
      "Inside, after \(training.step.grouped) steps (root mean squares)",
      columns: ["layer", "W", "b", "dW", "db", "O"],
      rows: layers.map {
        [
          $0.name, size($0.weights), size($0.biases), size($0.weightGradient),
          size($0.biasGradient), $0.activations.map(size) ?? "",
        ]
      })
    let losses = training.losses
    let shown = losses.indices.filter { $0 < 100 || $0 % 20 == 0 }
    try stage.figure(
      Figure(
        slug: "lab10-flower-loss", title: "Your network learns the flower",
        x: .init("step + 1", scale: .logarithmic), y: .init("J", scale: .logarithmic),
        layers: [
          .line(
            x: shown.map { Double($0 + 1) }, y: shown.map { losses[$0] }, label: "J", series: 0,
            stroke: .solid)
        ]))
  }

  /// The same start with three learning rates, by the student's 10.10.
  private static func compareRates(
    training: (Double) throws -> FlowerTraining,
    accuracyOf: (TwoLayerNetwork) throws -> Double, on stage: Stage
  ) throws {
    let steps = 500
    let rates = [0.01, 0.5, 5]
    var curves: [Figure.Layer] = []
    var rows: [[String]] = []
    for (index, rate) in rates.enumerated() {
      let start = try training(rate)
      let trained = try start.lab.train(
        start.network, inputs: start.inputs, labels: start.labels, learningRate: rate,
        steps: steps)
      try stage.progress("three learning rates", done: index + 1, of: rates.count)
      curves.append(
        .line(
          x: trained.losses.indices.map(Double.init), y: trained.losses,
          label: "η = \(rate.significant(2))", series: index,
          stroke: [.solid, .dashed, .dotted][index]))
      rows.append([
        rate.significant(2), (trained.losses.last ?? .nan).fixed(4),
        try accuracyOf(trained.network).fixed(3),
      ])
    }
    try stage.text(
      """
      And once more from the same first network, \(steps) steps of your `train` with three learning \
      rates:
      """)
    try stage.figure(
      Figure(
        slug: "lab10-flower-rates", title: "The flower: too small, right, too large",
        x: .init("step"), y: .init("J", scale: .logarithmic), layers: curves))
    try stage.table(
      "After \(steps) steps", columns: ["η", "J", "accuracy"], rows: rows)
    try stage.text(
      """
      The smallest rate has hardly begun. The largest jumps from one side of the valley to the \
      other at first, and has lost more by that than its long steps won.

      You have written backpropagation, and trained a network with it. All that Labs 11 to 14 add is \
      speed, comfort and size: the same chain rule, found by a program; better steps than η times the \
      gradient; and images instead of points.
      """)
  }
}

/// The points of a table with two columns, over the classes that are predicted around them.
private enum PlaneOfClasses {
  static func figure(
    slug: String, title: String, of table: LabelledTable,
    predict: (NDArray<Double>) throws -> [Int]
  ) throws -> Figure {
    let range = -1.15...1.15
    let side = 90
    func center(_ index: Int) -> Double {
      range.lowerBound
        + (Double(index) + 0.5) / Double(side) * (range.upperBound - range.lowerBound)
    }
    let cells = (0..<side * side).flatMap { [center($0 % side), center($0 / side)] }
    let answers = try predict(NDArray(shape: [side * side, 2], elements: cells))
    let field = Figure.Layer.field(
      Figure.Grid(rows: side, columns: side, values: answers.map(Double.init)), x: range,
      y: range, colours: .classes, label: "predicted class, in order")
    let points = table.classes.indices.map { label in
      let chosen = table.labels.indices.filter { table.labels[$0] == label }
      return Figure.Layer.points(
        x: chosen.map { table.features[$0, 0] }, y: chosen.map { table.features[$0, 1] },
        label: "class \(table.classes[label])", series: label)
    }
    return Figure(
      slug: slug, title: title, x: .init("x", range: range), y: .init("y", range: range),
      layers: [field] + points)
  }
}
