extension BackpropagationExercises {
  static let forward = Exercise(
    "10.4", "Forward pass and loss",
    statement: """
      Write `forward`: what the network makes of its inputs, layer by layer, and the loss J.

      X is `inputs`, [m, n]: a row for each example. Y is `labels`, [m, outputs], 0 or 1, or a number between for a row that nobody is sure of. `network` \
      has `hiddenWeights` W¹ [hidden, n], `hiddenBiases` b¹ [hidden], `outputWeights` \
      W² [outputs, hidden] and `outputBiases` b² [outputs].

      O¹ = tanh(X·W¹ᵀ + b¹), [m, hidden]. O² = sigmoid(O¹·W²ᵀ + b²), [m, outputs]. \
      J = −(1/m) · Σ (Y·ln O² + (1 − Y)·ln(1 − O²)), the sum over all rows and all outputs; it is in nats. For J alone \
      clip the outputs to ε…1 − ε first, ε = 2⁻⁵², Swift's `Double.ulpOfOne`. Return \
      `ForwardPass(hidden: …, outputs: …, loss: …)` with O¹, O² and J.

      If any shape does not fit: `LabError.shapeMismatch`. No rows: `LabError.emptyInput`. \
      A label outside 0…1, or NaN: `LabError.invalidLabel`. Check in this order.
      """,
    working:
      "The first row: its sums are 0.5 + 0.1 = 0.6 and 0.1 − 0.2 = −0.1, O¹ = (0.537050, −0.099668). Then 0.537050 + 0.5 · 0.099668 + 0.25 = 0.836884, whose sigmoid is 0.697808. The second row gives 0.401679. J = −(ln 0.697808 + ln(1 − 0.401679)) / 2 = (0.359811 + 0.513628) / 2 = 0.436719.",
    stub: """
      /// O¹ = tanh(X·W¹ᵀ + b¹), O² = sigmoid(O¹·W²ᵀ + b²), and their mean cross-entropy J.
      ///
      /// Shapes: X `[m, n]`, Y `[m, outputs]`, O¹ `[m, hidden]`, O² `[m, outputs]`.
      ///
      /// - Throws: `LabError.shapeMismatch` if X, Y and the network do not fit together;
      ///   `LabError.emptyInput` if there are no rows; `LabError.invalidLabel` for a label outside
      ///   0…1 or NaN.
      public func forward(
        _ inputs: NDArray<Double>, labels: NDArray<Double>, through network: TwoLayerNetwork
      ) throws -> ForwardPass {
        throw Unsolved("10.4")
      }
      """,
    hints: [
      "Three lines do the work: the hidden layer, the output layer, the loss. Write the shape of each result beside it.",
      "`inputs.matmul(network.hiddenWeights.transposed) + network.hiddenBiases` are the sums of the hidden layer, [m, hidden]. `tanh` and `sigmoid` take a whole array. The output layer does the same with O¹ for its inputs.",
      "For J: `outputs.map { min(max($0, Double.ulpOfOne), 1 - Double.ulpOfOne) }` clips a copy; `log` takes a whole array, `*` multiplies entry by entry, `.sum()` adds everything up. Divide by m alone, `Double(inputs.shape[0])`, and mind the minus. What has to fit: ranks of 2, X's columns and W¹'s, b¹, W²'s columns, b², and Y with X's rows and W²'s.",
      "let (w1, b1) = (network.hiddenWeights, network.hiddenBiases)\nlet (w2, b2) = (network.outputWeights, network.outputBiases)\nguard inputs.rank == 2, w1.rank == 2, w2.rank == 2,\n  inputs.shape[1] == w1.shape[1], b1.shape == [w1.shape[0]],\n  w2.shape[1] == …, b2.shape == …,\n  labels.shape == [inputs.shape[0], w2.shape[0]]\nelse { throw LabError.shapeMismatch }\n…  // no rows\nguard labels.elements.allSatisfy((0...1).contains) else {\n  throw LabError.invalidLabel\n}\nlet hidden = tanh(inputs.matmul(w1.transposed) + b1)  // [m, hidden]\nlet outputs = sigmoid(…)  // [m, outputs]\nlet least = Double.ulpOfOne\nlet o = outputs.map { min(max($0, least), 1 - least) }\nlet costs = labels * log(o) + …  // [m, outputs]\nreturn ForwardPass(\n  hidden: hidden, outputs: outputs,\n  loss: -costs.sum() / Double(inputs.shape[0]))",
    ])

  static let outputDelta = Exercise(
    "10.5", "Delta of the outputs",
    statement: """
      Write `outputDelta`: dZ² = O² − Y.

      `outputs` is O², `labels` is Y, both [m, outputs]; so is the result. Each entry is the slope of its own row's \
      cross-entropy by its weighted sum z²; do *not* divide by m, that comes in the next exercise. No rows give \
      no rows. NaN stays NaN.

      Unless both are of rank 2 and of one shape: `LabError.shapeMismatch`.
      """,
    working:
      "0.75 − 1 = −0.25: this sum should rise. 0.25 − 0 = 0.25 and 0.5 − 0 = 0.5: these should fall, the second twice as urgently.",
    stub: """
      /// dZ² = O² − Y, the slope of each row's cross-entropy by its weighted sums: `[m, outputs]`.
      ///
      /// - Throws: `LabError.shapeMismatch` unless both are of rank 2 and of one shape.
      public func outputDelta(
        _ outputs: NDArray<Double>, labels: NDArray<Double>
      ) throws -> NDArray<Double> {
        throw Unsolved("10.5")
      }
      """,
    hints: [
      "All the thinking is done in the lesson. What is left?",
      "It is one subtraction, of whole arrays. Mind the order: what the network says comes first.",
      "Compare the shapes before you subtract. The engine fits [1, outputs] to [m, outputs] by repeating it, without a word; for labels that would be a mistake nobody sees.",
      "guard outputs.rank == 2, outputs.shape == … else {\n  throw LabError.shapeMismatch\n}\nreturn outputs - …  // [m, outputs]\n\nThe rank is asked for as well, so that two plain lists are\nrefused. Equal shapes have equal ranks: one of the two is enough.",
    ])
}
