extension LinearRegressionExercises {
  static let noisyPoints = Exercise(
    "4.1", "Noisy data",
    statement: """
      Write `noisyPoints`: `count` points near `line`, drawn from `generator`.

      First draw all x, uniform between 0 and 1, then for each point a noise of its own, normal with \
      mean 0 and the standard deviation `noise`. Then y = weight · x + bias + noise. The order counts, \
      so that the same generator gives everybody the same points. (In the checks \
      `RandomGenerator(seed: 7)` stands for a fresh generator with this seed.)

      Return `NoisyPoints(x: …, y: …)`, two lists of the shape [count]; for 0 points both are empty. \
      `noise` is in units of y, and 0 is allowed. A negative `count`, or a `noise` that is negative, \
      NaN or infinite: `LabError.invalidParameter`.

      The engine's generator has `generator.uniform(count:)` and \
      `generator.normal(mean:standardDeviation:count:)`, which return lists.
      """,
    working:
      "The first x is 0.8721, where the line is at 0.1 · 0.8721 + 0.3 = 0.3872. The first noise is −0.0024, so y is 0.3848.",
    stub: """
      /// `count` points near a line: x uniform in 0..<1, y with normal noise of its own for each.
      ///
      /// All x are drawn first, then all noise.
      ///
      /// - Throws: `LabError.invalidParameter` if `count` < 0, or if `noise` is negative or not
      ///   finite.
      public func noisyPoints(
        count: Int, on line: LineModel, noise: Double, using generator: inout RandomGenerator
      ) throws -> NoisyPoints {
        throw Unsolved("4.1")
      }
      """,
    hints: [
      "Two lists of random numbers are needed, both with `count` numbers. Which comes first, and what is the other one for?",
      "Check the parameters. Draw the list of x. Draw the list of noise: one number for every point, never one for all. Then go through both lists together and compute y.",
      "`generator.uniform(count: count)` gives the x, `generator.normal(mean: 0, standardDeviation: noise, count: count)` the noise. `zip(x, errors).map { x, error in … }` pairs them up. Ask `count >= 0`, `noise >= 0` and `noise.isFinite` beforehand, since the engine stops your program otherwise.",
      "guard count >= 0, noise >= 0, noise.isFinite else {\n  throw LabError.invalidParameter\n}\nlet x = generator.uniform(count: count)\nlet errors = generator.normal(\n  mean: 0, standardDeviation: …, count: count)\nlet y = zip(x, errors).map { x, error in\n  line.weight * … + … + error\n}\nreturn NoisyPoints(x: x, y: y)",
    ])

  static let predictions = Exercise(
    "4.2", "Predict",
    statement: """
      Write `predictions`: what `line` predicts for each of `x`.

      `x` has the shape [n], and so has the result, in the same order and in units of y. The line's \
      knobs are `line.weight` and `line.bias`. No x: an empty list. NaN and infinite x are no \
      exception: compute with them as with the others.
      """,
    working: "2 · 0 + 1 = 1, 2 · 1.5 + 1 = 4, and 2 · 4 + 1 = 9.",
    stub: """
      /// The prediction weight · x + bias for each of `x`: `[n]` → `[n]`.
      public func predictions(of line: LineModel, for x: [Double]) throws -> [Double] {
        throw Unsolved("4.2")
      }
      """,
    hints: [
      "One prediction for every x: the list that comes out is as long as the one that goes in.",
      "For a single x the prediction is weight · x + bias. Do that for every element of the list, with a loop or with `map`.",
      "`x.map { value in … }` makes a new list by doing the same to every element. An empty list needs no case of its own: `map` makes an empty list of it.",
      "var result: [Double] = []\nfor value in x {\n  result.append(line.weight * … + …)\n}\nreturn result\n\n// or, with the same meaning, in a single line:\nreturn x.map { line.weight * $0 + … }",
    ])

  static let meanSquaredError = Exercise(
    "4.3", "Mean squared error",
    statement: """
      Write `meanSquaredError`: the mean of the squared differences between `predictions` and `y`.

      Both have the shape [n]; the result is one number, in the square of their unit. The divisor is \
      n. NaN among the numbers makes the result NaN.

      Different lengths: `LabError.lengthMismatch`. No values: `LabError.emptyInput`.
      """,
    working:
      "The differences are 1, 0, −2 and 1, their squares 1, 0, 4 and 1, and 6 / 4 = 1.5.",
    stub: """
      /// The mean of the squared differences between `predictions` and `y`, both `[n]`.
      ///
      /// - Throws: `LabError.lengthMismatch` if the lists differ in length; `LabError.emptyInput` if
      ///   they are empty.
      public func meanSquaredError(_ predictions: [Double], _ y: [Double]) throws -> Double {
        throw Unsolved("4.3")
      }
      """,
    hints: [
      "Read the name backwards: first the difference at each point, then its square, then the mean.",
      "For each pair take prediction − truth and square it; add all squares up; divide the sum by the number of pairs. No root, and no factor ½.",
      "`zip(predictions, y)` gives the pairs, but it stops at the end of the shorter list without a word. So compare the two counts first, then look for empty lists, where you would divide 0 by 0.",
      "guard predictions.count == y.count else {\n  throw LabError.lengthMismatch\n}\nguard !y.isEmpty else { throw LabError.emptyInput }\nvar sum = 0.0\nfor (prediction, truth) in zip(predictions, y) {\n  let difference = …\n  sum += difference * …\n}\nreturn sum / …",
    ])
}
