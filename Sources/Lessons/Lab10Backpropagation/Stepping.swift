import Datasets
import Foundation
import LabKit
import NumericsEngine
import Plotting

extension BackpropagationLesson {
  /// One step, many steps, and networks of any depth.
  static let stepping = [oneStep, manySteps, anyDepth]

  private static let oneStep = Step(
    "All at once", exercise: BackpropagationExercises.updated
  ) { stage in
    let (study, network) = (ExclusiveOr.study, ExclusiveOr.network)
    let gradient = study.gradient(of: network)
    func loss(after rate: Double) -> Double {
      study.pass(network.with(zip(network.parameters, gradient).map { $0 - rate * $1 })).loss
    }
    try stage.text(
      """
      All slopes are known; the network takes a step against them.
      """)
    try stage.verbatim(
      """
      W¹ ← W¹ − η·dW¹     [hidden, n]            b¹ ← b¹ − η·db¹     [hidden]
      W² ← W² − η·dW²     [outputs, hidden]      b² ← b² − η·db²     [outputs]
      """)
    try stage.text(
      """
      A gradient belongs to a point: the four together tell which way is down *from the old network*. \
      If you change W² first and then send the deltas back through the new one, dW¹ is no slope of \
      anything. The loss may fall all the same, which makes this mistake hard to notice.

      How far to go is another matter. For the exclusive or, J after one step with different η:
      """)
    let rates = (0...160).map { Double($0) / 8 }
    let slope = gradient.reduce(0) { $0 + $1 * $1 }
    let start = loss(after: 0)
    let low = min(start, rates.map(loss(after:)).min() ?? start)
    try stage.figure(
      Figure(
        slug: "lab10-step-length", title: "One step along the gradient: how far?",
        x: .init("learning rate η"),
        y: .init("J after the step", range: (low - 0.1)...(start + 0.5)),
        layers: [
          .line(x: rates, y: rates.map(loss(after:)), label: "J", series: 0, stroke: .solid),
          .line(
            x: rates, y: rates.map { start - $0 * slope }, label: "what the slope promises",
            series: 1, stroke: .dashed),
          .horizontal(at: start, label: "before the step"),
        ]))
    try stage.table(
      "One step", columns: ["η", "promised J", "J after the step"],
      rows: [0.1, 1, 4, 20].map { rate in
        [rate.significant(3), (start - rate * slope).fixed(4), loss(after: rate).fixed(4)]
      })
    try stage.text(
      """
      Close to the start the loss falls as fast as the slope says, by η·Σ(slopes²). Farther away the \
      surface bends off: with η = 4 the loss is higher than before the step. The gradient knows the direction at one point, not the way.
      """)
  }

  private static let manySteps = Step(
    "Again and again", exercise: BackpropagationExercises.train
  ) { stage in
    var generator = RandomGenerator(seed: 10)
    let moons = PlanarSets.moons(count: 200, using: &generator)
    let study = NetworkStudy(
      inputs: moons.features,
      labels: NDArray(shape: [moons.labels.count, 1], elements: moons.labels.map(Double.init)))
    let steps = 400
    let rates = [0.02, 1.5, 8]
    func start(_ seed: Int, hidden: Int) -> TwoLayerNetwork {
      var generator = RandomGenerator(seed: UInt32(seed))
      return .random(inputs: 2, hidden: hidden, outputs: 1, using: &generator)
    }
    let descents = rates.map { study.descent(from: start(1, hidden: 6), rate: $0, steps: steps) }
    try stage.text(
      """
      Training is this step, made many times. Every step here looks at all rows; Lab 12 takes a few \
      at a time. Two half moons of \(moons.labels.count) points, 6 hidden units, the same first \
      network, three learning rates:
      """)
    try stage.figure(
      Figure(
        slug: "lab10-learning-rates", title: "Two moons: three learning rates",
        x: .init("step"), y: .init("J", scale: .logarithmic, range: 0.0005...20),
        layers: zip(rates, descents).enumerated().map { index, pair in
          .line(
            x: (0...steps).map(Double.init), y: pair.1.losses,
            label: "η = \(pair.0.significant(3))",
            series: index, stroke: [.solid, .dashed, .dotted][index])
        }))
    try stage.table(
      "After \(steps) steps",
      columns: ["η", "J at first", "J at the end", "largest J", "accuracy"],
      rows: zip(rates, descents).map { rate, descent in
        [
          rate.significant(3), (descent.losses.first ?? .nan).fixed(4),
          (descent.losses.last ?? .nan).fixed(4), (descent.losses.max() ?? .nan).fixed(4),
          study.accuracy(of: descent.network).fixed(3),
        ]
      })
    let seeds = Array(1...6)
    let rows = [2, 3, 6].map { hidden in
      ["\(hidden)"]
        + seeds.map { seed in
          let descent = study.descent(from: start(seed, hidden: hidden), rate: 1.5, steps: steps)
          return study.accuracy(of: descent.network).fixed(3)
        }
    }
    try stage.text(
      """
      The smallest rate creeps. The middle one goes down without ever going up. The largest throws J \
      up to \((descents[2].losses.max() ?? .nan).fixed(1)) before it finds a valley. Here it was \
      lucky, and even the fastest in the end; nothing promised that, and in the milestone it is not.

      And the same set with η = 1.5 from other first networks. The seed decides where on the surface \
      the descent begins, and with few hidden units also in which valley it ends:
      """)
    try stage.table(
      "Accuracy after \(steps) steps, by hidden units and seed",
      columns: ["hidden units"] + seeds.map { "seed \($0)" }, rows: rows)
    try stage.text(
      """
      So nobody who trains a network once knows how good the method is. The first weights must not be \
      all equal, either: with equal weights all hidden units compute the same, get the same \
      gradient, and stay equal for ever. Here they are normal random numbers, in the output layer with \
      the variance 1 / hidden, and the biases begin at 0.
      """)
  }

