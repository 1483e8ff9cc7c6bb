import LabKit
import NumericsEngine
import Plotting

extension HiddenLayersLesson {
  /// One small map for each hidden unit, by the student's own functions.
  static let sights = Step.milestone(
    "Milestone: what each hidden unit sees", needs: ["9.1", "9.2", "9.3", "9.4"], trains: true,
    on: (any HiddenLayersLab).self
  ) { lab, stage in
    try stage.text(
      """
      Two networks, and a map of the plane for each of their hidden units: yours for exclusive or, and one \
      that has learned the flower of Lab 5. All outputs below are computed by the functions you wrote.
      """)
    try exclusiveOr(by: lab, on: stage)
    try flower(by: lab, on: stage)
  }

  private static func exclusiveOr(by lab: any HiddenLayersLab, on stage: Stage) throws {
    let network = try lab.exclusiveOr()
    let corners = NDArray(shape: [4, 2], elements: Corners.all.flatMap { [$0.x, $0.y] })
    let answers = try lab.forward(corners, through: network)
    guard answers.hidden.shape == [4, 2], answers.outputs.shape == [4, 1],
      network.outputWeights.shape == [1, 2], network.outputBiases.shape == [1]
    else { throw LabError.shapeMismatch }
    try stage.table(
      "Your network for exclusive or, at the corners",
      columns: ["x₁", "x₂", "unit 1", "unit 2", "output", "class"],
      rows: Corners.all.indices.map { row in
        [
          "\(Int(Corners.all[row].x))", "\(Int(Corners.all[row].y))",
          answers.hidden[row, 0].fixed(3), answers.hidden[row, 1].fixed(3),
          answers.outputs[row, 0].fixed(3), "\(Corners.labels[row])",
        ]
      })
    let plane = -0.5...1.5
    let grid = PlaneGrid(plane)
    let hidden = try hiddenOutputs(grid.inputs, of: network, by: lab)
    let outputs = try lab.forward(grid.inputs, through: network).outputs
    func map(
      _ slug: String, _ title: String, _ values: NDArray<Double>
    ) -> Figure {
      Figure(
        slug: "lab09-xor-\(slug)", title: title, x: .init("x₁", range: plane),
        y: .init("x₂", range: plane),
        layers: [
          .field(
            grid.grid(values.elements), x: plane, y: plane, colours: .sequential, label: "output")
        ] + Corners.points(), aspect: .equal)
    }
    for unit in 0..<2 {
      try stage.figure(
        map(
          "unit-\(unit + 1)", "Exclusive or: what your hidden unit \(unit + 1) sees",
          hidden.column(unit)))
    }
    try stage.figure(
      map("output", "Exclusive or: what your network answers", outputs.column(0)))
    let square = -1.25...1.25
    let (weights, bias) = (network.outputWeights.elements, network.outputBiases.elements)
    try stage.text(
      """
      Each unit sees one line, and the output puts the two together. In the units' own plane \
      the corners lie like this, two in the same place looking like one; the line is the one that your output \
      neuron draws:
      """)
    try stage.figure(
      Figure(
        slug: "lab09-xor-moved", title: "Where your hidden layer moves the corners",
        x: .init("output of hidden unit 1", range: square),
        y: .init("output of hidden unit 2", range: square),
        layers: [
          .field(
            PlaneGrid(square).cells { rows in
              rows.map { weights[0] * $0.x + weights[1] * $0.y + bias[0] > 0 ? 0.0 : 1.0 }
            }, x: square, y: square, colours: .classes, label: "your output: class 1, class 0")
        ]
          + Corners.points(
            at: (0..<4).map { SIMD2(answers.hidden[$0, 0], answers.hidden[$0, 1]) }),
        aspect: .equal))
  }

  /// What the student's hidden layer gives, `[m, hidden]`: of another shape it could not be drawn.
  private static func hiddenOutputs(
    _ inputs: NDArray<Double>, of network: TwoLayerNetwork, by lab: any HiddenLayersLab
  ) throws -> NDArray<Double> {
    let hidden = try lab.hiddenLayer(
      inputs, weights: network.hiddenWeights, biases: network.hiddenBiases)
    guard hidden.shape == [inputs.shape[0], network.hiddenWeights.shape[0]] else {
      throw LabError.shapeMismatch
    }
    return hidden
  }

