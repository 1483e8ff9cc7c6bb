import Foundation
import LabKit
import NumericsEngine
import Plotting

extension BackpropagationLesson {
  /// From the outputs back to the first weights.
  static let returning = [outputLayer, throughTheBend, hiddenLayer]

  private static let outputLayer = Step(
    "What each row asks of a weight", exercise: BackpropagationExercises.outputGradient
  ) { stage in
    let (study, network) = (ExclusiveOr.study, ExclusiveOr.network)
    let pass = study.pass(network)
    let delta = (pass.outputs - study.labels).elements  // [m], there is one output
    try stage.text(
      """
      dZ² says for every row how the loss changes with z² of each output. A weight stands one link \
      behind: z² = w₁·o₁ + w₂·o₂ + … + b, so z² changes with wⱼ as fast as oⱼ is large, and with b as \
      fast as 1. By the chain rule a row contributes its delta times what came in through that \
      weight; for a bias, the delta alone.

      A small network makes it visible: two inputs, two hidden units, one output, and four rows, \
      the *exclusive or*: the label is 1 where exactly one of the inputs is 1.
      """)
    let shares = delta.indices.map { row in
      [pass.hidden[row, 0], pass.hidden[row, 1], 1].map { delta[row] * $0 }
    }
    func mean(_ column: Int) -> Double {
      shares.reduce(0) { $0 + $1[column] } / Double(shares.count)
    }
    try stage.table(
      "What each row asks for",
      columns: ["x₁", "x₂", "y", "o¹₁", "o¹₂", "dz²", "dz²·o¹₁", "dz²·o¹₂", "dz²·1"],
      rows: delta.indices.map { row in
        [
          study.inputs[row, 0].fixed(0), study.inputs[row, 1].fixed(0),
          study.labels[row, 0].fixed(0), pass.hidden[row, 0].fixed(3), pass.hidden[row, 1].fixed(3),
          delta[row].fixed(3),
        ] + shares[row].map { $0.fixed(3) }
      } + [["mean", "", "", "", "", ""] + (0..<3).map { mean($0).fixed(3) }])
    try stage.text(
      """
      The last line is the gradient: dw₁, dw₂ and db of the output. The rows do not agree; each \
      pulls its own way, and the mean is the compromise. J is a mean over the rows, so its \
      slope is the mean of theirs: here, and not earlier, m comes in.

      For all outputs and all hidden units at once it is one product of matrices:
      """)
    try stage.verbatim(
      """
      dW² = dZ²ᵀ·O¹ / m         [outputs, m]·[m, hidden]  →  [outputs, hidden]
      db² = mean of dZ² over the rows                     →  [outputs]
      """)
    try stage.text(
      """
      The shapes lead you. dW² must have the shape of W², or it could not be subtracted from it. Of \
      dZ² [m, outputs] and O¹ [m, hidden] there is only one product in which m is the inner axis, the \
      one that is added over. Of the tools of 10.4 you need these:
      """)
    try stage.verbatim(
      """
      a.transposed, a.matmul(b)     rows for columns; the product of two matrices
      delta.mean(axis: 0)           the mean down the rows, one for each column
      """)
  }

  private static let throughTheBend = Step(
    "Back through the bend", exercise: BackpropagationExercises.hiddenDelta
  ) { stage in
    let z = stride(from: -4.0, through: 4, by: 0.05).map { $0 }
    let values = tanh(NDArray(z))
    try stage.text(
      """
      The hidden units have no labels. Nobody says what they should have given; all they can be \
      blamed for is what they did to the outputs. So the deltas of the outputs are sent back through \
      the same weights the values came forward through: hidden unit j gets Σ dz²ₖ · wₖⱼ, from every \
      output k the more, the stronger the connection. Then one link is left, through the \
      activation, from o¹ to z¹:
      """)
    try stage.verbatim(
      """
      o = tanh(z)        do/dz = 1 − tanh²(z) = 1 − o²

      dZ¹ = (dZ²·W²) ∘ (1 − O¹ ∘ O¹)
      [m, outputs]·[outputs, hidden]  →  [m, hidden]
      """)
    try stage.figure(
      Figure(
        slug: "lab10-tanh-slope", title: "tanh, and how much of a delta it lets back",
        x: .init("z"), y: .init("value", range: -1.1...1.1),
        layers: [
          .line(x: z, y: values.elements, label: "tanh(z)", series: 0, stroke: .solid),
          .line(
            x: z, y: (1 - values * values).elements, label: "its slope 1 − o²", series: 1,
            stroke: .dashed),
        ]))
    try stage.text(
      """
      ∘ multiplies element by element. The slope is read off the value that tanh has given, without \
      computing tanh again. Forwards the output layer multiplies by W²ᵀ; back, the product \
      takes W² as it is, for a delta goes from outputs to hidden units.
      """)
    try stage.table(
      "What comes back through tanh", columns: ["z", "o = tanh(z)", "1 − o²"],
      rows: [0.0, 0.5, 1, 2, 4, 8].map { z in
        let o = tanh(z)
        return [z.fixed(1), o.fixed(6), (1 - o * o).significant(3)]
      })
    try stage.text(
      """
      In the middle everything comes back; at z = 4 less than two thousandths. A unit that far out is \
      *saturated*: whatever the output is wrong by, the unit hardly hears of it and hardly learns. \
      That is why initial weights are chosen small.
      """)
  }

