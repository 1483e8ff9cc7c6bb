import Datasets
import NumericsEngine
import Plotting
import TensorGraph

extension MultilayerPerceptronLesson {
  /// Two networks as nodes of a graph: without a hidden layer, and with one.
  static let describing = [simple, hidden]

  private static let simple = Step(
    "The simplest network that reads", exercise: MultilayerPerceptronExercises.softmaxClassifier
  ) { stage in
    try stage.text(
      """
      784 inputs, ten outputs, nothing between: 7 840 weights and 10 biases.
      """)
    try stage.verbatim(
      """
      Z = X·Wᵀ + b            X [m, 784], W [10, 784], b [10], Z [m, 10]
      J = cross-entropy of softmax(Z) and Y
      W ← W − η · ∂J/∂W,  b ← b − η · ∂J/∂b
      """)
    try stage.text(
      """
      Each class has a row of W, a weight for every pixel. Its sum Σ x·w is large where ink meets \
      large weights: the row is a *template*. It is compared with the picture pixel by pixel, and so a \
      row can be drawn as a picture itself. There is no hidden layer whose units could be alike for ever, so \
      the weights may all begin at 0 here. After ten epochs on 2 000 drawn digits, plain gradient \
      descent with η = 0.5 in batches of 50:
      """)
    var network = try DemonstrationNetwork(by: .sgd(learningRate: 0.5))
    for _ in 0..<10 { try network.learn() }
    let weights = network.firstWeights
    let largest = abs(weights).max()
    try stage.figure(
      .images(
        slug: "lab13-templates", title: "The ten rows of W as pictures",
        panels: (0...9).map { kind in
          Figure.Panel(
            "for \(kind)", rows: Digits.side, columns: Digits.side,
            pixels: weights.row(kind).elements, range: -largest / 2...largest / 2)
        }, columns: 5))
    try stage.text(
      """
      White speaks for the class, black against it, grey is 0: the margin, where ink hardly ever is, has \
      stayed near its zeros. Look at the 0: a bright ring, and a black heart, for ink in the middle proves that it is no \
      zero. A template says no as often as yes.
      """)
    let accuracies = network.accuracies
    try stage.table(
      "The network of one layer on 1 000 other digits",
      columns: ["epochs"] + [0, 1, 2, 5, 10].map(String.init),
      rows: [
        ["accuracy"] + [0, 1, 2, 5, 10].map { accuracies[$0].fixed(3) }
      ])
    try stage.text(
      """
      Not bad for ten templates. But every writer's seven has to match the one template for sevens, \
      whatever its slant, and every pixel speaks for itself: no sum of weighted pixels can say \
      “either this one or that one, but not both” (Lab 9). On the real MNIST \
      such a network ends at about 92 %.

      Your function does not train it, but describes it, as in Lab 11: nodes of a graph, returned in a \
      `DigitClassifier`. The loss that you wrote in 13.5 is there as nodes, too, with the same care for \
      large numbers.

      The words that you need, on another network, two tanh units that learn to give two numbers for \
      three:
      """)
    try stage.verbatim(
      """
      let x = graph.placeholder(shape: [nil, 3], name: "x")     // [m, 3]
      let y = graph.placeholder(shape: [nil, 2], name: "y")     // [m, 2]
      let v = graph.variable(.zeros([2, 3]), name: "V")         // [2, 3]
      let o = tanh(matmul(x, v, transposeB: true))              // x·Vᵀ, [m, 2]
      let loss = square(o - y).mean()                           // []
      let step = graph.minimize(
        loss, with: .sgd(learningRate: .constant(0.1))).step    // moves V
      """)
    try stage.text(
      """
      `.step` is an action, as in Lab 11. In place of the mean of squares a classifier has \
      `crossEntropy(logits: …, targets: …)`: it wants the plain sums and one-hot rows, takes the softmax \
      itself, and is a number already.
      """)
  }

