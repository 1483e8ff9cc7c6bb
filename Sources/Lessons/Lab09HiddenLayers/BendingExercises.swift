extension HiddenLayersExercises {
  static let hiddenLayer = Exercise(
    "9.1", "A hidden layer",
    statement: """
      Write `hiddenLayer`: tanh(X·Wᵀ + b).

      `inputs` is X, [m, n]: a row for each example. `weights` is W, [units, n]: a row for each \
      unit. `biases` is b, [units]: one number for each unit, added to its column. The result has \
      the shape [m, units]; its numbers have no unit and lie in −1…1. No rows give an array of the \
      shape [0, units]. NaN in a row makes that row of outputs NaN.

      Inputs or weights that are not of rank 2, biases that are not of rank 1, another number of \
      columns in X than in W, or another number of biases than of units: `LabError.shapeMismatch`.
      """,
    working:
      "The first row, first unit: 1 · 0.5 + 2 · (−1.25) + 0.25 = −1.75, and tanh(−1.75) = −0.9414. Second unit: 1 · 0.75 + 2 · 0.25 − 0.5 = 0.75, and tanh 0.75 = 0.6351.",
    stub: """
      /// The outputs of a layer of tanh units: tanh(X·Wᵀ + b), `[m, units]`.
      ///
      /// - Parameters:
      ///   - inputs: X, `[m, n]`
      ///   - weights: W, `[units, n]`
      ///   - biases: b, `[units]`
      /// - Throws: `LabError.shapeMismatch` if the shapes do not fit.
      public func hiddenLayer(
        _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
      ) throws -> NDArray<Double> {
        throw Unsolved("9.1")
      }
      """,
    hints: [
      "It is the layer of weighted sums and biases, with one thing more at its end. Which?",
      "Three steps: the matrix product of X and the transpose of W, [m, units]; then b, which is added to every row; then tanh of every element.",
      "In the engine: `inputs.matmul(weights.transposed)` is the product, `+ biases` adds one number to each column, and `tanh(…)` takes a whole array. Check the shapes first: `inputs.shape[1]` must equal `weights.shape[1]`.",
      "guard inputs.rank == 2, weights.rank == 2, biases.rank == 1,\n  inputs.shape[1] == weights.shape[1],\n  biases.shape[0] == …\nelse { throw LabError.shapeMismatch }\nlet z = inputs.matmul(…) + …   // [m, units]\nreturn tanh(…)                 // [m, units]",
    ])

  static let forward = Exercise(
    "9.2", "Two layers",
    statement: """
      Write `forward`: the outputs of both layers of a network.

      The hidden layer is O¹ = tanh(X·W¹ᵀ + b¹), the output layer O² = sigmoid(O¹·W²ᵀ + b²). \
      `inputs` is X, [m, n]. `network` holds W¹ as `hiddenWeights` [hidden, n], b¹ as \
      `hiddenBiases` [hidden], W² as `outputWeights` [outputs, hidden] and b² as `outputBiases` \
      [outputs].

      Return both: `hidden` is O¹, [m, hidden], in −1…1; `outputs` is O², [m, outputs], \
      probabilities in 0…1. Sums of ±1000 must not give NaN. No rows give outputs without rows. Where \
      any shape does not fit: `LabError.shapeMismatch`. You may call your own `hiddenLayer`.
      """,
    working:
      "The hidden outputs are those of 9.1. The first row's output: 1.5 · (−0.9414) − 0.75 · 0.6351 + 0.1 = −1.7884, and σ(−1.7884) = 0.1433.",
    stub: """
      /// What both layers of a network give.
      ///
      /// - Parameter inputs: X, `[m, n]`
      /// - Returns: O¹ = tanh(X·W¹ᵀ + b¹), `[m, hidden]`, and O² = sigmoid(O¹·W²ᵀ + b²),
      ///   `[m, outputs]`.
      /// - Throws: `LabError.shapeMismatch` if the shapes do not fit.
      public func forward(
        _ inputs: NDArray<Double>, through network: TwoLayerNetwork
      ) throws -> TwoLayerOutputs {
        throw Unsolved("9.2")
      }
      """,
    hints: [
      "You have written the first half already. What does the second layer see, and what is its activation?",
      "O¹ comes from `hiddenLayer` with the network's hidden weights and biases. The output layer does the same with O¹ in the place of X, its own weights and biases, and the sigmoid in the place of tanh.",
      "`sigmoid(…)` of the engine takes a whole array and is right at ±1000. The output layer's sums are `hidden.matmul(network.outputWeights.transposed) + network.outputBiases`. Before them, check the output layer's shapes as 9.1 checks the hidden layer's: O¹ has as many columns as W² has.",
      "let hidden = try hiddenLayer(\n  inputs, weights: network.hiddenWeights, biases: …)  // [m, hidden]\nlet (weights, biases) = (network.outputWeights, network.outputBiases)\nguard weights.rank == 2, biases.rank == 1,\n  weights.shape[1] == hidden.shape[1],\n  biases.shape[0] == …\nelse { throw LabError.shapeMismatch }\nlet z = hidden.matmul(…) + biases                     // [m, outputs]\nreturn TwoLayerOutputs(hidden: hidden, outputs: …)",
    ])
}
