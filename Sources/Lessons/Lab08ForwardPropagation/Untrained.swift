import Datasets
import LabKit
import NumericsEngine
import Plotting

extension ForwardPropagationLesson {
  /// What a network knows before it has learned, by the student's own functions.
  static let untrained = Step.milestone(
    "Milestone: an untrained network", needs: (1...7).map { "8.\($0)" },
    on: (any ForwardPropagationLab).self
  ) { lab, stage in
    let network = try StudentNetwork(lab, seed: 1)
    try stage.text(
      """
      A network with \(sizes[0]) inputs, \(sizes[1]) hidden units (tanh) and \(sizes[2]) output \
      (sigmoid), all of it computed by the functions you wrote. By your count it has \
      \(try lab.parameterCount(layerSizes: sizes)) parameters. Its weights are drawn by seed 1, \
      with the deviation 1; nobody has shown it a single point. One point on its way through:
      """)
    try follow(linearSet.features[0..<1], through: network, on: stage)
    try stage.text(
      """
      And now both sets, \(linearSet.count) points each. A point is right where its colour is that \
      of the surface around it; without colour, where the legend gives both the same class:
      """)
    for (slug, name, table) in [
      ("lab08-untrained-linear", "the linear set", linearSet),
      ("lab08-untrained-flower", "the flower", flower),
    ] {
      let share = try network.accuracy(on: table)
      try stage.figure(
        try figure(
          slug: slug, title: "Your untrained network and \(name): \(percent(share)) right",
          of: table, network: network.outputs))
    }
    try stage.text(
      """
      It is the same surface twice: the network has an opinion about every point, and the labels \
      had no part in it. So neither number is a merit or a fault; another seed would draw another \
      surface. Take many seeds, and count.
      """)
    try tryManySeeds(of: lab, on: stage)
  }

  /// Inputs, hidden units, outputs.
  private static let sizes = [2, 8, 1]

  private static func percent(_ share: Double) -> String { "\((100 * share).fixed(1)) %" }

  /// A difference of shares.
  private static func percentagePoints(_ difference: Double) -> String {
    "\((100 * difference).fixed(1)) percentage points"
  }

  /// One row through both layers, and the output once more by the neuron alone.
  private static func follow(
    _ x: NDArray<Double>, through network: StudentNetwork, on stage: Stage
  ) throws {
    let (lab, hidden, output) = (network.lab, network.hidden, network.output)
    let z1 = try lab.logits(x, weights: hidden.weights, biases: hidden.biases)  // [1, 8]
    let o1 = try lab.activated(z1, by: hidden.activation)  // [1, 8]
    let z2 = try lab.logits(o1, weights: output.weights, biases: output.biases)  // [1, 1]
    let o2 = try lab.activated(z2, by: output.activation)  // [1, 1]
    func row(_ name: String, _ values: NDArray<Double>) -> [String] {
      [name, "\(values.shape)"]
        + [values.elements.map { $0.fixed(2) }.joined(separator: "  ")]
    }
    try stage.table(
      "The first point of the linear set", columns: ["", "shape", "values"],
      rows: [row("X", x), row("Z¹", z1), row("O¹", o1), row("Z²", z2), row("O²", o2)])
    let alone = try lab.neuron(
      o1.elements, weights: output.weights.elements, bias: output.biases.elements[0])
    let whole = try network.outputs(x).elements[0]
    let agree = abs(alone - o2.elements[0]) < 1e-12 && abs(whole - o2.elements[0]) < 1e-12
    try stage.text(
      """
      The output unit is a single neuron whose inputs are O¹; your `neuron` gives \
      \(alone.fixed(6)) for it, your `forward` \(whole.fixed(6)). \
      \(agree ? "They agree, as they must." : "They should agree: compare your functions.")
      """)
  }

