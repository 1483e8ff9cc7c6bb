extension GraphsExercises {
  static let trainByTape = Exercise(
    "11.9", "The same with a tape",
    statement: """
      Write `trainByTape`: the training of 11.8, eagerly.

      The network, J, the step and the errors are those of 11.8; there are no questions. You hold the \
      four arrays yourself. For every step take a new `Tape<Double>()`, give it the present arrays, \
      the inputs and the labels as `tape.constant(…)`, compute J, let `tape.gradients` play the tape \
      backwards, and change your arrays by −η times the gradients' `value`.

      The result is a `TrainedNetwork`: the four parameters at the end, and J before the first step \
      and after every step, [steps + 1].
      """,
    working:
      "One row with the label 1 costs 2.217 at first and 0.346 after one step: the numbers of 11.8.",
    stub: """
      /// Trains a network of two layers, each step on a tape of its own.
      ///
      /// - Parameters:
      ///   - network: The first parameters.
      ///   - inputs: X, `[m, n]`
      ///   - labels: Y, `[m, outputs]`
      /// - Throws: `LabError.shapeMismatch`, `LabError.emptyInput` and `LabError.invalidParameter`,
      ///   as in 11.8.
      public func trainByTape(
        _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
        learningRate: Double, steps: Int
      ) throws -> TrainedNetwork {
        throw Unsolved("11.9")
      }
      """,
    hints: [
      "Where were the weights kept between two steps in 11.8, and where now?",
      "Keep the four arrays in a `var` before the loop. In each round a new tape takes them as constants; from there on the formulas of 11.8 can be copied.",
      "`loss.value.elements[0]` is J, there at once. `tape.gradients(of: loss, for: parameters)` takes the tensors that the tape made of your arrays, not the arrays; what it returns are tensors, too, with their numbers in `value`. The last round only computes J: leave the loop before the step.",
      "// after the checks of 11.8\nvar parts = [\n  network.hiddenWeights, network.hiddenBiases,\n  network.outputWeights, network.outputBiases,\n]\nvar losses: [Double] = []\nfor index in 0...steps {\n  let tape = Tape<Double>()\n  let p = parts.map { tape.constant($0) }\n  let x = tape.constant(inputs)   // [m, n]\n  let y = tape.constant(labels)   // [m, outputs]\n  let o1 = tanh(matmul(x, p[0], transposeB: true) + p[1])\n  let o2 = …\n  let loss = …\n  losses.append(loss.value.elements[0])\n  if index == steps { break }\n  let gradients = tape.gradients(of: loss, for: p)\n  parts = zip(parts, gradients).map { $0 - learningRate * $1.value }\n}\nreturn TrainedNetwork(\n  network: TwoLayerNetwork(hiddenWeights: parts[0], …),\n  losses: losses)",
    ])

  static let planBuffers = Exercise(
    "11.10", "Plan the memory",
    statement: """
      Write `planBuffers`: for every node the number of the buffer in which its value lies.

      The nodes of `graph` are computed one after the other in the order of the array, all of them; \
      each value fills one buffer. Placeholders and constants lie elsewhere and need none: `nil`. \
      Every other node's value must be in its buffer from the step that computes it to the last step \
      that reads it; that of a target (a node that is asked for) to the end. While a node is \
      computed, its inputs and its result all need room: the result is never written over an input of \
      the same step. A value that nobody reads needs a buffer during its own step only.

      Use as few buffers as can be, numbered 0, 1, 2 … as they are first used. Which of several free \
      ones you take is up to you. The result is [nodes]; no nodes give `[]`.

      An input that is not an earlier node, or a target that is not in the graph: \
      `LabError.indexOutOfRange`.
      """,
    working:
      "x needs no buffer. exp is put into 0, sin into 1, because exp is read in that step. Then 0 is free for tanh, and 1 for the last one.",
    stub: """
      /// A buffer for the value of every node, `nil` for placeholders and constants: `[nodes]`.
      ///
      /// - Throws: `LabError.indexOutOfRange` for an input that is not an earlier node, or a target
      ///   that is not in the graph.
      public func planBuffers(_ graph: [GraphNode], fetching targets: [Int]) throws -> [Int?] {
        throw Unsolved("11.10")
      }
      """,
    hints: [
      "When may the place of a value be given to another one? You need to know one number about each value.",
      "First find for each node the last step that reads it: go through all nodes and note their place at their inputs. A target's value is needed behind the end, say at step `graph.count`. Only then hand out the buffers, step by step.",
      "Keep for each buffer the last step at which its present value is needed. At step `index` a buffer is free if that step is *smaller* than `index`; if it is equal, this very step still reads the value. Take any free one; if there is none, append a new one. Then note there until when the new value is needed. A value that nobody reads is needed until its own step.",
      "// after the checks\nvar lastUse = Array(graph.indices)  // its own step, if never read\nfor (index, node) in graph.enumerated() {\n  for input in node.inputs { lastUse[input] = index }\n}\nfor target in targets { lastUse[target] = graph.count }\nvar plan = [Int?](repeating: nil, count: graph.count)\nvar busyUntil: [Int] = []           // for each buffer\nfor (index, node) in graph.enumerated() where !node.inputs.isEmpty {\n  var buffer = busyUntil.firstIndex { $0 < index }\n  if buffer == nil {\n    buffer = busyUntil.count\n    busyUntil.append(0)\n  }\n  if let buffer { busyUntil[buffer] = … }\n  plan[index] = buffer\n}\nreturn plan\n\n// The checks: inputs in 0 ..< the node's own place, and\n// `graph.indices.contains(target)`.",
    ])
}
