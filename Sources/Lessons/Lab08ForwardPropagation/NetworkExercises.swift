extension ForwardPropagationExercises {
  static let initialLayer = Exercise(
    "8.4", "Initial weights",
    statement: """
      Write `initialLayer`: a layer that has learned nothing yet.

      Its weights, [units, inputs], are drawn from `generator`: normal with mean 0 and the standard \
      deviation `deviation`, each a number of its own, row by row, so that all weights of unit 0 \
      come first. The order counts: the same generator shall give everybody the same layer. Its \
      biases, [units], are zeros, and nothing is drawn for them. Its activation is `activation`. \
      Return `Layer(weights: …, biases: …, activation: …)`. In the calls below the number behind \
      `using:` is the generator's seed.

      Fewer than 1 input or unit, or a deviation that is negative, NaN or infinite: \
      `LabError.invalidParameter`. A deviation of 0 is allowed; then all weights are 0.
      """,
    working:
      "The first two standard normal numbers of the generator with seed 7 are 0.326367 and −0.537777; times 0.5 they are 0.163183 and −0.268889, the weights of unit 0. The next two belong to unit 1.",
    stub: """
      /// A layer with weights N(0, deviation²), `[units, inputs]`, and biases 0, `[units]`.
      ///
      /// The weights are drawn row by row.
      ///
      /// - Throws: `LabError.invalidParameter` if `inputs` or `units` is below 1, or if `deviation`
      ///   is negative or not finite.
      public func initialLayer(
        inputs: Int, units: Int, deviation: Double, activation: Activation,
        using generator: inout RandomGenerator
      ) throws -> Layer {
        throw Unsolved("8.4")
      }
      """,
    hints: [
      "Three things make a layer, and only one of them is random.",
      "Check the parameters. Draw units · inputs numbers from the `generator` you are given, not from one of your own nor from a copy, and lay them out as [units, inputs]: a row for each unit. Biases are an array of `units` zeros.",
      "`generator.normal(mean: 0, standardDeviation: …, shape: [units, inputs])` draws a whole array row by row. `deviation` is neither squared nor under a root. Ask `deviation >= 0` and `deviation.isFinite` before, or the engine stops your program.",
      "guard inputs >= 1, units >= 1, deviation >= 0, deviation.isFinite else {\n  throw LabError.invalidParameter\n}\n// Row by row, as asked for: unit 0 first.\nlet weights = generator.normal(  // [units, inputs]\n  mean: 0, standardDeviation: …, shape: …)\nreturn Layer(\n  weights: weights,\n  biases: .zeros([…]),  // [units]\n  activation: …)",
    ])

  static let forward = Exercise(
    "8.5", "Forward propagation",
    statement: """
      Write `forward`: send X through all layers, and return what the last one gives.

      `inputs` is X [m, n]. Each layer makes O = activation(P·Wᵀ + b), P being the outputs of the \
      layer before, with its own `weights`, `biases` and `activation`; the first one sees X. The result is [m, units \
      of the last layer]. You may call your own `logits` and `activated`. There may be any number \
      of layers; with none the result is X itself. No rows give a result without rows.

      X not of rank 2, or a layer that does not fit what comes before it, or whose biases do not fit \
      its weights: `LabError.shapeMismatch`, without rows and without layers too.
      """,
    working:
      "Row 0, hidden layer: z = 0.5·1 + (−1)·(−0.5) + 0 = 1 and 0.5·0.5 + (−1)·1 + 0.5 = −0.25, tanh of them 0.761594 and −0.244919. Output: sigmoid(2·0.761594 − (−0.244919) − 0.5) = sigmoid(1.268107) = 0.780417.",
    stub: """
      /// What the last of `layers` makes of `inputs`: `[m, n]` → `[m, units of the last layer]`.
      ///
      /// - Throws: `LabError.shapeMismatch` if `inputs` is not of rank 2, or if a layer does not fit
      ///   what comes before it.
      public func forward(
        _ inputs: NDArray<Double>, through layers: [Layer]
      ) throws -> NDArray<Double> {
        throw Unsolved("8.5")
      }
      """,
    hints: [
      "Everything is there already: a layer's sums, and its activation. What does the second layer see?",
      "Keep one array, the outputs so far. It starts as X. For every layer in order: its sums of the outputs so far, then its activation of these sums; that becomes the outputs so far.",
      "`logits(outputs, weights: layer.weights, biases: layer.biases)` is Z of a layer, and throws shapeMismatch where shapes do not fit. `activated(z, by: layer.activation)` is its O. Both need `try`. Where there are no layers, nobody checks the rank of X but you.",
      "guard inputs.rank == 2 else { throw LabError.shapeMismatch }\nvar outputs = inputs  // [m, n]\nfor layer in layers {\n  let z = try logits(\n    outputs, weights: layer.weights, biases: …)  // [m, units]\n  outputs = try activated(z, by: …)               // [m, units]\n}\nreturn …",
    ])

  static let classes = Exercise(
    "8.6", "Classes",
    statement: """
      Write `classes`: the class of each row of a network's outputs.

      `outputs` has the shape [m, 1] or [m, classes]. With one output: class 1 where it is at least \
      0.5, else 0. With two or more: the place of the row's largest, counted from 0, the first one \
      if several are equally large. The result is a list of the shape [m]; no rows give an empty \
      list. Outputs need not lie between 0 and 1.

      Not of rank 2, or without columns ([m, 0], even for m = 0): `LabError.shapeMismatch`. NaN or an \
      infinity among the outputs: `LabError.notFinite`.
      """,
    working: "0.2 and 0.49 are below 0.5: class 0. 0.9 is above, 0.5 exactly at it: class 1.",
    stub: """
      /// The class of each row: from one output by 0.5, `[m, 1]` → `[m]`, from several by the
      /// largest, `[m, classes]` → `[m]`, the first on ties.
      ///
      /// - Throws: `LabError.shapeMismatch` if `outputs` is not of rank 2 or has no columns;
      ///   `LabError.notFinite` if one of them is NaN or infinite.
      public func classes(_ outputs: NDArray<Double>) throws -> [Int] {
        throw Unsolved("8.6")
      }
      """,
    hints: [
      "There are two kinds of outputs. How do you tell them apart, and what is asked of each?",
      "`outputs.shape[1]` is the number of outputs of a row. If it is 1, compare with 0.5: \"at least\" is `>=`. Otherwise look for the largest in each row; replace the best so far only by one that is really larger, and the first wins ties.",
      "`outputs.elements` are all numbers in one list: for a single column one for each row. `outputs.argmax(axis: 1)` finds the places of the largest in each row, the first on ties; `.elements` makes a list of them. Check before: rank, shape[1] ≥ 1, and `isFinite` of every number.",
      "guard outputs.rank == 2, outputs.shape[1] >= 1 else {\n  throw LabError.shapeMismatch\n}\nguard outputs.elements.allSatisfy({ $0.isFinite }) else {\n  throw LabError.notFinite\n}\nif outputs.shape[1] == 1 {\n  return outputs.elements.map { $0 >= … ? 1 : 0 }  // [m]\n}\nreturn outputs.argmax(axis: …).elements  // [m], along each row",
    ])

  static let parameterCount = Exercise(
    "8.7", "Count the parameters",
    statement: """
      Write `parameterCount`: how many weights and biases a network has.

      `layerSizes` is the number of inputs, then the number of units of each layer. Every unit has \
      a weight for each input of its layer, and a bias. The result is a whole number.

      Fewer than two sizes, or a size below 1: `LabError.invalidParameter`.
      """,
    working:
      "The hidden layer has 4 units with 2 weights and a bias each, (2 + 1) · 4 = 12; the output has 4 weights and a bias, (4 + 1) · 1 = 5. Together 17.",
    stub: """
      /// The number of weights and biases of a network, Σ (n + 1) · units over its layers.
      ///
      /// - Parameter layerSizes: the number of inputs, then the units of each layer.
      /// - Throws: `LabError.invalidParameter` if there are fewer than two sizes, or one below 1.
      public func parameterCount(layerSizes: [Int]) throws -> Int {
        throw Unsolved("8.7")
      }
      """,
    hints: [
      "Count one layer first: how many parameters does one of its units have, and how many units are there?",
      "A layer with n inputs has (n + 1) · units parameters. Its inputs are the size before it in the list. Add that up for all layers: there is one layer fewer than there are sizes.",
      "Check the number of sizes, then each size. A loop over `1..<layerSizes.count` looks at each layer: `layerSizes[index]` are its units, `layerSizes[index - 1]` its inputs. (With fewer than two sizes such a range would stop your program, so check first.)",
      "guard layerSizes.count >= 2, layerSizes.allSatisfy({ $0 >= 1 }) else {\n  throw LabError.invalidParameter\n}\nvar sum = 0\nfor index in 1..<layerSizes.count {\n  let inputs = layerSizes[index - 1]\n  let units = layerSizes[index]\n  sum += …  // weights and a bias for each unit\n}\nreturn sum",
    ])
}