  private static let hidden = Step(
    "A layer in between", exercise: MultilayerPerceptronExercises.hiddenLayerClassifier
  ) { stage in
    try stage.text(
      """
      Give the network units of its own, between pixels and answers. Each hidden unit is a template \
      for something, a stroke, a bow, a gap, and the ten outputs weigh what the hidden units have \
      seen.
      """)
    try stage.verbatim(
      """
      O¹ = f(X·W¹ᵀ + b¹)    X [m, 784], W¹ [hidden, 784], b¹ [hidden]
                            O¹ [m, hidden]
      Z² = O¹·W²ᵀ + b²      W² [10, hidden], b² [10], Z² [m, 10]
      """)
    try stage.text(
      """
      f is tanh or ReLU. And the steps are Adam's (Lab 12). How many units, which f, which learning \
      rate? Try: eight epochs of each on the drawn digits.
      """)
    let plans: [(name: String, units: Int?, activation: TensorGraph.Activation, rate: Double)] = [
      ("none", nil, .none, 0.001), ("128 tanh", 128, .tanh, 0.001),
      ("128 ReLU", 128, .relu, 0.001), ("1024 ReLU", 1024, .relu, 0.0001),
      ("1024 ReLU", 1024, .relu, 0.001),
    ]
    var networks: [DemonstrationNetwork] = []
    let epochs = 8
    for plan in plans {
      var network = try DemonstrationNetwork(
        hidden: plan.units.map { ($0, plan.activation) },
        by: .adam(learningRate: .constant(plan.rate)))
      for epoch in 1...epochs {
        try network.learn()
        try stage.progress(
          "training five networks", done: epochs * networks.count + epoch,
          of: epochs * plans.count)
      }
      networks.append(network)
    }
    try stage.table(
      "Accuracy on 1 000 other digits after 1, 2, 4 and 8 epochs of Adam",
      columns: ["hidden", "η", "parameters", "1", "2", "4", "8", "ms/epoch"],
      rows: zip(plans, networks).map { plan, network in
        [plan.name, plan.rate.significant(1), network.parameterCount.grouped]
          + [1, 2, 4, 8].map { network.accuracies[$0].fixed(3) }
          + [(1000 * (network.seconds.last ?? .nan) / Double(epochs)).fixed(0)]
      })
    try stage.figure(
      Figure(
        slug: "lab13-networks", title: "Accuracy against time, measured on this machine",
        x: .init("time (ms)", scale: .logarithmic), y: .init("accuracy on other digits"),
        layers: zip(plans, networks).enumerated().map { index, pair in
          .line(
            x: pair.1.seconds.map { 1000 * $0 }, y: Array(pair.1.accuracies.dropFirst()),
            label: "\(pair.0.name), \(pair.0.rate.significant(1))", series: index)
        }))
    try stage.text(
      """
      The hidden layer is worth its time: what a template cannot express, units between can. The old \
      tutorials of TensorFlow trained 1024 units of ReLU with Adam at a rate of 0.0001. It is a cautious \
      choice: its curve is smooth, but after eight epochs it is far from its end. 0.001 gets further in \
      the same time, and is the rate that Adam's authors recommend (Kingma and Ba, algorithm 1).

      Accuracy *against time* is the fair comparison when a network of eight times the size takes its \
      time for every step. The last tenths of a percent cost the most.

      Why are the first weights given to your function, and not drawn by it? So that a run can be \
      repeated: the grader starts PyTorch's network from the same numbers and compares the losses step \
      by step. In the milestone the lesson draws them as He et al. advise for ReLU, normal with the \
      standard deviation √(2 / 784) for W¹ (Lab 12).

      New words, again on something else, a single layer whose weights C begin with given Doubles:
      """)
    try stage.verbatim(
      """
      let c = graph.variable(NDArray<Float>(doubles), name: "C")  // moves
      let d = graph.constant(NDArray<Float>(doubles))             // never moves
      let o = relu(matmul(x, c, transposeB: true))                // or tanh(…)
      let step = graph.minimize(
        loss, with: .adam(learningRate: .constant(0.01))).step
      """)
    try stage.text(
      """
      A step moves the variables that its loss depends on. So everything that shall be learned has to \
      be a variable, the biases too.
      """)
  }
}
