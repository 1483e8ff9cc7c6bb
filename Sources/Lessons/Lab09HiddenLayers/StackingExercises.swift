extension HiddenLayersExercises {
  static let activations = Exercise(
    "9.3", "Any number of layers",
    statement: """
      Write `activations`: the outputs of every layer of a network of any depth.

      `inputs` is X, [m, n]. Each layer has `weights` [units, its inputs], `biases` [units] and an \
      `activation`; it takes what the layer before it gives, the first one X. Return the outputs O¹, \
      O², … in order, one array [m, units] for each layer, without X itself.

      The activations: identity z; step 1 where z ≥ 0, else 0; sigmoid; tanh; relu max(0, z); \
      softmax eᶻ / Σ eᶻ, where the sum runs over the row, so that every row adds up to 1. Sums of \
      ±1000 must not give NaN. No layers give an empty list, no rows give outputs without rows. \
      Where a layer does not fit what it is given: `LabError.shapeMismatch`.
      """,
    working:
      "The sums of the first layer are those of 9.1: −1.75 and 0.75 in the first row. ReLU makes them 0 and 0.75. The second layer: 1.5 · 0 − 0.75 · 0.75 + 0.1 = −0.4625, and σ(−0.4625) = 0.3864.",
    stub: """
      /// The outputs of every layer, the first layer's first.
      ///
      /// - Parameter inputs: X, `[m, n]`
      /// - Returns: O¹, O², …, each `[m, units]`.
      /// - Throws: `LabError.shapeMismatch` if a layer does not fit what it is given.
      public func activations(
        _ inputs: NDArray<Double>, through layers: [Layer]
      ) throws -> [NDArray<Double>] {
        throw Unsolved("9.3")
      }
      """,
    hints: [
      "One layer after the other, in a loop. What has to be remembered from one round to the next?",
      "Keep a variable for what the next layer sees: X at first, then each layer's outputs. In every round: check the shapes, compute the sums, apply the layer's own activation, append the result to a list.",
      "`switch layer.activation { case .identity: … }` tells the activations apart. The engine has `sigmoid`, `tanh`, `relu` and `softmax(z, axis: 1)` for whole arrays; for step, `z.map { $0 >= 0 ? 1 : 0 }` goes through the elements. The shapes are checked in every round, as in 9.1.",
      "var results: [NDArray<Double>] = []\nvar seen = inputs                        // [m, inputs of the layer]\nfor layer in layers {\n  guard seen.rank == 2, layer.weights.rank == 2, … else {\n    throw LabError.shapeMismatch\n  }\n  let z = seen.matmul(layer.weights.transposed) + …   // [m, units]\n  switch layer.activation {\n  case .identity: seen = z\n  case .step: seen = z.map { $0 >= 0 ? 1 : 0 }\n  case .softmax: seen = softmax(z, axis: 1)\n  …\n  }\n  results.append(…)\n}\nreturn results",
    ])

  /// Its hints and its statement never say weights that would do: behaviour alone is graded.
  static let exclusiveOr = Exercise(
    "9.4", "Exclusive or, by hand",
    statement: """
      Write `exclusiveOr`: a network that answers "exactly one of the two?", with weights you choose \
      yourself.

      Two inputs, two hidden units with tanh, one output with the sigmoid: `hiddenWeights` [2, 2], a \
      row for each hidden unit; `hiddenBiases` [2]; `outputWeights` [1, 2]; `outputBiases` [1]. The \
      grader sends the four corners through it. At (0, 1) and (1, 0) the output must be at least 0.9, \
      at (0, 0) and (1, 1) at most 0.1.

      Nothing has to be trained, and there is no single answer: any weights that do it are right, \
      all of them finite. The function has no inputs, so there is no worked example. Paper helps more than a \
      keyboard.
      """,
    working: "",
    stub: """
      /// A network of two inputs, two hidden units and one output: at least 0.9 where exactly one
      /// input is 1, at most 0.1 where none or both are.
      public func exclusiveOr() throws -> TwoLayerNetwork {
        throw Unsolved("9.4")
      }
      """,
    hints: [
      "Draw the unit square on paper and mark the two corners where the answer is 1. One line does not part them from the others. Where would you draw two?",
      "Each hidden unit is a line: its sum is above 0 on one side and below 0 on the other. Draw two lines, and write a table: for each corner the side of the first line and the side of the second. If no corner of class 1 stands in the table like one of class 0, and a third neuron can tell the rows apart, you have your hidden layer.",
      "To turn a drawn line into numbers, write it as w₁x₁ + w₂x₂ + b = 0 and see that the sum is positive on the side you want; otherwise change all three signs. Then multiply all three by one larger number: tanh(3) is 0.995, so at sums beyond ±3 each unit says practically +1 or −1. Now the output neuron sees corners of a square from −1 to 1, and there one line is enough: find its weights and its bias in the same way.",
      "return TwoLayerNetwork(\n  hiddenWeights: NDArray([[…, …], […, …]]),  // [2, 2], a row: one line\n  hiddenBiases: […, …],                      // [2]\n  outputWeights: NDArray([[…, …]]),          // [1, 2]\n  outputBiases: […])                         // [1]\n\nCheck it on paper before you grade it. For each corner write down\nboth hidden sums, tanh of them (±1 if they are large), and the\noutput's sum. The sigmoid is 0.9 at 2.2 and 0.1 at −2.2: so the\noutput's sum must be above 2.2 at the corners of class 1 and below\n−2.2 at the others. If the signs are right but the sums too small,\nmultiply the output's weights and bias by one larger number.",
    ], isOpenEnded: true)
}
