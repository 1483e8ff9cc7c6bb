import Datasets
import Foundation
import LabKit
import NumericsEngine
import Plotting

extension BackpropagationLesson {
  /// Down one curve, then how to measure a slope, and how to compare two gradients.
  static let descending = [downhill, valleys, measuring, comparing]

  /// 24 − 10x + x², with its bottom at 5, where it is −1.
  private static let valley = Polynomial([24, -10, 1])

  private static let downhill = Step(
    "Downhill, once more", exercise: BackpropagationExercises.descend
  ) { stage in
    try stage.text(
      """
      In Labs 8 and 9 the weights of a network were drawn at random, or chosen by hand. From here on \
      they are *learned*, and this lab is about how. The plan is that of Labs 4 and 5, *gradient descent*: a number says how \
      bad the network is, the *loss*; its slope by every weight says which way is down; take a step \
      that way, and repeat. What is new is how to find the slopes when there are layers in between.

      First the walk itself, where you can see it: on a curve with one variable.
      """)
    try stage.verbatim(
      """
      x ← x − η · f′(x)        η, the learning rate: how much of the slope
      """)
    let rates = [0.01, 0.3, 1.05]
    let steps = 15
    let start = 2.0
    let paths = rates.map { path(on: valley, from: start, rate: $0, steps: steps) }
    try stage.text(
      """
      Take f(x) = x² − 10x + 24. Its slope is 2x − 10, so the bottom is at x = 5, where f = \
      \(valley(5).signed(0)). Three walks from x = \(start.fixed(0)), with a learning rate that is too \
      small, one that is right, and one that is too large:
      """)
    try stage.table(
      "Where the walk is", columns: ["step"] + rates.map { "η = \($0)" },
      rows: [0, 1, 2, 3, 5, 10, 15].map { step in
        ["\(step)"] + paths.map { $0[step].fixed(4) }
      })
    try stage.figure(
      Figure(
        slug: "lab10-rates", title: "Too small, right, too large: height above the bottom",
        x: .init("step"), y: .init("f(x) + 1", scale: .logarithmic),
        layers: zip(rates, paths).enumerated().map { index, pair in
          .line(
            x: pair.1.indices.map(Double.init), y: pair.1.map { valley($0) + 1 },
            label: "η = \(pair.0)", series: index)
        }))
    try stage.text(
      """
      The distance to the bottom is multiplied by 1 − 2η in each step: by \
      \((1 - 2 * rates[0]).fixed(2)), by \((1 - 2 * rates[1]).fixed(1)) and by \
      \((1 - 2 * rates[2]).signed(1)). The first shrinks slowly. The second \
      is nearly nothing after a few steps. The third changes sides and grows: every step overshoots the bottom by \
      more than the last. For this curve anything from η = 1 upwards fails; another curve has another \
      limit, which is why learning rates are tried.
      """)
  }

  /// 1 + x/2 − 2x² + x⁴/2: two valleys, the left one deeper.
  private static let twoValleys = Polynomial([1, 0.5, -2, 0, 0.5])

