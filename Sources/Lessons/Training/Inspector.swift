import NumericsEngine
import Plotting

/// Takes a training apart while it stands still.
///
/// It only looks: a training that was inspected goes on with the same numbers as one that was not.
struct Inspector<Network: Training> {
  let stage: Stage
  /// The training's last step.
  let end: Int
  /// Makes one step, and shows what the lesson has to show after it.
  let advance: (inout Network) throws -> Void

  /// Answers until somebody lets the training go on.
  func open(_ training: inout Network) throws {
    try stage.text(
      "Paused at step \(training.step.grouped) of \(end.grouped), loss \(training.lossText). Nothing "
        + "is lost: `continue` goes on from here, `help` lists what can be asked.")
    while true {
      let command = try stage.pauses.nextCommand()
      switch command {
      case .carryOn, .quit: return
      case .help: try help()
      case .plotLoss: try plotLoss(of: training)
      case .step(let count): try step(&training, by: count)
      case .shapes: try shapes(of: try training.layers())
      case .weights(let number): try look(at: number, of: training, show: weights)
      case .gradients(let number): try look(at: number, of: training, show: gradients)
      case .activations(let number): try look(at: number, of: training, show: activations)
      }
    }
  }

  private func help() throws {
    let width = InspectorCommand.all.map(\.usage.count).max() ?? 0
    let lines = InspectorCommand.all.map { usage, purpose in
      usage + String(repeating: " ", count: width + 3 - usage.count) + purpose
    }
    try stage.verbatim(lines.joined(separator: "\n"))
  }

  /// Makes so many steps, unless the training ends before, or somebody wants it to stop.
  private func step(_ training: inout Network, by count: Int) throws {
    let start = training.step
    let last = start + min(count, end - start)
    while training.step < last {
      try advance(&training)
      if stage.pauses.isDue(at: training.step) { break }
    }
    let now = training.step
    if now > start {
      try stage.text(
        "\(now > start + 1 ? "Steps \((start + 1).grouped) to \(now.grouped)" : "Step \(now.grouped)") made: the loss went "
          + "from \(training.losses[start].significant(6)) to \(training.lossText).")
    }
    if now == end, now - start < count {
      try stage.text("Step \(end.grouped) is the last one: `continue` goes on with the lesson.")
    }
  }

  private func plotLoss(of training: Network) throws {
    try stage.figure(
      Figure(
        slug: "inspected-loss", title: "Loss up to step \(training.step.grouped)", x: .init("step"),
        y: .init("loss"),
        layers: [
          .line(
            x: training.losses.indices.map(Double.init), y: training.losses, label: "loss",
            series: 0, stroke: .solid)
        ]))
  }

  private func shapes(of layers: [InspectedLayer]) throws {
    try stage.table(
      "Shapes",
      columns: ["layer", "W [units, n]", "b [units]", "O [m, units]", "parameters"],
      rows: layers.enumerated().map { index, layer in
        [
          "\(index + 1) \(layer.name)", "\(layer.weights.shape)", "\(layer.biases.shape)",
          layer.activations.map { "\($0.shape)" } ?? "not named",
          (layer.weights.count + layer.biases.count).grouped,
        ]
      })
  }

  private func look(
    at number: Int, of training: Network, show: (InspectedLayer, Int) throws -> Void
  ) throws {
    let layers = try training.layers()
    guard layers.indices.contains(number - 1) else {
      try stage.text(
        "There is no layer \(number): the network has \(layers.count), counted from 1.")
      return
    }
    try show(layers[number - 1], number)
  }

  private func weights(of layer: InspectedLayer, _ number: Int) throws {
    try parameters(
      "Layer \(number) (\(layer.name)): W \(layer.weights.shape) and b \(layer.biases.shape)",
      layer.weights, layer.biases)
  }

  private func gradients(of layer: InspectedLayer, _ number: Int) throws {
    try parameters(
      "Layer \(number) (\(layer.name)): dW \(layer.weightGradient.shape) and db "
        + "\(layer.biasGradient.shape), the loss's slopes here",
      layer.weightGradient, layer.biasGradient)
  }

