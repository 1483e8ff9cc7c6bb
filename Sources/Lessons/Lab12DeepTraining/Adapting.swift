import Datasets
import LabKit
import NumericsEngine
import Plotting

extension DeepTrainingLesson {
  /// Optimisers that give each parameter a rate of its own.
  static let adapting = [adaGrad, rmsProp, adam]

  private static let adaGrad = Step(
    "AdaGrad: a rate for each parameter", exercise: DeepTrainingExercises.adaGradStep
  ) { stage in
    try stage.text(
      """
      In the valley y needs a small rate and x a large one. Nobody tells us which parameter is which, \
      but the gradients do: those of y are large. So let each parameter divide its gradient by the size \
      of the gradients it has had. *AdaGrad* (J. Duchi, E. Hazan, Y. Singer, *Adaptive Subgradient \
      Methods*, Journal of Machine Learning Research 12, 2011) keeps the sum s of their squares:
      """)
    try stage.verbatim(
      """
      s ← s + g²                      s: zeros at the start; all by element
      θ ← θ − η · g / (√s + ε)        ε = 10⁻¹⁰, against a division by 0
      """)
    let surface = LossSurface.valley
    let start: NDArray<Double> = [-9, 1.5]
    let path = surface.path(from: start, by: .adaGrad, rate: 1, steps: 2)
    let slope = surface.slope(at: start)
    try stage.table(
      "The first steps of AdaGrad from (−9, 1.5), η = 1",
      columns: ["", "x", "y"],
      rows: [
        ["gradient at the start", slope[0].fixed(1), slope[1].fixed(1)],
        ["first step"] + (0..<2).map { (path[1][$0] - path[0][$0]).fixed(4) },
        ["second step"] + (0..<2).map { (path[2][$0] - path[1][$0]).fixed(4) },
      ])
    try stage.text(
      """
      The first step is η in each direction, whatever the slopes: g / √(g²) is the sign of g. AdaGrad \
      does not feel the scale of a loss. That helps with inputs that are seldom different from 0, such as \
      words: their weights get few gradients, so their s stays small and their steps stay large.

      But s only grows. If the gradients stay of the same size, s is t · g² after t steps, and the step \
      η/√t. It never stands still entirely, but it gets very slow, and what a steep place at the beginning has put \
      into s stays there for ever.
      """)
  }

  private static let rmsProp = Step(
    "RMSProp: forgetting", exercise: DeepTrainingExercises.rmsPropStep
  ) { stage in
    try stage.text(
      """
      The remedy is to forget. In place of the sum keep a *running mean*: the old mean loses a hundredth \
      of itself, and a hundredth of the new square comes in. That is *RMSProp* (T. Tieleman, G. Hinton, \
      lecture 6.5 of *Neural Networks for Machine Learning*, Coursera, 2012), named after the root of \
      the mean square that it divides by:
      """)
    try stage.verbatim(
      """
      s ← α · s + (1 − α) · g²        α = 0.99
      θ ← θ − η · g / (√s + ε)        ε = 10⁻⁸, outside of the root
      """)
    func steps(_ optimiser: OptimiserKind) -> [NDArray<Double>] {
      // A steep place for ten steps, then gentle slopes.
      var descent = MovingParameters([[0.0]], by: optimiser, rate: 0.01)
      return (1...2000).map { count in
        descent.step([[count <= 10 ? 100.0 : 1.0]])
        return descent.parameters[0]
      }
    }
    let marks = [11, 100, 500, 2000]
    try stage.table(
      "The length of a step at η = 0.01: ten slopes of 100, then only slopes of 1",
      columns: ["step"] + marks.map(\.grouped),
      rows: [OptimiserKind.adaGrad, .rmsProp].map { optimiser in
        let places = steps(optimiser)
        return [optimiser.name]
          + marks.map { (places[$0 - 2][0] - places[$0 - 1][0]).significant(2) }
      })
    try stage.text(
      """
      After the steep place both take tiny steps. RMSProp recovers: every 100 steps or so the memory of \
      it shrinks to about a third, and in the end its step is η again. AdaGrad never does.

      Mind where ε stands. Under the root it would be another optimiser: with small gradients √(s + ε) is about \
      10⁻⁴, not 10⁻⁸. Papers and libraries differ in such details, and then the same settings do not give \
      the same numbers. Yours will be compared with PyTorch's step by step.
      """)
  }

