extension DeepTrainingExercises {
  static let batches = Exercise(
    "12.1", "Shuffled batches",
    statement: """
      Write `batches`: which rows belong to which batch of one epoch.

      Draw the order by one call of `generator.permutation(rows)`, which gives the indices \
      0 ..< `rows` shuffled, and cut it, from the front, into lists of `size` indices. The last \
      batch has what is left: from 1 to `size` indices. So every row comes exactly once. A `size` above `rows` makes a \
      single batch.

      Fewer than 1 row: `LabError.emptyInput`. A `size` below 1: `LabError.invalidParameter`. In the \
      checks a number stands for `using`: the seed of the generator; below 0 it asks for the second epoch of a generator with \
      that seed.
      """,
    working:
      "With seed 7 the permutation is 6, 2, 4, 1, 3, 0, 5. Three rows, three rows, and the one that is left.",
    stub: """
      /// The indices of the rows in each batch of one epoch, in random order; the last batch may be
      /// smaller.
      ///
      /// - Throws: `LabError.emptyInput` if there is no row; `LabError.invalidParameter` if `size` < 1.
      public func batches(
        rows: Int, size: Int, using generator: inout RandomGenerator
      ) throws -> [[Int]] {
        throw Unsolved("12.1")
      }
      """,
    hints: [
      "Shuffle first, then cut. How many cuts are there, and where does the last piece end?",
      "`generator.permutation(rows)` is the shuffled list of indices. The batches begin at 0, size, 2 · size, … below `rows`. Swift has `stride(from:to:by:)` for that.",
      "The batch that begins at `start` goes up to, not including, start + size, but never beyond `rows`: `min(start + size, rows)` is its end. A slice of an array is not an array: wrap it, `Array(order[a..<b])`. Call the generator itself, not a copy of it, or every epoch has the same order.",
      "guard rows >= 1 else { throw LabError.emptyInput }\nguard size >= 1 else { throw LabError.invalidParameter }\nlet order = generator.permutation(…)\nreturn stride(from: 0, to: rows, by: …).map { start in\n  Array(order[start..<min(…, rows)])\n}\n// The same with a loop: var batches: [[Int]] = [], and append each slice.",
    ])

  static let gradientStep = Exercise(
    "12.2", "Stochastic gradient descent",
    statement: """
      Write `gradientStep`: the parameters after one update of plain gradient descent.

      θ ← θ − η · g

      `parameters` θ and `gradient` g have the same shape, whatever it is, and so has the result; η is \
      `learningRate`. A NaN in the gradient makes that one parameter NaN. Where a check has \
      `inTurn([…])` for the gradient, your function is called once for each of them, each time with the \
      parameters that it returned before, and all results are compared.

      Different shapes: `LabError.shapeMismatch`. A learning rate that is not above 0, NaN included: \
      `LabError.invalidParameter`.
      """,
    working: "1 − 0.1 · 4 = 0.6 and 2 − 0.1 · (−6) = 2.6.",
    stub: """
      /// The parameters after one update of gradient descent; θ, g and the result have one shape.
      ///
      /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
      ///   `learningRate` > 0.
      public func gradientStep(
        _ parameters: NDArray<Double>, gradient: NDArray<Double>, learningRate: Double
      ) throws -> NDArray<Double> {
        throw Unsolved("12.2")
      }
      """,
    hints: [
      "The gradient points uphill. Which sign takes you down?",
      "An NDArray can be subtracted from another and multiplied by a number, element by element. No loop is needed.",
      "Compare the shapes before you compute: arrays of other shapes may be broadcast, and then the result has a shape nobody asked for. `parameters.shape == gradient.shape` is the question.",
      "guard parameters.shape == gradient.shape else {\n  throw LabError.shapeMismatch\n}\nguard learningRate > 0 else { throw LabError.invalidParameter }\nreturn parameters - …\n// `learningRate > 0` is false for NaN, so the guard stops it too.",
    ])

  static let momentumStep = Exercise(
    "12.3", "Momentum",
    statement: """
      Write `momentumStep`: one update with momentum.

      v ← μ · v + g, then θ ← θ − η · v

      `state` has the parameters θ and the velocity v; μ is `momentum`, η is `learningRate`. The \
      parameters move by the *new* velocity. Return both in a new `MomentumState(parameters: …, \
      velocity: …)`, from which the next update starts. All arrays have one shape, whatever it is.

      Different shapes: `LabError.shapeMismatch`. A learning rate that is not above 0, or a momentum \
      outside of 0 ≤ μ < 1, or NaN as either: `LabError.invalidParameter`.
      """,
    working:
      "v becomes 0.9 · 2 + 4 = 5.8 and 0.9 · (−1) − 6 = −6.9; the parameters 1 − 0.1 · 5.8 = 0.42 and 2 + 0.69 = 2.69.",
    stub: """
      /// One update with momentum: the parameters and the velocity after it.
      ///
      /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
      ///   `learningRate` > 0 and 0 ≤ `momentum` < 1.
      public func momentumStep(
        _ state: MomentumState, gradient: NDArray<Double>, learningRate: Double, momentum: Double
      ) throws -> MomentumState {
        throw Unsolved("12.3")
      }
      """,
    hints: [
      "There are two lines, and their order matters: first the velocity, then the parameters.",
      "The old velocity is in `state.velocity`. Keep the new one in a constant: you need it twice, for the parameters and for the state that you return.",
      "The learning rate appears in the second line only; what you return as velocity has no η in it. And the gradient is added whole: it has no factor 1 − μ here, as a running mean would have.",
      "let velocity = momentum * state.velocity + …\nreturn MomentumState(\n  parameters: state.parameters - learningRate * …,\n  velocity: …)\n// before that: all three shapes are the same,\n// learningRate > 0, momentum >= 0 and momentum < 1",
    ])
}
