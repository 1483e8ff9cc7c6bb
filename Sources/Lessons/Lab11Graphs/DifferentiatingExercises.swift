extension GraphsExercises {
  static let localDerivatives = Exercise(
    "11.4", "Local derivatives",
    statement: """
      Write `localDerivatives`: how an operation's output changes with each of its inputs.

      `inputs` are the values of the node's inputs, in their order, and `output` is the node's own \
      value. The result has one derivative for each input: two for the four operations of arithmetic, \
      one for the others, and none, `[]`, for a placeholder or a constant. If both inputs are the \
      same node, there are two derivatives all the same.

      a⁰ is 1 for every a, so for the exponent 0 the derivative is 0, also at a = 0. Other values are \
      what the rule gives, ∞ included.

      Another number of inputs than the operation has: `LabError.lengthMismatch`.
      """,
    working: "For 3 / 2: by the first input 1/2, by the second −3/2² = −0.75.",
    stub: """
      /// The derivatives of a node's output by its inputs: `[inputs]`.
      ///
      /// - Parameters:
      ///   - inputs: The values of its inputs.
      ///   - output: Its own value.
      /// - Throws: `LabError.lengthMismatch` if these are not as many inputs as the node has.
      public func localDerivatives(
        _ node: GraphNode, inputs: [Double], output: Double
      ) throws -> [Double] {
        throw Unsolved("11.4")
      }
      """,
    hints: [
      "How many numbers does each operation return? Begin with those for which it is none.",
      "It is one `switch node` with the table of the lesson: `case .multiply: return [inputs[1], inputs[0]]`, since by a it is b, and by b it is a. Ask for the number of inputs first, or an index goes wrong.",
      "A quotient is `[1 / inputs[1], -output / inputs[1]]`, because −a / b² is −y / b. A power is the exponent times `pow(inputs[0], exponent - 1)`, a logarithm `1 / inputs[0]`, a sine `cos(inputs[0])`. exp and tanh are short by the output y: y and 1 − y². For the exponent 0 the rule says 0 · 0⁻¹ = 0 · ∞ = NaN at 0, so return 0 there before.",
      "guard inputs.count == node.inputs.count else {\n  throw LabError.lengthMismatch\n}\nswitch node {\ncase .placeholder, .constant: return []\ncase .add: return [1, 1]\ncase .subtract: return [1, …]\ncase .multiply: return [inputs[1], inputs[0]]\ncase .divide:\n  return [1 / inputs[1], -inputs[0] / (inputs[1] * inputs[1])]\ncase .power(_, let exponent):\n  return exponent == 0 ? [0] : [exponent * pow(inputs[0], …)]\ncase .exp: return [output]\ncase .log: return [1 / inputs[0]]\ncase .sin: return [cos(inputs[0])]\ncase .tanh: return [1 - …]\n}",
    ])

  static let gradients = Exercise(
    "11.5", "Reverse mode",
    statement: """
      Write `gradients`: the derivatives of one node by all nodes, in one pass backwards.

      The nodes of `graph` are in order, `values` are the values of all of them, [nodes], and \
      `target` is the place of the node to be differentiated. The result is [nodes]: at each place \
      the derivative of the target by that node. By itself it is 1. By a node that it does not depend \
      on it is 0; that holds for all nodes behind the target.

      A node that is used several times gets the sum over all its uses, and an operation of a node \
      with itself, such as x·x, uses it twice. A node that the target does not depend on hands \
      nothing on: otherwise a logarithm of 0 that nobody needs would make NaN of 0 · ∞.

      Another number of values than of nodes: `LabError.lengthMismatch`. A target that is not in the \
      graph, or an input that is not an earlier node: `LabError.indexOutOfRange`.
      """,
    working:
      "Node 2 is x·x + x. By itself it is 1, and so it is by node 1. By x it is 3 + 3 from both sides of the product, and 1 from the sum: 7.",
    stub: """
      /// The derivatives of node `target` by every node: `[nodes]`.
      ///
      /// - Parameter values: The values of all nodes, as `evaluate` returns them.
      /// - Throws: `LabError.lengthMismatch` for another number of values than of nodes;
      ///   `LabError.indexOutOfRange` for a target that is not in the graph, or an input that is
      ///   not an earlier node.
      public func gradients(
        _ graph: [GraphNode], of target: Int, values: [Double]
      ) throws -> [Double] {
        throw Unsolved("11.5")
      }
      """,
    hints: [
      "At which node do you know the derivative at once? Which nodes can you tell next?",
      "Keep an array of zeros, one for each node, and put 1 at the target. Then go backwards from there. Each node adds to every one of its inputs: its own gradient times the local derivative of 11.4. Use `+=`.",
      "The local derivatives of node `index` are `try localDerivatives(node, inputs: node.inputs.map { values[$0] }, output: values[index])`; `zip(node.inputs, slopes)` pairs them with the places to add to, also when a place is there twice. To skip what the target does not depend on, keep a second array of truths: true at the target, and at every place to which something has been added.",
      "// after the checks\nvar gradients = [Double](repeating: 0, count: graph.count)\nvar isReached = [Bool](repeating: false, count: graph.count)\ngradients[target] = 1\nisReached[target] = true\nfor index in (0...target).reversed() where isReached[index] {\n  let node = graph[index]\n  let slopes = try localDerivatives(\n    node, inputs: node.inputs.map { values[$0] },\n    output: values[index])\n  for (input, slope) in zip(node.inputs, slopes) {\n    gradients[input] += …\n    isReached[input] = true\n  }\n}\nreturn gradients\n\n// The checks: the count of values; `graph.indices.contains(target)`;\n// and for every node that its inputs are in 0 ..< its own place.",
    ])
}
