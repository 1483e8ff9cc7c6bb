import LabKit
import NumericsEngine
import Plotting

extension DeepTrainingLesson {
  /// The plain step, and one that keeps its speed.
  static let rolling = [plain, momentum]

  private static let start: NDArray<Double> = [-9, 1.5]

  private static let plain = Step(
    "The plain step", exercise: DeepTrainingExercises.gradientStep
  ) { stage in
    try stage.text(
      """
      The step itself is the one of Lab 4. Put all parameters of a network into one symbol, θ, and the \
      slopes of the loss by them, computed on the rows of one batch, into another, g:
      """)
    try stage.verbatim("θ ← θ − η · g        θ, g: any shape, the same")
    try stage.text(
      """
      With batches this is called *stochastic gradient descent*, SGD: stochastic, because chance has \
      chosen the rows. It has one setting, the learning rate η, and one weakness. Look at this loss of two parameters, a \
      long valley:
      """)
    try stage.verbatim("loss(x, y) = ½ · (x² + 20 · y²)        g = (x, 20 · y)")
    let surface = LossSurface.valley
    let rates = [0.02, 0.095]
    let paths = rates.map { surface.path(from: start, by: .descent, rate: $0, steps: 40) }
    try stage.figure(
      surface.figure(
        slug: "lab12-valley", title: "Plain descent in a long valley, 40 steps, a mark every 10",
        x: -10...2, y: -2...2,
        paths: zip(rates, paths).map { ("η = \($0)", $1) }, markEvery: 10, lowest: [(0, 0)]))
    try stage.table(
      "The loss, from \(surface.value(at: start).fixed(1))",
      columns: ["η", "after 10 steps", "after 40", "after 200"],
      rows: [0.02, 0.05, 0.095, 0.101].map { rate in
        let path = surface.path(from: start, by: .descent, rate: rate, steps: 200)
        return [rate.significant(3)]
          + [10, 40, 200].map { surface.value(at: path[$0]).significant(3) }
      })
    try stage.text(
      """
      Each step multiplies x by 1 − η and y by 1 − 20 · η. Above η = 2/20 = 0.1 the second factor is \
      below −1, and y grows from step to step. Just under that limit y jumps from side to side. And \
      x, which could bear a rate twenty times as large, has to crawl at the rate that y allows. One rate \
      for all directions is the trouble. The losses of networks are such valleys, with thousands of \
      directions.
      """)
  }

  private static let momentum = Step(
    "Momentum", exercise: DeepTrainingExercises.momentumStep
  ) { stage in
    try stage.text(
      """
      A ball that rolls down the valley does not stop and think at every place. It has *momentum*: a \
      push along the valley adds up to speed, pushes to the left and to the right cancel. Give the \
      parameters a velocity v, of their own shape. At every step it loses a part and gains the gradient:
      """)
    try stage.verbatim(
      """
      v ← μ · v + g        v: zeros at the start
      θ ← θ − η · v
      """)
    try stage.text(
      """
      μ says how much of the velocity stays, 0.9 as a rule. (B. T. Polyak, *Some methods of speeding \
      up the convergence of iteration methods*, USSR Computational Mathematics and Mathematical Physics \
      4, 1964. In this form it is that of PyTorch; others put η into the first line.) Where the gradient \
      stays the same, v grows to g · (1 + μ + μ² + …) = g / (1 − μ): with μ = 0.9 ten times the \
      gradient.
      """)
    let surface = LossSurface.valley
    try stage.figure(
      surface.figure(
        slug: "lab12-momentum", title: "40 steps with and without momentum, a mark every 5",
        x: -10...4, y: -2...2,
        paths: [
          ("plain, η = 0.02", surface.path(from: start, by: .descent, rate: 0.02, steps: 40)),
          ("μ = 0.9, η = 0.02", surface.path(from: start, by: .momentum, rate: 0.02, steps: 40)),
        ], markEvery: 5, lowest: [(0, 0)]))
    try stage.table(
      "Steps until the loss stays below 0.000001, at η = 0.02",
      columns: ["μ", "at constant slope", "steps"],
      rows: [0.0, 0.5, 0.8, 0.9, 0.99].map { share in
        let path = surface.path(
          from: start, by: .momentum, rate: 0.02, share: share, steps: 4000)
        let last = path.lastIndex { surface.value(at: $0) >= 1e-6 } ?? 0
        return [
          share.significant(2), "\((1 / (1 - share)).fixed(0)) times the gradient",
          (last + 1).grouped,
        ]
      })
    try stage.text(
      """
      The ball overshoots and comes back, but it arrives sooner, until μ is so near to 1 that it rolls \
      to and fro for a long time. Momentum has a second use: the chance in the batches' gradients averages out in v.

      Mind what goes from one step to the next: the parameters *and* the velocity. That is why your \
      function takes a state that has both, and returns one.
      """)
  }
}
