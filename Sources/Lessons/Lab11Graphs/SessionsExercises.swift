extension GraphsExercises {
  static let minimise = Exercise(
    "11.6", "Minimise with a session",
    statement: """
      Write `minimise`: descend y = x² − 10·x + 24 with the library.

      You are given an empty `graph`. Make x a variable of it that begins at `start`, describe y, let \
      `graph.gradient` add the derivative and `graph.assign` a step, x ← x − η·∂y/∂x with η the \
      `learningRate`. Then let a session run the step `steps` times.

      The result is a `Descent`: `x` and `y`, each [steps + 1], before the first step and after every \
      step. What is fetched in the same run as an action is the value from before the action. \
      `elements[0]` is the number in an array of shape [].

      The grader also looks whether the graph has variables afterwards: a loop without it would give \
      the same numbers, and teach you nothing. A learning rate of 0 or below, or a negative number of \
      steps: `LabError.invalidParameter`. A start that is infinite or NaN: `LabError.notFinite`.
      """,
    working:
      "At 0 the slope 2x − 10 is −10, so x moves by 0.25·10 to 2.5, where it is −5; then by 1.25, and by 0.625. y falls from 24.",
    stub: """
      /// Descends x² − 10·x + 24 from `start`, by a session.
      ///
      /// - Parameter graph: An empty graph, for your nodes.
      /// - Throws: `LabError.invalidParameter` unless `learningRate` is above 0 and `steps` at
      ///   least 0; `LabError.notFinite` for a start that is infinite or NaN.
      public func minimise(
        from start: Double, learningRate: Double, steps: Int, in graph: Graph<Double>
      ) throws -> Descent {
        throw Unsolved("11.6")
      }
      """,
    hints: [
      "The first half describes, the second half runs. Which of your lines belong to which half?",
      "To describe: `graph.variable(start, name: \"x\")`, then y in the usual operators. A learning rate is simply a Double; `learningRate * gradient` is a new node.",
      "The step is `graph.assign(x, to: x - learningRate * graph.gradient(of: y, for: x))`, made once, before the loop. Then make one single session. `try session.run([x, y], doing: step)` returns both values from before the step and makes it; after the last one, `try session.run([x, y])` alone gives the end.",
      "// after the checks\nlet x = graph.variable(start, name: \"x\")\nlet y = x * x - 10 * x + 24\nlet gradient = graph.gradient(of: y, for: x)\nlet step = graph.assign(x, to: …)\nlet session = Session(graph)\nvar xs: [Double] = []\nvar ys: [Double] = []\nfor index in 0...steps {\n  let values = try session.run(\n    [x, y], doing: index < steps ? step : nil)\n  xs.append(values[0].elements[0])\n  ys.append(…)\n}\nreturn Descent(x: xs, y: ys)",
    ])

  static let fitLine = Exercise(
    "11.7", "Fit a line by a graph",
    statement: """
      Write `fitLine`: descend to the line a·x + b with the least mean squared error.

      `x` and `y` are [n]. Make a and b variables of the empty `graph`, both beginning at 0, and \
      describe the loss, the mean over all n of (a·x + b − y)². A step moves both at once, by −η \
      times their gradients; make `steps` of them.

      The result is a `FittedLine`: the slope a and the intercept b at the end, and `losses`, \
      [steps + 1], before the first step and after every step. `session.value(of: a)` is a \
      variable's present value.

      Another number of x than of y: `LabError.lengthMismatch`. No points: `LabError.emptyInput`. A \
      learning rate of 0 or below, or a negative number of steps: `LabError.invalidParameter`.
      """,
    working:
      "At a = b = 0 the errors are −1, −3 and −5, their squares' mean 35/3. The gradients are 2·(0 − 3 − 10)/3 = −26/3 by a and −6 by b, so the first step goes to a = 13/12 and b = 3/4.",
    stub: """
      /// The line a·x + b that gradient descent on the mean squared error comes to from 0·x + 0.
      ///
      /// - Parameter graph: An empty graph, for your nodes.
      /// - Throws: `LabError.lengthMismatch`, `LabError.emptyInput`, and
      ///   `LabError.invalidParameter` unless `learningRate` is above 0 and `steps` at least 0.
      public func fitLine(
        x: [Double], y: [Double], learningRate: Double, steps: Int, in graph: Graph<Double>
      ) throws -> FittedLine {
        throw Unsolved("11.7")
      }
      """,
    hints: [
      "Which of x, y, a and b change from step to step, and which are given from outside?",
      "x and y become placeholders of shape [nil] that are fed in every run, a and b variables. The loss is one line: `square(a * inputs + b - truth).mean()`.",
      "`graph.gradients(of: loss, for: [a, b])` returns both gradients. Make an assignment of each and put them together: `graph.group([graph.assign(a, to: …), graph.assign(b, to: …)])`, so that one run makes both from the same place. `NDArray(x)` turns a list into an array to feed. Fetch the loss beside the step, and once more after the last one.",
      "// after the checks\nlet inputs = graph.placeholder(shape: [nil], name: \"x\")  // [n]\nlet truth = graph.placeholder(shape: [nil], name: \"y\")   // [n]\nlet a = graph.variable(0, name: \"a\")\nlet b = graph.variable(0, name: \"b\")\nlet loss = square(a * inputs + b - truth).mean()\nlet gradients = graph.gradients(of: loss, for: [a, b])\nlet step = graph.group([\n  graph.assign(a, to: a - learningRate * gradients[0]),\n  graph.assign(b, to: …),\n])\nlet session = Session(graph)\nlet feeds = [inputs: NDArray(x), truth: NDArray(y)]\nvar losses: [Double] = []\nfor index in 0...steps {\n  losses.append(\n    try session.run(\n      loss, doing: index < steps ? step : nil, feeding: feeds\n    ).elements[0])\n}\nreturn FittedLine(\n  slope: session.value(of: a).elements[0], intercept: …,\n  losses: losses)",
    ])

  static let train = Exercise(
    "11.8", "A network by placeholders and feeds",
    statement: """
      Write `train`: Lab 10's network as a graph, trained, and then asked.

      `network` holds the first W¹ [hidden, n], b¹ [hidden], W² [outputs, hidden] and b² [outputs]. \
      Make them variables of the empty `graph`, X [m, n] and Y [m, outputs] placeholders with m left \
      open, and describe

      O¹ = tanh(X·W¹ᵀ + b¹) [m, hidden], and O² = sigmoid(O¹·W²ᵀ + b²) [m, outputs],

      J = −1/m · Σ (Y·ln O² + (1 − Y)·ln(1 − O²)), summed over all rows and outputs.

      Make `steps` steps in which all four move by −η times their gradients, X fed with `inputs` and \
      Y with `labels`. Then feed X with `questions`, [q, n], and fetch O².

      The result is an `AnsweringNetwork`: the four parameters at the end, J before the first step and \
      after every step, [steps + 1], and the answers, [q, outputs]. The network's own parts fit each \
      other; that need not be checked.

      `inputs` or `questions` that are not of rank 2 with n columns, or `labels` that are not \
      [m, outputs]: `LabError.shapeMismatch`. No rows in `inputs`: `LabError.emptyInput`. A learning \
      rate of 0 or below, or a negative number of steps: `LabError.invalidParameter`.
      """,
    working:
      "One row with the label 1 costs −ln O² = 2.217 at first, so O² is 0.109; one step with η = 0.5 brings J down to 0.346. The three answers are those of the network after the step.",
    stub: """
      /// Trains a network of two layers by a session, and asks it about other rows.
      ///
      /// - Parameters:
      ///   - network: The first parameters.
      ///   - inputs: X, `[m, n]`
      ///   - labels: Y, `[m, outputs]`
      ///   - questions: The rows to ask about, `[q, n]`
      ///   - graph: An empty graph, for your nodes.
      /// - Throws: `LabError.shapeMismatch`, `LabError.emptyInput` and `LabError.invalidParameter`,
      ///   as the exercise says.
      public func train(
        _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
        learningRate: Double, steps: Int, asking questions: NDArray<Double>,
        in graph: Graph<Double>
      ) throws -> AnsweringNetwork {
        throw Unsolved("11.8")
      }
      """,
    hints: [
      "It is 11.7 with other formulas. Which four nodes are the variables now, and which two are fed?",
      "`graph.variable(network.hiddenWeights, name: \"W1\")` makes a variable of an array. X·W¹ᵀ is `matmul(x, w1, transposeB: true)`, and `+ b1` adds b¹ to every row. `tanh`, `sigmoid` and `log` work on tensors.",
      "J can be one line: Y·ln O is `y * log(o2)`, and so on; put a minus before the whole sum and `.sum(axis: 1).mean()` behind it: summed over the outputs of a row, then the mean over the rows. With the four variables in an array, `zip(parameters, gradients)` gives all assignments at once. Feed X and Y while you train; only X when you ask, because O² does not depend on Y.",
      "// after the checks\nlet x = graph.placeholder(shape: [nil, inputs.shape[1]], name: \"X\")\nlet y = graph.placeholder(shape: [nil, labels.shape[1]], name: \"Y\")\nlet w1 = graph.variable(network.hiddenWeights, name: \"W1\")\n… b1, w2, b2\nlet o1 = tanh(matmul(x, w1, transposeB: true) + b1)  // [m, hidden]\nlet o2 = …                                           // [m, outputs]\nlet loss = -(y * log(o2) + (1 - y) * log(1 - o2))\n  .sum(axis: 1).mean()\nlet all = [w1, b1, w2, b2]\nlet gradients = graph.gradients(of: loss, for: all)\nlet step = graph.group(\n  zip(all, gradients).map {\n    graph.assign($0, to: $0 - learningRate * $1)\n  })\nlet session = Session(graph)\n… the loop of 11.7, feeding: [x: inputs, y: labels]\nlet answers = try session.run(o2, feeding: [x: …])\nlet trained = TwoLayerNetwork(\n  hiddenWeights: session.value(of: w1), …)\nreturn AnsweringNetwork(\n  network: trained, losses: losses, answers: answers)\n\n// The shapes: `inputs.rank == 2`, `inputs.shape[1]` as many as\n// `network.hiddenWeights.shape[1]`, `labels.shape == [m, outputs]`.",
    ])
}