  private static let valleys = Step("Valleys, hilltops and plains") { stage in
    let starts = [-0.1, 0.4]
    let paths = starts.map { path(on: twoValleys, from: $0, rate: 0.05, steps: 60) }
    let ends = paths.map { $0[60] }
    try stage.text(
      """
      Logistic regression had one valley, so the start did not matter. The loss of a network with \
      hidden units has many. This curve has two, and the walk knows only the slope under its feet:
      """)
    let x = stride(from: -2.1, through: 2.0, by: 0.05).map { $0 }
    try stage.figure(
      Figure(
        slug: "lab10-valleys", title: "The start decides the valley (η = 0.05)",
        x: .init("x"), y: .init("f(x)"),
        layers: [
          .line(x: x, y: x.map { twoValleys($0) }, series: 0, stroke: .solid)
        ]
          + zip(starts, paths).enumerated().map { index, pair in
            .points(
              x: pair.1, y: pair.1.map { twoValleys($0) }, label: "from \(pair.0)",
              series: index + 1)
          }))
    try stage.table(
      "Half a unit apart at the start", columns: ["start", "end", "f at the end"],
      rows: zip(starts, ends).map { start, end in
        [start.fixed(1), end.fixed(4), twoValleys(end).fixed(4)]
      })
    try stage.text(
      """
      Both have arrived at a place where no small step leads further down, a *local minimum*. Only one of \
      them is the lowest, the *global* minimum, and nothing at the other says so. What helps is to start \
      several times from different places. (With more than one weight there are also *saddles*: places \
      where the slope is 0, a minimum in some directions and a maximum in others. A walk that is not \
      exactly on one slides off.)

      The slope is 0 on a hilltop too: whoever starts exactly there never leaves. And it may be nearly 0 over \
      a long way, on a *plateau*. The curve x⁴/4 − x³ falls until x = 3, but at x = 0 it \
      is level for a moment:
      """)
    let plain = Polynomial([0, 0, 0, -1, 0.25])
    let walk = path(on: plain, from: -1, rate: 0.05, steps: 10_000)
    let over = path(on: plain, from: 0.1, rate: 0.05, steps: 10_000)
    try stage.table(
      "x⁴/4 − x³ with η = 0.05", columns: ["step", "from −1: x", "slope", "from 0.1: x", "slope"],
      rows: [0, 10, 100, 1000, 10_000].map { step in
        [
          step.grouped, walk[step].fixed(5), plain.slope(at: walk[step]).significant(3),
          over[step].fixed(5), plain.slope(at: over[step]).significant(3),
        ]
      })
    try stage.text(
      """
      The first walk creeps towards 0 and seems to have finished, with a valley of depth \
      \((-plain(3)).fixed(2)) in front of it. The second began just beyond the level place and \
      got away. A loss that no longer falls is not proof of a minimum. \
      In a network, plateaus are where sigmoids or tanh are saturated, as in Lab 9.
      """)
  }

  private static let measuring = Step(
    "A slope, measured", exercise: BackpropagationExercises.numericGradient
  ) { stage in
    try stage.text(
      """
      A network has not one variable but many, a whole list, and its loss a slope by each of them, the gradient. One way to \
      find it needs no mathematics at all: move one parameter a little, and see what the loss does. Lab 5 \
      checked a gradient like that; now it becomes a tool of its own.
      """)
    try stage.verbatim(
      """
      forward:   (f(x + h) − f(x)) / h            error about  h/2 · f″
      central:   (f(x + h) − f(x − h)) / 2h       error about  h²/6 · f‴
      """)
    try stage.text(
      """
      Looking to both sides is better: what the bend of the curve adds on one side it adds \
      on the other too, and in the difference that cancels. How large should h be? Try it on f = eˣ at x = 1, whose \
      slope is e:
      """)
    let steps = stride(from: -1, through: -13, by: -0.25).map { pow(10, $0) }
    func error(of measured: Double) -> Double { abs(measured - M_E) }
    let forward = steps.map { h in error(of: (exp(1 + h) - exp(1)) / h) }
    let central = steps.map { h in error(of: (exp(1 + h) - exp(1 - h)) / (2 * h)) }
    try stage.figure(
      Figure(
        slug: "lab10-step-size", title: "The error of a measured slope, by h",
        x: .init("h", scale: .logarithmic), y: .init("error", scale: .logarithmic),
        layers: [
          .line(x: steps, y: forward, label: "forward", series: 0, stroke: .dashed),
          .line(x: steps, y: central, label: "central", series: 1, stroke: .solid),
        ]))
    let best = pow(3 * Double.ulpOfOne, 1.0 / 3)
    try stage.text(
      """
      From right to left: at first both get better as h shrinks, the central difference by two digits where the \
      forward one gains one. Then they get worse again, and become jagged. A Double has about 16 \
      digits. If h is tiny, f(x + h) and f(x − h) share nearly all of theirs, the difference keeps only the last \
      few, and these are rounding: about ε · f / h, with ε = \(Double.ulpOfOne.significant(2)). The sum of both errors, \
      h²/6 · f‴ + ε · f/h, is least at h = ∛(3ε) for this curve, which is \(best.significant(1)). That is why h = 10⁻⁵ is a good \
      choice for functions and parameters of ordinary size, and 10⁻¹² is a bad one.

      So why not learn this way? A gradient by central differences costs two passes forwards over all rows \
      *for each parameter*, and a network that reads digits has a hundred thousand of them. Backpropagation \
      needs one pass forwards and one back, which is about twice the work: three passes forwards, for all \
      parameters together. But it is easy to get wrong, and measuring is not. So one computes, and the other checks.
      """)
  }

