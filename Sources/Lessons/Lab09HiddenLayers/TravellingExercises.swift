extension HiddenLayersExercises {
  static let derivative = Exercise(
    "9.5", "Slopes from outputs",
    statement: """
      Write `derivative`: the slope of an activation where its output is o.

      `outputs` has any shape, and so has the result, element by element. The numbers are outputs, \
      what the activation has *already* given: sigmoid o(1 − o); tanh 1 − o²; relu 1 where o > 0, \
      else 0; identity 1.

      NaN of a sigmoid or of tanh stays NaN. No elements give none. Step and softmax have no slope that \
      could be had from one output: `LabError.invalidParameter`.
      """,
    working:
      "tanh: 1 − 0.5² = 0.75, 1 − 0.75² = 0.4375, 1 − 0.25² = 0.9375, and at the output 0 the curve is steepest, with the slope 1.",
    stub: """
      /// The slope of an activation for each of its outputs, in the shape of `outputs`.
      ///
      /// - Throws: `LabError.invalidParameter` for `.step` and `.softmax`.
      public func derivative(
        fromOutputs outputs: NDArray<Double>, of activation: Activation
      ) throws -> NDArray<Double> {
        throw Unsolved("9.5")
      }
      """,
    hints: [
      "The exponentials have been computed before you come. What you are given is o, not z.",
      "Four formulas, each in o alone: o(1 − o), 1 − o², 1 or 0, and 1. A `switch` over the activation chooses one of them.",
      "Arrays calculate element by element: `outputs * (1 - outputs)`. For ReLU and the identity use `map`: `outputs.map { $0 > 0 ? 1 : 0 }` has the shape of `outputs`. Step and softmax throw `LabError.invalidParameter`.",
      "switch activation {\ncase .identity: return outputs.map { _ in 1 }\ncase .sigmoid: return outputs * (…)\ncase .tanh: return 1 - …\ncase .relu: return outputs.map { $0 > … ? 1 : 0 }\ncase .step, .softmax: throw …\n}\nAll of it without any call of sigmoid or tanh.",
    ])

  static let spreads = Exercise(
    "9.6", "Spreads, layer by layer",
    statement: """
      Write `spreads`: how widely signals and gradients scatter in each layer of a network.

      `inputs` is X, [m, n]. `outputGradient` is Gᴸ, the gradient of the loss by the last layer's \
      outputs, [m, units of the last layer]. From it, backwards, comes the gradient by the outputs of \
      the layer below, Gˡ⁻¹ = (Gˡ ∘ f'(Oˡ))·Wˡ, [m, units of layer l − 1]; ∘ multiplies element by \
      element, and f' is that of 9.5.

      Return for each layer l = 1 … L, the first one first, the standard deviation of Oˡ as \
      `signals` and that of Gˡ as `gradients`: over all elements of the array at once, divided by \
      their number (not one less). The last of `gradients` is that of Gᴸ itself.

      No layers, or no rows: `LabError.emptyInput`. Shapes that do not fit, the gradient's included: \
      `LabError.shapeMismatch`. A layer with step or softmax, whichever it is: \
      `LabError.invalidParameter`. You may call your own `activations` and `derivative`.
      """,
    working:
      "Signals: O¹ is that of 9.1, −0.941, 0.635, 0.905, −0.635, with the standard deviation 0.792; O² is −1.788 and 1.934, with 1.861. G² has the numbers 0.5 and −1: their mean is −0.25, their standard deviation 0.75. The second layer is the identity, with f' = 1, so G¹ is 0.5 · (1.5, −0.75) in the first row and −1 · (1.5, −0.75) in the second: 0.75, −0.375, −1.5, 0.75, with the standard deviation 0.933.",
    stub: """
      /// The standard deviation of each layer's outputs, and of the gradient by them.
      ///
      /// - Parameters:
      ///   - inputs: X, `[m, n]`
      ///   - outputGradient: the gradient of the loss by the last outputs,
      ///     `[m, units of the last layer]`
      /// - Throws: `LabError.emptyInput` if there are no layers or no rows;
      ///   `LabError.shapeMismatch` if shapes do not fit; `LabError.invalidParameter` if a layer
      ///   has `.step` or `.softmax`.
      public func spreads(
        _ inputs: NDArray<Double>, outputGradient: NDArray<Double>, layers: [Layer]
      ) throws -> LayerSpreads {
        throw Unsolved("9.6")
      }
      """,
    hints: [
      "Forwards first: 9.3 gives you every layer's outputs. Then go through the layers backwards, from the last to the second.",
      "Going back through layer l takes two operations: multiply G element by element with the slopes of layer l, from its outputs (9.5); then the matrix product with its W, which is not transposed this time. Note the spread of G before each of them.",
      "`array.standardDeviation()` is the spread over all elements, divided by their number. `zip(layers, outputs).reversed()` walks backwards; `gradient * slopes` is element by element, `.matmul(layer.weights)` is [m, units]·[units, n]. What is collected backwards must be turned round at the end. The gradient by X belongs to no layer.",
      "guard !layers.isEmpty, inputs.rank != 2 || inputs.shape[0] > 0 else {\n  throw LabError.emptyInput\n}\nlet outputs = try activations(inputs, through: layers)\nguard outputGradient.shape == outputs[layers.count - 1].shape else { throw … }\nvar gradient = outputGradient\nvar gradients = [gradient.standardDeviation()]\nfor (layer, o) in zip(layers, outputs).reversed() {\n  let slopes = try derivative(fromOutputs: o, of: layer.activation)\n  gradient = (gradient * …).matmul(…)    // by the outputs one layer below\n  gradients.append(gradient.standardDeviation())\n}\ngradients.removeLast()                   // by X: belongs to no layer\nreturn LayerSpreads(signals: …, gradients: gradients.reversed())",
    ])
}