  private static let anyDepth = Step(
    "Any depth", exercise: BackpropagationExercises.gradients
  ) { stage in
    try stage.text(
      """
      Nothing in this was special to two layers. With O⁰ = X, layer l is given Oˡ⁻¹ and gives Oˡ:
      """)
    try stage.verbatim(
      """
      forwards    Zˡ = Oˡ⁻¹·Wˡᵀ + bˡ,  Oˡ = f(Zˡ)      [m, unitsˡ]
      at the end  δ = O − Y                            [m, outputs]
      back        dWˡ = δᵀ·Oˡ⁻¹ / m                    [unitsˡ, unitsˡ⁻¹]
                  dbˡ = mean of δ over the rows        [unitsˡ]
                  δ ← (δ·Wˡ) ∘ f′(Zˡ⁻¹)                [m, unitsˡ⁻¹]

      f           identity    tanh      sigmoid        ReLU
      f′          1           1 − o²    o·(1 − o)      1 where o > 0, else 0
      """)
    try stage.text(
      """
      For several classes, of which exactly one is right, the last layer is a *softmax* and Y is \
      *one-hot*. Its loss is −ln of the output of the right class, J = −(1/m) · Σ Y·ln O, and by a \
      small miracle of algebra its delta is O − Y again. For one output k and the right class c:
      """)
    try stage.verbatim(
      """
      −ln o_c = ln Σ eᶻʲ − z_c          so    d/dz_k = o_k − (1 if k = c, else 0)
      """)
    let (depth, units) = (8, 20)
    let sizes = DeepStudy.activations.map { activation in
      DeepStudy(activation, depth: depth, units: units, seed: 1011).gradientSizes
    }
    try stage.text(
      """
      Each layer multiplies the delta by W and by a slope. What that does over many layers is seen \
      best on a network that has not learned anything yet: \(depth) layers of \(units) units, weights \
      normal with the variance 1 / \(units), and the size of dW in each layer.
      """)
    try stage.figure(
      Figure(
        slug: "lab10-depth", title: "How much of the gradient reaches the first layers",
        x: .init("layer"), y: .init("root mean square of dW", scale: .logarithmic),
        layers: zip(DeepStudy.activations, sizes).enumerated().map { index, pair in
          .line(
            x: (1...depth).map(Double.init), y: pair.1, label: "\(pair.0)", series: index,
            stroke: [.solid, .dashed, .dotted][index])
        }))
    try stage.table(
      "Root mean square of dW", columns: ["", "layer 1", "layer \(depth)", "ratio"],
      rows: zip(DeepStudy.activations, sizes).map { activation, sizes in
        let (first, last) = (sizes[0], sizes[depth - 1])
        return [
          "\(activation)", first.significant(3), last.significant(3),
          (first / last).significant(2),
        ]
      })
    try stage.text(
      """
      The slope of the sigmoid is at most ¼: after \(depth - 1) layers of it at most \
      4⁻⁷ = \(pow(0.25, 7).significant(2)) is left but for the weights. This is the *vanishing \
      gradient* (S. Hochreiter, 1991), for which deep networks were long thought not to be trainable. \
      tanh has slope 1 in the middle, ReLU wherever it is open. How weights are best chosen so that \
      nothing vanishes or explodes is a part of Lab 12.

      What you need besides the tools of 10.4:
      """)
    try stage.verbatim(
      """
      layer.weights, layer.biases   W [units, n] and b [units] of a `Layer`
      layer.activation              .identity, .tanh, .relu, .sigmoid, .softmax
                                    (or .step, which is refused)
      relu(z)                       max(0, z) of every entry
      softmax(z, axis: 1)           each row to shares that add up to 1
      NDArray<Double>(o .> 0)       1 where o > 0, else 0
      """)
  }
}