  private static let adam = Step(
    "Adam: both together", exercise: DeepTrainingExercises.adamStep
  ) { stage in
    try stage.text(
      """
      Momentum smooths the direction, RMSProp finds the scale. *Adam* does both (D. P. Kingma, J. Ba, \
      *Adam: A Method for Stochastic Optimization*, ICLR 2015, algorithm 1): a running mean m of the \
      gradients, divided by the root of a running mean s of their squares.
      """)
    try stage.verbatim(
      """
      t ← t + 1
      m ← β₁ · m + (1 − β₁) · g                    β₁ = 0.9
      s ← β₂ · s + (1 − β₂) · g²                   β₂ = 0.999
      m̂ = m / (1 − β₁ᵗ)     ŝ = s / (1 − β₂ᵗ)
      θ ← θ − η · m̂ / (√ŝ + ε)                     ε = 10⁻⁸
      """)
    try stage.text(
      """
      Why the hats? Both means start at 0, which is no observation at all, and are too small at first. \
      Let every gradient be 2, so that the means should be 2 and 4:
      """)
    var means = (m: 0.0, s: 0.0)
    var shares = (first: 1.0, second: 1.0)
    var rows: [[String]] = []
    for step in 1...1000 {
      means = (0.9 * means.m + 0.1 * 2, 0.999 * means.s + 0.001 * 4)
      shares = (shares.first * 0.9, shares.second * 0.999)
      guard [1, 2, 10, 100, 1000].contains(step) else { continue }
      rows.append([
        step.grouped, means.m.fixed(4), (means.m / (1 - shares.first)).fixed(4),
        means.s.fixed(4), (means.s / (1 - shares.second)).fixed(4),
        (means.m / means.s.squareRoot()).fixed(2),
      ])
    }
    try stage.table(
      "Means of equal gradients, and their correction",
      columns: ["t", "m", "m̂", "s", "ŝ", "m / √s, uncorrected"], rows: rows)
    try stage.text(
      """
      After t steps a mean has taken in a share of 1 − βᵗ, so dividing by that makes it right. Without \
      it the early steps are several times too long, as the last column shows, where 1.00 would be right: s, with its β₂ near to 1, is behind \
      for longer than m. Count t up before you correct. At t = 0 the share is 0.

      All five on the valley, each from the same place with a rate that suits it:
      """)
    let surface = LossSurface.valley
    let rates: [(OptimiserKind, Double)] = [
      (.descent, 0.09), (.momentum, 0.02), (.adaGrad, 1.5), (.rmsProp, 0.1), (.adam, 0.5),
    ]
    let paths = rates.map { optimiser, rate in
      surface.path(from: [-9, 1.5], by: optimiser, rate: rate, steps: 60)
    }
    try stage.figure(
      surface.figure(
        slug: "lab12-optimisers", title: "Five optimisers, 60 steps, a mark every 10",
        x: -10...4, y: -2...2,
        paths: zip(rates, paths).map { ("\($0.0.name), η = \($0.1)", $1) }, markEvery: 10,
        lowest: [(0, 0)]))
    let curves = FlowerRace().curves
    try stage.figure(
      Figure(
        slug: "lab12-loss-curves", title: "The same five learn a flower (2-16-2, batches of 32)",
        x: .init("epoch"), y: .init("loss on all rows"),
        layers: Figure.Layer.marked(
          curves.enumerated().map { index, curve in
            MarkedCurve(curve.label, curve.losses, series: index, of: curves.count)
          })))
    try stage.text(
      """
      The valley shows characters: plain descent jumps across, momentum swings, the others cut straight \
      through because x and y look alike to them. How they rank depends on the loss and on the rates. No optimiser is best \
      everywhere. But Adam is good nearly everywhere at one and the same rate, 0.001 as a rule, and that \
      is why people begin with it.
      """)
  }
}

/// A small network learns a flower, by each optimiser from the same weights and batches.
private struct FlowerRace {
  let curves: [(label: String, losses: [Double])]

  init() {
    var generator = RandomGenerator(seed: 126)
    let flower = OneHotExamples(PlanarSets.flower(count: 400, using: &generator))
    let start = TanhNetwork(sizes: [2, 16, 2], using: &generator)
    let rates: [(OptimiserKind, Double)] = [
      (.descent, 0.5), (.momentum, 0.05), (.adaGrad, 0.2), (.rmsProp, 0.01), (.adam, 0.02),
    ]
    curves = rates.map { optimiser, rate in
      var network = start
      var descent = MovingParameters(network.parameters, by: optimiser, rate: rate)
      var batches = RandomGenerator(seed: 127)
      var losses = [network.loss(on: flower)]
      for _ in 0..<60 {
        for rows in batches.epoch(of: flower.count, size: 32) {
          descent.step(network.slopes(on: flower[rows]).gradients.arrays)
          network.parameters = descent.parameters
        }
        losses.append(network.loss(on: flower))
      }
      return ("\(optimiser.name), η = \(rate)", losses)
    }
  }
}
