extension BackpropagationExercises {
  static let outputGradient = Exercise(
    "10.6", "Gradient of the output layer",
    statement: """
      Write `outputGradient`: dW² = dZ²ᵀ·O¹ / m and db², the mean of dZ² over the rows.

      `delta` is dZ² [m, outputs], not divided by m; `hidden` is O¹ [m, hidden]. Return \
      `LayerGradient(weights: …, biases: …)`: dW² [outputs, hidden], the shape of W², and db² \
      [outputs].

      Arrays that are not of rank 2, or that differ in their numbers of rows: \
      `LabError.shapeMismatch`. No rows, m = 0: `LabError.emptyInput`.
      """,
    working:
      "Row 1 gives 0.5 · (0.5, −1) = (0.25, −0.5), row 2 gives −0.25 · (0.25, 0.5) = (−0.0625, −0.125). Their mean is (0.09375, −0.3125), and the mean of 0.5 and −0.25 is 0.125.",
    stub: """
      /// dW² = dZ²ᵀ·O¹ / m, `[outputs, hidden]`, and db², the mean of dZ² over the rows, `[outputs]`.
      ///
      /// - Parameters:
      ///   - delta: dZ², `[m, outputs]`.
      ///   - hidden: O¹, `[m, hidden]`.
      /// - Throws: `LabError.shapeMismatch` unless both are of rank 2 with as many rows;
      ///   `LabError.emptyInput` if there are no rows.
      public func outputGradient(
        delta: NDArray<Double>, hidden: NDArray<Double>
      ) throws -> LayerGradient {
        throw Unsolved("10.6")
      }
      """,
    hints: [
      "What a single row asks of a weight is its delta times what came in through that weight. Then take the mean over the rows.",
      "Look at the shapes: from [m, outputs] and [m, hidden] you want [outputs, hidden]. A product of two matrices adds over the inner axis, and the axis to add over is m.",
      "`delta.transposed.matmul(hidden)` is [outputs, m]·[m, hidden]: it adds the rows up. Divide it by `Double(delta.shape[0])`. For the biases `delta.mean(axis: 0)` takes the mean down the rows and is divided already.",
      "guard delta.rank == 2, hidden.rank == 2,\n  delta.shape[0] == hidden.shape[0]\nelse { throw LabError.shapeMismatch }\nguard delta.shape[0] > 0 else { throw LabError.emptyInput }\nlet m = Double(delta.shape[0])\nreturn LayerGradient(\n  weights: delta.transposed.matmul(…) / m,  // [outputs, hidden]\n  biases: …)  // [outputs]",
    ])

  static let hiddenDelta = Exercise(
    "10.7", "Hidden delta",
    statement: """
      Write `hiddenDelta`: dZ¹ = (dZ²·W²) ∘ (1 − O¹ ∘ O¹), where ∘ multiplies element by element.

      `outputDelta` is dZ² [m, outputs], `outputWeights` is W² [outputs, hidden], `hidden` is O¹ \
      [m, hidden], what tanh has given. The result has the shape [m, hidden], and is not divided by \
      m either. No rows give a result without rows.

      Arrays that are not of rank 2 or do not fit together: `LabError.shapeMismatch`.
      """,
    working:
      "dZ²·W² is (0.5·2, 0.5·(−1)) = (1, −0.5) and (−0.5, 0.25). The slopes 1 − o² are (0.75, 0.4375) and (1, 0.9375). Element by element: (0.75, −0.21875) and (−0.5, 0.234375).",
    stub: """
      /// dZ¹ = (dZ²·W²) ∘ (1 − O¹ ∘ O¹): `[m, hidden]`.
      ///
      /// - Parameters:
      ///   - outputDelta: dZ², `[m, outputs]`.
      ///   - outputWeights: W², `[outputs, hidden]`.
      ///   - hidden: O¹, `[m, hidden]`.
      /// - Throws: `LabError.shapeMismatch` unless all are of rank 2 and fit together.
      public func hiddenDelta(
        outputDelta: NDArray<Double>, outputWeights: NDArray<Double>, hidden: NDArray<Double>
      ) throws -> NDArray<Double> {
        throw Unsolved("10.7")
      }
      """,
    hints: [
      "Two links of the chain: from each output back through its weight to the hidden unit, and then through the bend of tanh.",
      "Forwards the output layer multiplies by W²ᵀ. Back, the product is dZ²·W², [m, outputs]·[outputs, hidden]: W² as it is. Then multiply by the slope of tanh, which can be read off its value: 1 − o².",
      "`matmul` is the product of matrices; `*` between arrays of one shape multiplies element by element. 1 − o² is `1 - hidden * hidden`. Do not apply `tanh` again: `hidden` is what it has given. And nothing is divided here.",
      "guard outputDelta.rank == 2, outputWeights.rank == 2, hidden.rank == 2,\n  outputDelta.shape[1] == outputWeights.shape[0],\n  hidden.shape == [outputDelta.shape[0], outputWeights.shape[1]]\nelse { throw LabError.shapeMismatch }\nlet back = outputDelta.matmul(…)  // [m, hidden]\nreturn back * (1 - …)  // [m, hidden]",
    ])

  static let hiddenGradient = Exercise(
    "10.8", "Gradient of the hidden layer",
    statement: """
      Write `hiddenGradient`: dW¹ = dZ¹ᵀ·X / m and db¹, the mean of dZ¹ over the rows.

      `delta` is dZ¹ [m, hidden], not divided by m; `inputs` is X [m, n]. Return \
      `LayerGradient(weights: …, biases: …)`: dW¹ [hidden, n], the shape of W¹, and db¹ [hidden].

      Arrays that are not of rank 2, or that differ in their numbers of rows: \
      `LabError.shapeMismatch`. No rows, m = 0: `LabError.emptyInput`.
      """,
    working:
      "First unit: (0.5·2 − 0.25·4) / 2 = 0, second: (0.1·2 + 0.3·4) / 2 = 0.7. The biases: (0.5 − 0.25) / 2 = 0.125 and (0.1 + 0.3) / 2 = 0.2.",
    stub: """
      /// dW¹ = dZ¹ᵀ·X / m, `[hidden, n]`, and db¹, the mean of dZ¹ over the rows, `[hidden]`.
      ///
      /// - Parameters:
      ///   - delta: dZ¹, `[m, hidden]`.
      ///   - inputs: X, `[m, n]`.
      /// - Throws: `LabError.shapeMismatch` unless both are of rank 2 with as many rows;
      ///   `LabError.emptyInput` if there are no rows.
      public func hiddenGradient(
        delta: NDArray<Double>, inputs: NDArray<Double>
      ) throws -> LayerGradient {
        throw Unsolved("10.8")
      }
      """,
    hints: [
      "You have written this already. Where, and what was given to that layer?",
      "The rule does not ask which layer it is: delta of the layer, transposed, times what the layer was given, over m. The hidden layer was given X.",
      "Your own 10.6 computes exactly this: call `outputGradient` with the delta of this layer as `delta`, and the inputs as `hidden`. Its errors are the ones asked for here, too.",
      "Either call the other function,\n  try outputGradient(delta: delta, hidden: …)\nor write it out again, checks first:\n  weights: delta.transposed.matmul(…) / Double(delta.shape[0])  // [hidden, n]\n  biases: delta.mean(axis: …)  // [hidden]",
    ])
}