  private static let hiddenLayer = Step(
    "The first weights, and the proof", exercise: BackpropagationExercises.hiddenGradient
  ) { stage in
    let (study, network) = (ExclusiveOr.study, ExclusiveOr.network)
    try stage.text(
      """
      From dZ¹ to the weights of the hidden layer it is the same link as before: the delta of the \
      layer times what the layer was given, and that is X.
      """)
    try stage.verbatim(
      """
      dW¹ = dZ¹ᵀ·X / m          [hidden, m]·[m, n]  →  [hidden, n]
      db¹ = mean of dZ¹ over the rows               →  [hidden]
      """)
    let own = study.gradient(of: network)
    let measured = study.measuredGradient(of: network)
    let names =
      ["W¹[0, 0]", "W¹[0, 1]", "W¹[1, 0]", "W¹[1, 1]", "b¹[0]", "b¹[1]"]
      + ["W²[0, 0]", "W²[0, 1]", "b²[0]"]
    try stage.text(
      """
      Nine parameters, nine slopes, and a way to check them that knows no chain rule at all: move one \
      parameter by ±10⁻⁵, and see how J changes. For the exclusive or:
      """)
    try stage.table(
      "The gradient, computed and measured",
      columns: ["by", "backpropagation", "differences of J"],
      rows: names.indices.map { [names[$0], own[$0].fixed(7), measured[$0].fixed(7)] })
    let distance = norm(zip(own, measured).map { $0 - $1 })
    let isFine = distance / (norm(own) + norm(measured)) < 1e-7
    try stage.text(
      """
      Their relative error, as in exercise 10.3, is \(isFine ? "below" : "above") 10⁻⁷. The grader does \
      the same with your functions: it moves the parameters of *your* J and compares. So you are told \
      not only that a number is wrong, but also whether gradient and loss at least fit each other.

      And what the two ways cost:
      """)
    let large = TwoLayerNetwork.parameterCount(inputs: 784, hidden: 128, outputs: 10)
    try stage.table(
      "The work for one gradient, in passes forwards",
      columns: ["network", "parameters", "by differences", "backpropagation"],
      rows: [
        ["2-2-1, this one", "\(own.count)", "\(2 * own.count)", "about 3"],
        ["784-128-10, for digits", large.grouped, (2 * large).grouped, "about 3"],
      ])
    try stage.text(
      """
      That ratio is why networks can be trained at all. Backpropagation became known through the \
      article of 1986 that was named with the chain rule; the rule behind it is older (S. Linnainmaa, 1970).
      """)
  }

  private static func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

/// The exclusive or, and a network of 2-2-1 that has not learned it yet.
enum ExclusiveOr {
  static let study = NetworkStudy(
    inputs: NDArray([[0, 0], [0, 1], [1, 0], [1, 1]]), labels: NDArray([[0], [1], [1], [0]]))

  static let network = TwoLayerNetwork(
    hiddenWeights: NDArray([[1.2, -0.8], [-0.5, 1.1]]), hiddenBiases: NDArray([0.1, -0.3]),
    outputWeights: NDArray([[0.9, 1.4]]), outputBiases: NDArray([-0.2]))
}