  /// One row for each unit: its weights, then its bias. They are the student's own, in any shape.
  private func parameters(
    _ title: String, _ weights: NDArray<Double>, _ biases: NDArray<Double>
  ) throws {
    guard weights.rank > 0, weights.count > 0, biases.shape == [weights.shape[0]] else {
      return try stage.text(
        "\(title). These shapes do not fit each other: there is no row for each unit.")
    }
    let units = weights.shape[0]
    let matrix = weights.reshaped(to: [units, weights.count / units])
    let form = Self.form(for: weights.elements + biases.elements)
    // A unit with many inputs stands upright, so that more of them fit.
    let isUpright = units < min(matrix.shape[1], Self.columns)
    let (lines, columns) = isUpright ? (matrix.shape[1], units) : (units, matrix.shape[1])
    func cells(_ line: Int) -> [String] {
      let shown = min(columns, Self.columns)
      return (0..<shown).map { form(isUpright ? matrix[$0, line] : matrix[line, $0]) }
        + (columns > shown ? ["…"] : [])
    }
    var rows = (0..<min(lines, Self.rows)).map { ["\($0 + 1)"] + cells($0) }
    let heads = (1...min(columns, Self.columns)).map { (isUpright ? "unit " : "from ") + "\($0)" }
    var head = [isUpright ? "from" : "unit"] + heads + (columns > heads.count ? ["…"] : [])
    if isUpright {
      rows.append(["bias"] + (0..<units).map { form(biases[$0]) })
    } else {
      for unit in rows.indices { rows[unit].append(form(biases[unit])) }
      head.append("bias")
    }
    try stage.table(title, columns: head, rows: rows)
    try tellCut(lines, isUpright ? "inputs" : "units")
    try stage.text(
      "\(matrix.count.grouped) in W: from \(Self.number(weights.min())) to "
        + "\(Self.number(weights.max())), mean \(Self.number(weights.mean())), standard deviation "
        + "\(Self.number(weights.standardDeviation())).")
  }

  /// One row for each unit: how its outputs scatter over the training rows.
  private func activations(of layer: InspectedLayer, _ number: Int) throws {
    guard let activations = layer.activations else {
      return try stage.text(
        "What layer \(number) (\(layer.name)) gives is not at hand: the classifier names its logits only, "
          + "so of the layers before them there are weights and slopes to look at.")
    }
    guard activations.rank > 0, activations.count > 0 else {
      return try stage.text(
        "Layer \(number) (\(layer.name)): O \(activations.shape), without a row to look at.")
    }
    let rows = activations.shape[0]
    let outputs = activations.reshaped(to: [rows, activations.count / rows])
    let low = outputs.min(axis: 0)
    let high = outputs.max(axis: 0)
    let mean = outputs.mean(axis: 0)
    let deviation = outputs.standardDeviation(axis: 0)
    let units = outputs.shape[1]
    let form = Self.form(for: activations.elements)
    try stage.table(
      "Layer \(number) (\(layer.name)): O \(activations.shape), over the \(rows.grouped) rows",
      columns: ["unit", "lowest", "mean", "highest", "standard deviation"],
      rows: (0..<min(units, Self.rows)).map { unit in
        ["\(unit + 1)"] + [low, mean, high, deviation].map { form($0[unit]) }
      })
    try tellCut(units, "units")
  }

  private func tellCut(_ count: Int, _ what: String) throws {
    if count > Self.rows { try stage.text("The first \(Self.rows) of \(count.grouped) \(what).") }
  }

  /// How to write all numbers of a table: with their points below each other where that is legible.
  private static func form(for values: [Double]) -> (Double) -> String {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    let isLegible = largest >= 0.01 && largest < 1e5
    return { isLegible ? $0.fixed(5) : number($0) }
  }

  private static func number(_ value: Double) -> String { value.significant(4) }

  /// How much of a large matrix fits on a screen.
  private static var rows: Int { 16 }
  private static var columns: Int { 4 }
}
