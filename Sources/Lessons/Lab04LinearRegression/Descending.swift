import Foundation
import LabKit
import NumericsEngine
import Plotting

extension LinearRegressionLesson {
  /// Which way is down, one step, and the walk.
  static let descending = [slope, step, walk]

  private static let slope = Step(
    "Which way is down?", exercise: LinearRegressionExercises.gradient
  ) { stage in
    let study = LineStudy.points
    let (start, small) = (study.error(of: guess), 0.001)
    try stage.text(
      """
      You stand on a hillside in fog and want to go down to the valley. You cannot see it, but you \
      can feel with your foot in which direction the ground falls. Do the same with the knobs: turn \
      one of them a little, by \(small.fixed(3)), and watch the error. At the guess it is \
      \(start.fixed(6)).
      """)
    let weightTurned = LineModel(weight: guess.weight + small, bias: guess.bias)
    let biasTurned = LineModel(weight: guess.weight, bias: guess.bias + small)
    let exact = study.gradient(of: guess)
    try stage.table(
      "One knob turned by \(small.fixed(3))",
      columns: ["knob", "error", "change", "change / \(small.fixed(3))", "formula"],
      rows: [("weight", weightTurned, exact.weight), ("bias", biasTurned, exact.bias)]
        .map { name, line, slope in
          let change = study.error(of: line) - start
          return [
            name, study.error(of: line).fixed(6), change.fixed(6), (change / small).fixed(4),
            slope.fixed(4),
          ]
        })
    try stage.text(
      """
      The change divided by the turn is the *slope* of the error in the direction of that knob. The \
      last column has it without turning anything, from a formula. Differentiate E by w: the derivative of a \
      square is 2 times what is squared, times the derivative of that, and ŷ = w·x + b grows by x when \
      w grows by 1. It grows by 1 when b does. So
      """)
    try stage.verbatim(
      """
      ∂E/∂w = 2/n · Σ (ŷᵢ − yᵢ) · xᵢ
      ∂E/∂b = 2/n · Σ (ŷᵢ − yᵢ)
      """)
    try stage.text(
      """
      The two slopes together are the *gradient*. It points uphill: a positive slope means that more \
      of this knob is more error. The two columns differ a little because a turn by 0.001 is small, \
      but not infinitely so. Trying out costs one pass over the data for every knob; the formula \
      needs one pass for all of them. With two knobs nobody minds. The networks of Lab 13 have \
      about a hundred thousand.
      """)
  }

  private static let step = Step(
    "One step down", exercise: LinearRegressionExercises.stepped
  ) { stage in
    let study = LineStudy.points
    try stage.text(
      """
      The gradient points uphill, so subtract it. How much of it? It says how steep the ground is \
      here, not how far the valley is. So take a part of it, and call that part the *learning rate*, \
      written η, "eta":
      """)
    try stage.verbatim(
      """
      w ← w − η · ∂E/∂w
      b ← b − η · ∂E/∂b
      """)
    let before = study.error(of: guess)
    try stage.table(
      "One step from the guess, whose error is \(before.fixed(4))",
      columns: ["η", "w", "b", "error after the step"],
      rows: [0.01, 0.1, 0.3, 0.7, 1.0].map { rate in
        let line = study.stepped(guess, rate: rate)
        return [
          rate.fixed(2), line.weight.fixed(4), line.bias.fixed(4), study.error(of: line).fixed(4),
        ]
      })
    try stage.text(
      """
      A small rate makes little progress. A larger one makes more, until the step is so long that it \
      lands on the opposite slope, higher up than it began. What is "too long" depends on the data. \
      In practice one tries.
      """)
  }

  private static let walk = Step(
    "The walk", exercise: LinearRegressionExercises.trained
  ) { stage in
    let study = LineStudy.points
    try stage.text(
      """
      Now repeat: predict, compare, compute the gradient, take a step. This loop is *gradient \
      descent*, and with refinements it is what trains every network of this course. When does it \
      end? At the bottom the ground is level. So stop when both slopes are nearly 0, within a \
      *tolerance*, and set a limit for the number of steps in case that never happens.
      """)
    let rates = [0.05, 0.2, 0.7]
    let paths = rates.map { study.path(from: guess, rate: $0, steps: 150) }
    try stage.figure(
      Figure(
        slug: "lab04-loss-curve", title: "The error before each step, for three learning rates",
        x: .init("step"), y: .init("mean squared error", scale: .logarithmic),
        layers: zip(rates, paths).map { rate, path in
          .line(
            x: path.indices.map(Double.init), y: path.map(study.error), label: "η = \(rate)")
        } + [.horizontal(at: study.error(of: study.best), label: "least error of any line")]))
    let steepest = study.curvatures.steepest
    let tolerance = 1e-6
    try stage.table(
      "Steps until both slopes are within ± 0.000001",
      columns: ["η", "steps"],
      rows: [0.05, 0.2, 0.4, 0.7, 0.78, 0.8].map { rate in
        let steps = study.steps(from: guess, rate: rate, tolerance: tolerance)
        return [rate.fixed(2), steps.map(\.grouped) ?? "never: the error grows beyond all numbers"]
      })
    try stage.text(
      """
      Faster is better until it is worse. For a parabola one can say where that is: the rate must stay \
      below 2 divided by the steepest curvature. For these points that is \
      2 / \(steepest.fixed(3)) = \((2 / steepest).fixed(3)).

      And why does it take so many steps, when there are only two knobs? Look at the ground from above. \
      Every place of the next figure is a line, its colour the error (the logarithm of it, or you \
      would see nothing of the bottom):
      """)
    try stage.figure(surface(of: study))
    let ratio = steepest / study.curvatures.gentlest
    try stage.text(
      """
      It is a long, narrow valley. Across it the ground is \(ratio.fixed(0)) times as strongly curved as \
      along it. The rate has to be small enough for the steep sides, so that the first steps, from \
      one side to the other, settle on the floor; then the walk along the floor takes its time. Tilting the line and lifting it \
      compensate for each other, because all x are positive: if the line is too steep and too low, it \
      still passes through the middle of the points.

      There is a remedy: subtract the mean from x beforehand. The valley becomes a round bowl, and you \
      will use that in the milestone.
      """)
  }

  /// The error over both knobs, with the way down from the guess.
  private static func surface(of study: LineStudy) -> Figure {
    let (weights, biases) = (-0.8...0.8, 0.0...0.7)
    let side = 60
    func place(_ range: ClosedRange<Double>, _ index: Int) -> Double {
      // The middle of a cell.
      range.lowerBound
        + (Double(index) + 0.5) / Double(side) * (range.upperBound - range.lowerBound)
    }
    let values = (0..<side).flatMap { row in
      (0..<side).map { column in
        let line = LineModel(weight: place(weights, column), bias: place(biases, row))
        return log10(study.error(of: line))
      }
    }
    let path = study.path(from: guess, rate: 0.6, steps: 60)
    return Figure(
      slug: "lab04-surface", title: "The error of every line, and the way down (η = 0.6)",
      x: .init("weight w"), y: .init("bias b"),
      layers: [
        .field(
          Figure.Grid(rows: side, columns: side, values: values), x: weights, y: biases,
          colours: .sequential, label: "log10 of the error"),
        .line(
          x: path.map(\.weight), y: path.map(\.bias), label: "60 steps", series: 1, stroke: .solid),
        .points(x: path.map(\.weight), y: path.map(\.bias), series: 1),
        .points(
          x: [study.best.weight], y: [study.best.bias], label: "the best line", series: 2),
      ])
  }
}