  private static func flower(by lab: any HiddenLayersLab, on stage: Stage) throws {
    var flower = FlowerNetwork(seed: 99)
    let steps = 600
    try stage.train("the flower", &flower, until: steps)
    let (network, table) = (flower.network, flower.table)
    func accuracy(of network: TwoLayerNetwork) throws -> Double {
      let outputs = try lab.forward(table.features, through: network).outputs
      guard outputs.shape == [table.count, 1] else { throw LabError.shapeMismatch }
      let right = zip(outputs.elements, table.labels).count { ($0 >= 0.5) == ($1 == 1) }
      return Double(right) / Double(table.count)
    }
    let whole = try accuracy(of: network)
    try stage.text(
      """
      Now the flower: \(table.count) points, petals of two classes in turn. A network of \
      \(FlowerNetwork.units) hidden tanh units has learned it in \(steps) steps of gradient \
      descent; how that is done you will write yourself in Lab 10. By your `forward` it is right on \
      \((100 * whole).fixed(1)) % of the points, where a line is no better than a coin (Lab 5 tried). What it answers \
      everywhere:
      """)
    let plane = -1.1...1.1
    let grid = PlaneGrid(plane)
    let outputs = try lab.forward(grid.inputs, through: network).outputs
    func points(_ label: Int) -> Figure.Layer {
      let rows = table.labels.indices.filter { table.labels[$0] == label }
      return .points(
        x: rows.map { table.features[$0, 0] }, y: rows.map { table.features[$0, 1] },
        label: "class \(table.classes[label])", series: 1 - label)
    }
    try stage.figure(
      Figure(
        slug: "lab09-flower-output", title: "The flower, and what the network answers",
        x: .init(table.columns[0], range: plane), y: .init(table.columns[1], range: plane),
        layers: [
          .field(
            grid.grid(outputs.elements.map { $0 >= 0.5 ? 0.0 : 1.0 }), x: plane, y: plane,
            colours: .classes, label: "answer: class 1, class 0"), points(1), points(0),
        ], aspect: .equal))
    try units(of: network, whole: whole, accuracy: accuracy, grid, by: lab, on: stage)
    let layers = [
      Layer(
        weights: network.hiddenWeights, biases: network.hiddenBiases, activation: .tanh),
      Layer(
        weights: network.outputWeights, biases: network.outputBiases, activation: .sigmoid),
    ]
    let all = try lab.activations(table.features, through: layers)
    let twice = try lab.forward(table.features, through: network)
    let isSame =
      all.count == 2
      && zip([twice.hidden, twice.outputs], all).allSatisfy { first, second in
        first.shape == second.shape
          && zip(first.elements, second.elements).allSatisfy { ($0 - $1).magnitude < 1e-9 }
      }
    try stage.text(
      """
      A check at the end: the same network as a list of layers, through your `activations`, gives \
      \(isSame ? "the same outputs in both layers" : "other outputs than your `forward`") for all \
      \(table.count) points.
      """)
  }

  /// A small map for each hidden unit of the flower's network, and what each is worth.
  private static func units(
    of network: TwoLayerNetwork, whole: Double, accuracy: (TwoLayerNetwork) throws -> Double,
    _ grid: PlaneGrid, by lab: any HiddenLayersLab, on stage: Stage
  ) throws {
    let hidden = try hiddenOutputs(grid.inputs, of: network, by: lab)
    try stage.text(
      """
      And this is what its hidden units see of the same square: from −1, black, to +1, white (in the \
      terminal blank and █):
      """)
    try stage.figure(
      .images(
        slug: "lab09-flower-units", title: "The flower: what each hidden unit sees",
        panels: (0..<FlowerNetwork.units).map { unit in
          Figure.Panel(
            "unit \(unit + 1)", rows: grid.count, columns: grid.count,
            pixels: grid.pixels(hidden.column(unit).elements), range: -1...1)
        }, columns: 4))
    let without = try (0..<FlowerNetwork.units).map { unit in
      var weights = network.outputWeights.elements
      weights[unit] = 0
      var rest = network
      rest.outputWeights = NDArray(shape: [1, weights.count], elements: weights)
      return try accuracy(rest)
    }
    try stage.table(
      "What each unit is worth",
      columns: ["unit", "w₁", "w₂", "b", "output weight", "right without it"],
      rows: (0..<FlowerNetwork.units).map { unit in
        [
          "\(unit + 1)", network.hiddenWeights[unit, 0].fixed(1),
          network.hiddenWeights[unit, 1].fixed(1), network.hiddenBiases[unit].fixed(1),
          network.outputWeights[0, unit].fixed(1),
          "\((100 * without[unit]).fixed(1)) %",
        ]
      })
    try stage.text(
      """
      No unit knows a petal. Each one knows a line. With all of them \((100 * whole).fixed(1)) % are right; how much \
      is lost without a unit says how much the others rely on it.\(exceptions(without, whole: whole)) In Lab 5 \
      somebody had to think of the feature sin 3θ to learn this flower; here the hidden layer found features of its own.
      """)
  }

  /// The units that cost nothing when they are missing, and those without which more is right.
  private static func exceptions(_ without: [Double], whole: Double) -> String {
    func named(_ isMeant: (Double) -> Bool) -> String? {
      let units = without.indices.filter { isMeant(without[$0]) }.map { "unit \($0 + 1)" }
      return units.isEmpty ? nil : units.joined(separator: " or ")
    }
    let costless = named { $0 == whole }
      .map { " Without \($0) just as many are right." }
    let harmful = named { $0 > whole }
      .map { " Without \($0) even more points are right." }
    return (costless ?? "") + (harmful ?? "")
  }
}
