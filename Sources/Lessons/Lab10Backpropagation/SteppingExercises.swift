extension BackpropagationExercises {
  static let updated = Exercise(
    "10.9", "One step",
    statement: """
      Write `updated`: the network after one step of gradient descent. W ← W − η·dW and b ← b − η·db \
      in both layers; all four gradients come from the *old* network.

      `inputs` is X [m, n], `labels` is Y [m, outputs], η is `learningRate`. Return a \
      `TwoLayerNetwork` of the same shapes. You may call your own 10.4 to 10.8.

      Unless η > 0 (NaN is not): `LabError.invalidParameter`. Network, inputs, labels: the errors of \
      10.4 (`shapeMismatch`; no rows `emptyInput`; a label outside 0…1 `invalidLabel`).
      """,
    working:
      "The outputs are 0.723099 and 0.163052, so dZ² is −0.276901 and 0.163052, and dW² = (−0.126070, 0.064397), db² = −0.056924. Back through the old W² = (1, −2): dW¹ = (−0.177362, 0.502811), db¹ = (−0.074645, 0.154739). Each is multiplied by 0.5 and subtracted: W¹ becomes 0.5 + 0.088681 and −0.25 − 0.251406.",
    stub: """
      /// The network after one step: W ← W − η·dW, b ← b − η·db in both layers.
      ///
      /// - Parameters:
      ///   - inputs: X, `[m, n]`.
      ///   - labels: Y, `[m, outputs]`.
      /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0; the errors of `forward`.
      public func updated(
        _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
        learningRate: Double
      ) throws -> TwoLayerNetwork {
        throw Unsolved("10.9")
      }
      """,
    hints: [
      "Every piece is written: forwards, then delta and gradient of the output layer, delta and gradient of the hidden layer. Only the step itself is new.",
      "Compute both gradients first, from the network you were given, and change nothing meanwhile. Then make a new network out of old − η · gradient, four times: W¹, b¹, W², b².",
      "The hidden delta goes back through `network.outputWeights`, the old ones: if you change a copy `var new = network`, keep asking `network`. Your own `forward` checks shapes, rows and labels, so only η is left to check: `guard learningRate > 0`.",
      "guard learningRate > 0 else { throw LabError.invalidParameter }\nlet pass = try forward(inputs, labels: labels, through: network)\nlet delta = try outputDelta(pass.outputs, labels: labels)\nlet output = try outputGradient(delta: delta, hidden: pass.hidden)\nlet below = try hiddenDelta(\n  outputDelta: delta, outputWeights: network.outputWeights,\n  hidden: pass.hidden)\nlet hidden = try hiddenGradient(delta: below, inputs: …)\nvar new = network\nnew.hiddenWeights -= learningRate * hidden.weights\n…  // b¹, W² and b² in the same way\nreturn new",
    ])

  static let train = Exercise(
    "10.10", "Train",
    statement: """
      Write `train`: make `steps` steps of 10.9 from `network` on, each with all rows, and note J on \
      the way.

      `inputs` is X [m, n], `labels` is Y [m, outputs], η is `learningRate`. Return \
      `TrainedNetwork(network: …, losses: …)`: the network after the last step, and J before the \
      first step and after every step, [steps + 1]. You may call your own functions.

      The checks also train six networks of 6 hidden units for 300 steps on two circles of 400 \
      points; four of them must come to 97 % or more.

      Unless η > 0 and steps ≥ 0: `LabError.invalidParameter`. The other errors are those of 10.9, \
      also if there are no steps.
      """,
    working:
      "Before any step J is 0.251101. The first step is the one of 10.9; after it J is 0.134315. The second step starts there and gets to 0.104209.",
    stub: """
      /// The network after `steps` steps, and J before the first and after every step: `[steps + 1]`.
      ///
      /// - Parameters:
      ///   - inputs: X, `[m, n]`.
      ///   - labels: Y, `[m, outputs]`.
      /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0 and `steps` ≥ 0; the errors
      ///   of `forward`.
      public func train(
        _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
        learningRate: Double, steps: Int
      ) throws -> TrainedNetwork {
        throw Unsolved("10.10")
      }
      """,
    hints: [
      "A loop around 10.9. What does the list of losses hold before the loop starts?",
      "Keep the network in a variable. Before the loop append J of the network you were given; in each turn take a step, then append J of the new network. That makes steps + 1 numbers.",
      "J is `forward(inputs, labels: labels, through: network).loss`. The network you are given is a constant: begin with `var network = network`, and in the loop `network = try updated(network, …)`. Check η and steps before the loop, because `0..<steps` stops for steps < 0.",
      "guard learningRate > 0, steps >= 0 else {\n  throw LabError.invalidParameter\n}\nvar network = network\nvar losses = [try forward(inputs, labels: labels, through: network).loss]\nfor _ in 0..<steps {\n  network = try updated(\n    network, inputs: inputs, labels: labels, learningRate: …)\n  losses.append(…)  // J of the network as it is now\n}\nreturn TrainedNetwork(network: network, losses: losses)",
    ])

  static let gradients = Exercise(
    "10.11", "Any depth",
    statement: """
      Write `gradients`: J and the gradient of every layer, for any number of layers. `layers` come \
      in order, the first one sees X.

      `inputs` is X [m, n], `labels` is Y [m, outputs]. The last layer is a sigmoid, with J as in 10.4, \
      or a softmax, with a one-hot row of Y for each example and J = −(1/m) · Σ Y·ln O, O clipped \
      in the same way. Every layer before it is identity, tanh, ReLU or sigmoid; the slope of ReLU is 1 where o > 0, \
      else 0. Return `DeepGradient(loss: J, layers: […])`, a `LayerGradient` for each layer, the \
      first layer first, in the layer's own shapes.

      Errors: no layers, or no rows: `LabError.emptyInput`. Another activation at the end, or \
      step or softmax before it: `LabError.invalidParameter`. Shapes that do not fit: \
      `LabError.shapeMismatch`. For sigmoid a label outside 0…1, for softmax a row of Y that is not \
      one 1 and otherwise 0: `LabError.invalidLabel`.
      """,
    working:
      "z is 0.5 and −1, o is 0.622459 and 0.268941. J = (−ln 0.622459 − ln(1 − 0.268941)) / 2 = 0.393669. δ = O − Y is −0.377541 and 0.268941; dW = (−0.377541·1 + 0.268941·(−2)) / 2 = −0.457712, db = −0.054300.",
    stub: """
      /// J, and the gradient of every layer, the first layer first.
      ///
      /// - Parameters:
      ///   - inputs: X, `[m, n]`.
      ///   - labels: Y, `[m, outputs]`; one-hot if the last layer is a softmax.
      /// - Throws: `LabError.emptyInput` if there are no layers or no rows;
      ///   `LabError.invalidParameter` unless the last layer is sigmoid or softmax and the others are
      ///   identity, tanh, relu or sigmoid; `LabError.shapeMismatch` if shapes do not fit;
      ///   `LabError.invalidLabel` for labels that the last layer cannot have.
      public func gradients(
        _ inputs: NDArray<Double>, labels: NDArray<Double>, layers: [Layer]
      ) throws -> DeepGradient {
        throw Unsolved("10.11")
      }
      """,
    hints: [
      "Forwards, remember what each layer was given. Back, you need it twice: for the layer's gradient, and for the slope of the layer below.",
      "Start with δ = O − Y at the end, for sigmoid and softmax alike. For each layer from the last to the first: its gradient is that of 10.6, from δ and what the layer was given; then δ becomes (δ·W) ∘ slope, W of this layer, slope of the layer below at what that layer gave.",
      "In what was given, entry i is what layer i sees and also what layer i − 1 has given; entry 0 is X. The slopes by value: identity 1, tanh 1 − o², sigmoid o·(1 − o), ReLU `NDArray<Double>(o .> 0)`. The loop runs over `layers.indices.reversed()` and collects the gradients last layer first: turn them round at the end. `softmax(z, axis: 1)` takes care of large z by itself; your own without the largest z taken off gives NaN.",
      "// after the errors; `activated` and `slope` are functions of your own\nvar outputs = inputs  // [m, n]\nvar given: [NDArray<Double>] = []\nfor layer in layers {\n  given.append(outputs)\n  let z = outputs.matmul(layer.weights.transposed) + layer.biases\n  outputs = activated(z, layer.activation)  // [m, units]\n}\nlet loss = …  // of outputs, clipped, and labels\nvar delta = outputs - labels  // [m, outputs]\nvar result: [LayerGradient] = []\nfor index in layers.indices.reversed() {\n  result.append(try outputGradient(delta: delta, hidden: given[index]))\n  if index > 0 {\n    delta =\n      delta.matmul(layers[index].weights)\n      * slope(layers[index - 1].activation, …)  // [m, units below]\n  }\n}\nreturn DeepGradient(loss: loss, layers: result.reversed())",
    ])
}