  private static let comparing = Step(
    "Do two gradients agree?", exercise: BackpropagationExercises.relativeError
  ) { stage in
    try stage.text(
      """
      They never agree to the last digit: the measured one has errors of its own. How much may they \
      differ? A difference of 0.001 is nothing if the slopes are around 100, and everything if \
      they are around 0.001. So put it in relation to how long the two gradients are:
      """)
    try stage.verbatim(
      """
      relative error = ‖a − b‖ / (‖a‖ + ‖b‖)        ‖v‖ = √(v₀² + v₁² + …)
      """)
    try stage.text(
      """
      ‖a − b‖ is never more than ‖a‖ + ‖b‖, so the result lies in 0…1, whatever the units. 0 means equal, 1 means opposite, or that one of them is 0. Here is a network with \
      3 hidden units on 20 points of the two moons, its gradient computed by \
      backpropagation, once correctly and then with the mistakes that everybody makes, against the measured one:
      """)
    var generator = RandomGenerator(seed: 10)
    let moons = PlanarSets.moons(count: 20, using: &generator)
    let study = NetworkStudy(
      inputs: moons.features,
      labels: NDArray(shape: [20, 1], elements: moons.labels.map(Double.init)))
    let network = TwoLayerNetwork(
      hiddenWeights: NDArray(shape: [3, 2], elements: generator.normal(count: 6)),
      hiddenBiases: NDArray(generator.normal(count: 3)),
      outputWeights: NDArray(shape: [1, 3], elements: generator.normal(count: 3)),
      outputBiases: NDArray(generator.normal(count: 1)))
    let right = study.gradient(of: network)
    let measured = study.measuredGradient(of: network)
    var oneSign = right
    oneSign[right.count - 1] = -right[right.count - 1]
    let wrong: [(String, [Double])] = [
      ("none", right),
      ("a slope is 0.001 % too large", [right[0] * 1.00001] + right[1...]),
      ("the sign of db² is turned", oneSign),
      ("tanh's slope taken as 1 − o", study.gradient(of: network) { 1 - $0 }),
      ("tanh's slope forgotten", study.gradient(of: network) { 0 * $0 + 1 }),
      ("1/m forgotten", right.map { 20 * $0 }),
      ("all signs turned", right.map { -$0 }),
    ]
    try stage.table(
      "A computed gradient against a measured one", columns: ["mistake", "relative error"],
      rows: wrong.map { name, gradient in
        [name, relativeError(gradient, measured).significant(2)]
      })
    try stage.text(
      """
      With Doubles and h = 10⁻⁵ a rule of thumb: below 10⁻⁷ all is well. Above 10⁻² something is wrong, and you should look for \
      it before you train anything: a gradient that is only a little wrong still walks downhill, only \
      worse, and nobody notices. In between, ask where the function has kinks (ReLU at 0), or whether a \
      single small entry is wrong; compare entry by entry then.
      """)
  }

  /// The places of gradient descent on a curve: `[steps + 1]`.
  private static func path(
    on curve: Polynomial, from start: Double, rate: Double, steps: Int
  ) -> [Double] {
    (0..<steps).reduce(into: [start]) { path, step in
      path.append(path[step] - rate * curve.slope(at: path[step]))
    }
  }

  private static func relativeError(_ first: [Double], _ second: [Double]) -> Double {
    let (a, b) = (NDArray(first), NDArray(second))
    return norm2(a - b) / (norm2(a) + norm2(b))
  }
}
