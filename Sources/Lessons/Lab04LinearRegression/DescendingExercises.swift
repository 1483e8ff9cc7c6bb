extension LinearRegressionExercises {
  static let gradient = Exercise(
    "4.4", "The gradient",
    statement: """
      Write `gradient`: the derivatives of the mean squared error of `line` by its weight and by its \
      bias.

      `x` and `y` have the shape [n]. Return `LineGradient(weight: …, bias: …)`, in units of y² for \
      each unit of the knob:
      ∂E/∂w = 2/n · Σ (ŷ − y) · x and ∂E/∂b = 2/n · Σ (ŷ − y), with ŷ = weight · x + bias.

      Different lengths: `LabError.lengthMismatch`. No points: `LabError.emptyInput`. NaN among the \
      numbers makes NaN.
      """,
    working:
      "The predictions are 1, 2 and 4, the differences −1, −3 and −2. For the weight 2/3 · (−1·1 − 3·2 − 2·4) = −10, for the bias 2/3 · (−6) = −4.",
    stub: """
      /// The derivatives of the mean squared error by weight and bias; `x` and `y` are `[n]`.
      ///
      /// - Throws: `LabError.lengthMismatch` if the lists differ in length; `LabError.emptyInput` if
      ///   they are empty.
      public func gradient(of line: LineModel, x: [Double], y: [Double]) throws -> LineGradient {
        throw Unsolved("4.4")
      }
      """,
    hints: [
      "Both sums begin with the same differences, prediction − truth. What does one of them have that the other has not?",
      "For each point compute the difference weight · x + bias − y. Add difference · x to one sum and the difference itself to another. At the end multiply both sums by 2 / n.",
      "Mind four things: the difference is prediction − truth, in this order; the prediction has the bias in it; both parts get the factor 2 / n; only the weight's part has the factor x. Check lengths and emptiness before the loop.",
      "// after the checks\nvar weightSum = 0.0\nvar biasSum = 0.0\nfor (x, y) in zip(x, y) {\n  let difference = line.weight * x + line.bias - y\n  weightSum += difference * …\n  biasSum += …\n}\nlet factor = 2 / Double(x.count)\nreturn LineGradient(\n  weight: factor * weightSum, bias: …)",
    ])

  static let stepped = Exercise(
    "4.5", "One step down",
    statement: """
      Write `stepped`: the line after one step of gradient descent.

      Each knob moves by `learningRate` times its own slope, downhill. Return the new \
      `LineModel(weight: …, bias: …)`; `gradient` may be any, also NaN, which makes the knob NaN.

      A learning rate that is not above 0, or NaN: `LabError.invalidParameter`.
      """,
    working: "The weight goes to 1 − 0.1 · 4 = 0.6, the bias to 2 − 0.1 · (−6) = 2.6.",
    stub: """
      /// The line after one step of gradient descent.
      ///
      /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0.
      public func stepped(
        _ line: LineModel, against gradient: LineGradient, learningRate: Double
      ) throws -> LineModel {
        throw Unsolved("4.5")
      }
      """,
    hints: [
      "The gradient points to where the error grows. Which sign takes you down?",
      "New knob = old knob − learning rate · slope. The weight has its slope in `gradient.weight`, the bias in `gradient.bias`. Leave the old knob's own size alone.",
      "A `LineModel` is a value: you do not change the one you were given, you make a new one. Ask `guard learningRate > 0` rather than `if learningRate <= 0`: for NaN both comparisons are false, and only the guard stops it.",
      "guard learningRate > 0 else { throw LabError.invalidParameter }\nreturn LineModel(\n  weight: line.weight - learningRate * …,\n  bias: line.bias - …)\n// If a check with a negative slope fails, look at the signs again:\n// minus a negative slope raises the knob, and that is how it should be.",
    ])

  static let trained = Exercise(
    "4.6", "Train",
    statement: """
      Write `trained`: gradient descent from `line`, until the ground is level or the steps are used \
      up.

      Before each step look at the line as it is: its error, then its gradient. If the error is not \
      a finite number, throw `LabError.notFinite`: the descent has diverged, or the data was not \
      finite. If |∂E/∂w| and |∂E/∂b| are both at most `tolerance`, or `stepLimit` steps have been \
      taken, return. Otherwise append the error to the history and take a step.

      `x` and `y` have the shape [n]. Return `LineTraining(line: …, steps: …, history: …)`: the line \
      after the last step, how many steps were taken, and the errors before each of them, [steps].

      `learningRate` not above 0, or `tolerance` or `stepLimit` below 0, or NaN among the first two: \
      `LabError.invalidParameter`. Different lengths: `LabError.lengthMismatch`. No points: \
      `LabError.emptyInput`. You may call your functions of the exercises before.
      """,
    working:
      "At w = 0 and b = 0 the error is (1 + 9 + 25) / 3 = 11.67 and the gradient (−8.67, −6): the first step leads to (0.867, 0.6). After three steps the limit is reached.",
    stub: """
      /// Gradient descent from `line`; `x` and `y` are `[n]`, the history `[steps]`.
      ///
      /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0, `tolerance` ≥ 0 and
      ///   `stepLimit` ≥ 0; `LabError.lengthMismatch` and `LabError.emptyInput` as before;
      ///   `LabError.notFinite` as soon as an error is not finite.
      public func trained(
        _ line: LineModel, x: [Double], y: [Double], learningRate: Double, tolerance: Double,
        stepLimit: Int
      ) throws -> LineTraining {
        throw Unsolved("4.6")
      }
      """,
    hints: [
      "You have all the parts already: predictions, error, gradient, step. What has to be remembered from one round of the loop to the next?",
      "Keep the line, the number of steps and the history in variables. In each round: compute the error and check it; compute the gradient; return if it is flat or if the limit is reached; only then note the error and take the step.",
      "The order inside the round decides the rest. A line that is flat already takes 0 steps, and a limit of 0 allows none, so ask before the step. `max(abs(slope.weight), abs(slope.bias)) <= tolerance` is flat. The error of the line you return is checked too, but it is not in the history.",
      "guard learningRate > 0, tolerance >= 0, stepLimit >= 0 else {\n  throw LabError.invalidParameter\n}\nvar current = line\nvar history: [Double] = []\nwhile true {\n  let error = try meanSquaredError(\n    predictions(of: current, for: x), y)\n  guard error.isFinite else { throw LabError.notFinite }\n  let slope = try gradient(of: current, x: x, y: y)\n  let isFlat = max(…) <= tolerance\n  if isFlat || history.count == stepLimit {\n    return LineTraining(line: current, steps: …, history: history)\n  }\n  history.append(…)\n  current = try stepped(\n    current, against: …, learningRate: learningRate)\n}",
    ])
}
