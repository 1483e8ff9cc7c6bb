import Datasets
import LabKit
import NumericsEngine
import Plotting

extension LinearRegressionLesson {
  /// Data, a model with two knobs, and how wrong it is.
  static let guessing = [data, model, error]

  /// A line that is not right, to begin with.
  static let guess = LineModel(weight: -0.5, bias: 0.2)

  private static let data = Step(
    "Learning from examples", exercise: LinearRegressionExercises.noisyPoints
  ) { stage in
    let study = LineStudy.points
    try stage.text(
      """
      Until now you told the computer how to get from an input to an output. Now you show it \
      examples, inputs x with their outputs y, and let it find out by itself. That is all that \
      *learning* means in this course, up to the last lab: look at examples, adjust some numbers, \
      and hope to be right about inputs that were not among them.

      To see whether a method works, begin with data whose secret you know. Take the line \
      y = 0.1·x + 0.3, draw inputs between 0 and 1, and spoil every output with a little noise, \
      normal with the standard deviation 0.01:
      """)
    try stage.verbatim("y = 0.1·x + 0.3 + N(0, 0.01)")
    try stage.table(
      "The first five of 100 points", columns: ["x", "0.1·x + 0.3", "noise", "y"],
      rows: zip(study.x, study.y).prefix(5).map { x, y in
        let clean = LineStudy.truth.at(x)
        return [x.fixed(4), clean.fixed(4), (y - clean).fixed(4), y.fixed(4)]
      })
    try stage.text(
      """
      Every point has noise of its own. If all had the same, the points would still lie on a line, \
      just on another one, and nothing would look wrong.
      """)
    try stage.figure(
      Figure(
        slug: "lab04-data", title: "100 noisy points, and the line they come from",
        x: .init("x"), y: .init("y"),
        layers: [
          .points(x: study.x, y: study.y, label: "examples"),
          line(LineStudy.truth, label: "0.1·x + 0.3", series: 1, stroke: .dashed),
        ]))
  }

  private static let model = Step(
    "A model with two knobs", exercise: LinearRegressionExercises.predictions
  ) { stage in
    let study = LineStudy.points
    try stage.text(
      """
      A *model* is a formula with some numbers left open. Here it is the straight line, and open are \
      its *weight* w and its *bias* b. Think of two knobs: w tilts the line, b lifts it. What the \
      formula gives for an input is the model's *prediction*, written ŷ, "y hat".
      """)
    try stage.verbatim("ŷ = w·x + b")
    try stage.text(
      """
      Suppose you do not know the secret. You would turn the knobs to something and look. Here is a \
      guess, w = \(guess.weight.fixed(1)) and b = \(guess.bias.fixed(1)):
      """)
    try stage.figure(
      Figure(
        slug: "lab04-guess", title: "The data, the ideal line, and a guess",
        x: .init("x"), y: .init("y"),
        layers: [
          .points(x: study.x, y: study.y, label: "examples"),
          line(LineStudy.truth, label: "ideal: 0.1·x + 0.3", series: 1, stroke: .dashed),
          line(guess, label: "guess: \(guess.text(1))", series: 2, stroke: .solid),
        ]))
    try stage.table(
      "What the guess predicts for the first four points",
      columns: ["x", "prediction ŷ", "truth y", "ŷ − y"],
      rows: zip(study.x, study.y).prefix(4).map { x, y in
        let prediction = guess.at(x)
        return [x.fixed(3), prediction.fixed(3), y.fixed(3), (prediction - y).fixed(3)]
      })
    try stage.text(
      """
      Not a good guess. But a model that can be wrong is exactly what is needed: if you can say *how* \
      wrong it is, you can turn the knobs until it is less so.
      """)
  }

  private static let error = Step(
    "How wrong is it?", exercise: LinearRegressionExercises.meanSquaredError
  ) { stage in
    let study = LineStudy.points
    let (count, truth) = (Double(study.x.count), LineStudy.truth)
    let level = LineModel(
      weight: 0, bias: study.y.reduce(0, +) / count)
    let tilted = LineModel(weight: 1, bias: 0)
    let centred = LineModel(
      weight: 1,
      bias: zip(study.x, study.y).reduce(0) { $0 + $1.1 - tilted.at($1.0) } / count)
    func mean(_ line: LineModel, _ function: (Double) -> Double) -> Double {
      zip(study.x, study.y).reduce(0) { $0 + function(line.at($1.0) - $1.1) } / count
    }
    try stage.text(
      """
      One number is to say how wrong a line is. The mean of the differences ŷ − y will not do: where \
      the line is too high and where it is too low cancel each other. Square the differences before \
      you take the mean, and every one of them counts:
      """)
    try stage.verbatim("E = 1/n · Σ (ŷᵢ − yᵢ)²          the mean squared error")
    // Rounding must not give a mean of 0 a sign.
    func settled(_ value: Double) -> Double { abs(value) < 1e-9 ? 0 : value }
    let lines = [
      ("the guess", guess), ("level, at the mean", level), ("much too steep", centred),
      ("the ideal line", truth),
    ]
    try stage.table(
      "Four lines", columns: ["", "line", "mean difference", "mean squared error"],
      rows: lines.map { name, line in
        [
          name, line.text(2), settled(mean(line) { $0 }).fixed(4), mean(line) { $0 * $0 }.fixed(6),
        ]
      })
    try stage.text(
      """
      Look at the third line. It is ten times too steep, but its mean difference is 0: too low on \
      the left is made up for on the right. Only the squares tell it from a good one.

      Why squares and not simply the sizes of the differences? Large mistakes should count for more. \
      The square has a slope everywhere, which the next step needs. And if the noise is normal, the \
      line with the least squares is the most likely one: the exponent of the bell curve in Lab 3 is \
      a square.

      Even the ideal line has an error, \(mean(truth) { $0 * $0 }.significant(2)): about the noise's \
      variance, 0.01² = 0.0001. No line can do much better. What is left then is not the model's \
      fault. In this lab *error* means this one number; other names for it are *loss* and *cost*.
      """)
  }

  /// A line over the inputs from 0 to 1.
  static func line(
    _ model: LineModel, label: String, series: Int, stroke: Figure.Layer.Stroke
  ) -> Figure.Layer {
    .line(x: [0, 1], y: [model.at(0), model.at(1)], label: label, series: series, stroke: stroke)
  }
}
