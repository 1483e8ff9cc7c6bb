extension DeepTrainingExercises {
  static let adaGradStep = Exercise(
    "12.4", "AdaGrad",
    statement: """
      Write `adaGradStep`: one update of AdaGrad.

      s ← s + g², then θ ← θ − η · g / (√s + ε)

      All of it element by element: every parameter has its own sum of squares. `state` has the \
      parameters θ and the sums s, `squares`; η is `learningRate`, ε is `epsilon` and stands outside of the \
      root. The step uses the *new* s. Return both in a new `SquaresState(parameters: …, squares: …)`. \
      All arrays have one shape, whatever it is.

      Different shapes: `LabError.shapeMismatch`. A learning rate or an ε that is not above 0, or NaN: \
      `LabError.invalidParameter`.
      """,
    working:
      "s becomes 9 + 4² = 25 and 0 + 6² = 36. The parameters move by 0.5 · 4 / (5 + 1) = 1/3 and by 0.5 · (−6) / (6 + 1) = −3/7. So large an ε is for checking by hand only; usual is 10⁻¹⁰.",
    stub: """
      /// One update of AdaGrad: the parameters and the sums of squares after it.
      ///
      /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
      ///   `learningRate` > 0 and `epsilon` > 0.
      public func adaGradStep(
        _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, epsilon: Double
      ) throws -> SquaresState {
        throw Unsolved("12.4")
      }
      """,
    hints: [
      "Again two lines, the memory first. What is remembered here is not the gradient but its square.",
      "`gradient * gradient` squares every element. Add it to `state.squares`; the sum never gets smaller.",
      "`sqrt(squares)` takes the root of every element of an NDArray. Add ε to the root, not to what is under it, and divide the plain gradient by the result: `gradient / (sqrt(squares) + epsilon)`.",
      "let squares = state.squares + …\nlet scaled = gradient / (sqrt(…) + epsilon)\nreturn SquaresState(\n  parameters: state.parameters - learningRate * …,\n  squares: squares)\n// before that: all three shapes are the same,\n// learningRate > 0, epsilon > 0",
    ])

  static let rmsPropStep = Exercise(
    "12.5", "RMSProp",
    statement: """
      Write `rmsPropStep`: one update of RMSProp.

      s ← α · s + (1 − α) · g², then θ ← θ − η · g / (√s + ε)

      Element by element. `state` has the parameters θ and the running means s, `squares`; α is \
      `decay`, the share of the old mean that stays, η is `learningRate`, ε is `epsilon`, outside of \
      the root. The step uses the new s. Return a new `SquaresState(parameters: …, squares: …)`. All \
      arrays have one shape, whatever it is.

      Different shapes: `LabError.shapeMismatch`. A learning rate or an ε that is not above 0, an α \
      outside of 0 ≤ α < 1, or NaN: `LabError.invalidParameter`.
      """,
    working:
      "s becomes 0.75 · 12 + 0.25 · 4² = 13 and 0.75 · 0 + 0.25 · 6² = 9. The parameters move by 0.5 · 4 / (√13 + 1) = 0.434 and by 0.5 · (−6) / (3 + 1) = −0.75. Usual are α = 0.99 and ε = 10⁻⁸.",
    stub: """
      /// One update of RMSProp: the parameters and the running means of squares after it.
      ///
      /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
      ///   `learningRate` > 0, 0 ≤ `decay` < 1 and `epsilon` > 0.
      public func rmsPropStep(
        _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, decay: Double,
        epsilon: Double
      ) throws -> SquaresState {
        throw Unsolved("12.5")
      }
      """,
    hints: [
      "Only the memory differs from AdaGrad: a sum remembers everything for ever, a running mean forgets.",
      "A running mean is old · decay + new · (1 − decay). What comes in new is the square of the gradient, element by element.",
      "With α = 0.99 the old mean keeps 99 parts of 100: the decay goes with `state.squares`, and 1 − decay with the squared gradient. Both factors stand before the root; the second line is that of AdaGrad.",
      "let squares =\n  decay * state.squares + (1 - decay) * gradient * …\nreturn SquaresState(\n  parameters: state.parameters\n    - learningRate * gradient / (sqrt(…) + epsilon),\n  squares: …)\n// before that: all three shapes are the same, learningRate > 0,\n// decay >= 0, decay < 1, epsilon > 0",
    ])

  static let adamStep = Exercise(
    "12.6", "Adam",
    statement: """
      Write `adamStep`: one update of Adam.

      t ← t + 1

      m ← β₁ · m + (1 − β₁) · g and s ← β₂ · s + (1 − β₂) · g²

      θ ← θ − η · m̂ / (√ŝ + ε), where m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ)

      Element by element. `state` has the parameters θ, the running means m of the gradients (`means`) and s of \
      their squares (`squares`), and t, the number of updates made so far (`updates`). β₁ is \
      `meanDecay`, β₂ is `squareDecay`, η is `learningRate`, ε is `epsilon`. Return a new \
      `AdamState(parameters: …, means: …, squares: …, updates: …)`. It has m and s as they are, without the \
      correction, and t counted up. All arrays have one shape, whatever it is.

      Different shapes: `LabError.shapeMismatch`. A learning rate or an ε that is not above 0, a decay \
      outside of 0 ≤ β < 1, NaN among them, or `updates` below 0: `LabError.invalidParameter`.
      """,
    working:
      "The first update: m is 0.5 · 4 = 2 and −3, s is 0.25 · 4² = 4 and 9. Corrected by 1 − 0.5 and by 1 − 0.75 they are 4 and −6, 16 and 36. So the parameters move by 0.5 · 4 / (4 + 1) = 0.4 and by 0.5 · (−6) / (6 + 1) = −3/7. Usual are β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.",
    stub: """
      /// One update of Adam: the parameters and all that is remembered after it.
      ///
      /// - Throws: `LabError.shapeMismatch` if the shapes differ; `LabError.invalidParameter` unless
      ///   `learningRate` > 0, `epsilon` > 0, both decays in 0 ..< 1 and `updates` ≥ 0.
      public func adamStep(
        _ state: AdamState, gradient: NDArray<Double>, learningRate: Double, meanDecay: Double,
        squareDecay: Double, epsilon: Double
      ) throws -> AdamState {
        throw Unsolved("12.6")
      }
      """,
    hints: [
      "Adam is momentum over RMSProp: the running mean of the gradients divided by the root of the running mean of their squares. New is only the correction at the start.",
      "Both means begin at 0 and are too small at first: after t updates they hold only a share 1 − βᵗ of what they should. Divide by that share. t is 1 in the first update, so count up before you correct.",
      "`pow(meanDecay, Double(updates))` is β₁ᵗ, with `updates` already counted up. Keep the corrected means in constants of their own: they go into the step, but into the state go m and s as they are. ε is added to the root of the corrected s.",
      "let updates = state.updates + 1\nlet means =\n  meanDecay * state.means + (1 - meanDecay) * gradient\nlet squares =\n  squareDecay * state.squares + (1 - squareDecay) * …\nlet corrected = means / (1 - pow(meanDecay, Double(updates)))\nlet correctedSquares = squares / …\nreturn AdamState(\n  parameters: state.parameters\n    - learningRate * corrected / (sqrt(…) + epsilon),\n  means: means, squares: squares, updates: updates)\n// before that, four shapes and the six conditions",
    ])
}