  private static func tryManySeeds(
    of lab: any ForwardPropagationLab, on stage: Stage
  ) throws {
    let count = 200
    let tables = [linearSet, flower]
    var accuracies: [[Double]] = [[], []]
    for seed in 1...count {
      let network = try StudentNetwork(lab, seed: UInt32(seed))
      for (index, table) in tables.enumerated() {
        accuracies[index].append(try network.accuracy(on: table))
      }
      try stage.progress("untrained networks", done: seed, of: count)
    }
    // 21 bins whose middles are 0, 0.05 … 1.
    let edges = (0...21).map { -0.025 + 0.05 * Double($0) }
    let heights = accuracies.map { shares in
      (0..<21).map { bin in
        Double(shares.count { Int(($0 / 0.05).rounded()) == bin })
      }
    }
    // A round number, so that the axis has a tick above the tallest bar.
    let top = 10 * ((heights.joined().max() ?? 0) / 10).rounded(.up)
    try stage.figure(
      Figure(
        slug: "lab08-accuracies", title: "\(count) untrained networks",
        x: .init("share of points that are right", range: -0.025...1.025),
        y: .init("networks", range: 0...top),
        layers: [
          .bars(edges: edges, heights: heights[1], label: "the flower", series: 5),
          .line(
            x: (0..<21).map { 0.05 * Double($0) }, y: heights[0], label: "the linear set",
            series: 1, stroke: .solid),
          .vertical(at: 0.5, label: "one half"),
        ]))
    try stage.text(
      """
      The networks are counted in steps of 0.05: the bar in the middle, cut by the line, is for \
      shares around one half.
      """)
    try stage.table(
      "\(count) untrained networks (seeds 1 to \(count))",
      columns: ["set", "mean", "deviation", "least", "most", "above one half"],
      rows: zip(["linear", "flower"], accuracies).map { name, shares in
        let values = NDArray(shares)
        return [
          name, percent(values.mean()), percent(values.standardDeviation()),
          percent(values.min()), percent(values.max()), "\(shares.count { $0 > 0.5 })",
        ]
      })
    let coin = (0.25 / Double(linearSet.count)).squareRoot()
    let uncertain = NDArray(accuracies[0]).standardDeviation() / Double(count).squareRoot()
    try stage.text(
      """
      On average they are right about half of the time, on both sets: as good as guessing. That is \
      no accident. A normal number and its opposite are equally likely. So for every network there \
      is another one, just as likely, with the opposite weights in its last layer; as the biases \
      are 0, its output is 1 − o for every point, and it is right exactly where the first is wrong. \
      Accuracies a and 1 − a are equally likely, and the mean is one half, for any points (as long as \
      no o is exactly ½, which chance avoids). The mean of only \(count) networks still scatters: for the linear \
      set by about \(percentagePoints(uncertain)).

      A single network, though, does not guess point by point. Tossing a coin for each of \
      \(linearSet.count) points gives 50 % with a deviation of \(percentagePoints(coin)); these networks \
      scatter much more. One network is one toss for the whole picture, because neighbouring points \
      get the same answer. On the linear set a smooth surface is mostly right or mostly wrong, so \
      that some networks are good by luck, and as many are bad. The flower's \
      petals change class every 60 degrees, and no surface drawn blindly follows them: the best of \
      \(count) is right for \(percent(accuracies[1].max() ?? 0)).

      Drawing again until one fits would be a way to learn, and a hopeless one for networks of any \
      size. What is missing is a way to see, from the points it gets wrong, how to turn each of the \
      \(try lab.parameterCount(layerSizes: sizes)) knobs. That is backpropagation, Lab 10. First, \
      Lab 9 looks at what the hidden units are for.
      """)
  }

  /// A network of two layers made and run by the student's functions.
  private struct StudentNetwork {
    let lab: any ForwardPropagationLab
    let hidden: Layer
    let output: Layer

    init(_ lab: any ForwardPropagationLab, seed: UInt32) throws {
      var generator = RandomGenerator(seed: seed)
      self.lab = lab
      hidden = try lab.initialLayer(
        inputs: sizes[0], units: sizes[1], deviation: 1, activation: .tanh, using: &generator)
      output = try lab.initialLayer(
        inputs: sizes[1], units: sizes[2], deviation: 1, activation: .sigmoid, using: &generator)
    }

    /// `[m, 2]` → `[m, 1]`
    func outputs(_ x: NDArray<Double>) throws -> NDArray<Double> {
      try lab.forward(x, through: [hidden, output])
    }

    /// The share of rows whose class is their label.
    func accuracy(on table: LabelledTable) throws -> Double {
      let classes = try lab.classes(outputs(table.features))  // [m]
      return Double(zip(classes, table.labels).count { $0 == $1 }) / Double(table.count)
    }
  }
}
