import Foundation
import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension GraphsLesson {
  /// How a graph is differentiated: one operation, then all of them, backwards.
  static let differentiating = [localDerivatives, gradients]

  private static let localDerivatives = Step(
    "What one operation knows", exercise: GraphsExercises.localDerivatives
  ) { stage in
    try stage.text(
      """
      In Lab 10's backpropagation somebody sat down with the chain rule and worked out dW² and dW¹. \
      Change the network, and the work begins again. A graph makes it unnecessary: the formula is \
      there as data, and the chain rule can be followed by a program. That is *automatic \
      differentiation*. It is not the numeric kind, which moves x a little and divides: nothing is \
      approximated here. Nor does it write out one formula for the whole derivative, which can grow \
      enormous.

      It rests on a division of labour. An operation knows how its output changes with each of its \
      inputs, and nothing of the graph around it. These are its *local derivatives*:
      """)
    try stage.verbatim(
      """
      y = a + b        ∂y/∂a = 1           ∂y/∂b = 1
      y = a − b        ∂y/∂a = 1           ∂y/∂b = −1
      y = a · b        ∂y/∂a = b           ∂y/∂b = a
      y = a / b        ∂y/∂a = 1 / b       ∂y/∂b = −a / b² = −y / b
      y = aᵖ           ∂y/∂a = p · aᵖ⁻¹
      y = eᵃ           ∂y/∂a = eᵃ = y
      y = ln a         ∂y/∂a = 1 / a
      y = sin a        ∂y/∂a = cos a
      y = tanh a       ∂y/∂a = 1 − y²
      """)
    try stage.text(
      """
      Some rules are shorter by the output than by the inputs. Since the output has been computed \
      already, it would be a waste to compute eᵃ or tanh a again; so both are at hand.

      Along a chain, local derivatives are multiplied. Take exp(sin(x²)) at x = 0.5:
      """)
    let x = 0.5
    let (square, sine) = (x * x, sin(x * x))
    let slopes = [2 * x, cos(square), exp(sine)]
    let whole = slopes.reduce(1, *)
    let h = 1e-5
    func f(_ x: Double) -> Double { exp(sin(x * x)) }
    try stage.table(
      "A chain of three operations", columns: ["operation", "output", "local derivative"],
      rows: [
        ["x²", square.fixed(6), "2·x      = \(slopes[0].fixed(6))"],
        ["sin", sine.fixed(6), "cos 0.25 = \(slopes[1].fixed(6))"],
        ["exp", f(x).fixed(6), "output   = \(slopes[2].fixed(6))"],
        ["", "", "product    \(whole.fixed(6))"],
      ])
    try stage.text(
      """
      The central difference with h = 1e-5 gives \(((f(x + h) - f(x - h)) / (2 * h)).fixed(6)) as \
      well. In the library each operation is a small type in which its forward computation and \
      these rules stand side by side; adding an operation changes nothing else.
      """)
  }

  private static let gradients = Step(
    "Backwards, once", exercise: GraphsExercises.gradients
  ) { stage in
    try stage.text(
      """
      Which way shall the program follow the chain rule? Two are possible.

      *Forward mode* begins at an input. How does each node change if x grows by a little? That is 1 \
      for x itself, and for any other node the sum over its inputs of (local derivative) · (change \
      of the input). After one pass you know the derivatives of *all* nodes by *one* input.

      *Reverse mode* begins at the end. How does the loss change if this node grows by a little? That \
      is 1 for the loss itself, and every node hands its number on to its inputs, each time \
      multiplied by the local derivative. After one pass you know the derivatives of *one* node by \
      *all* inputs.
      """)
    let sizes: [(String, Int)] = [
      ("y = x² − 10x + 24", 1), ("a·x + b", 2), ("Lab 10's network, 2-16-1", 16 * 2 + 16 + 16 + 1),
      ("784-512-10, for images", 784 * 512 + 512 + 512 * 10 + 10),
    ]
    try stage.table(
      "Passes through the graph for one gradient",
      columns: ["of", "parameters", "differences", "forward", "reverse"],
      rows: sizes.map {
        [$0.0, $0.1.grouped, (2 * $0.1).grouped, $0.1.grouped, "1"]
      })
    try stage.text(
      """
      A loss is one number and parameters are many. That settles it: networks are trained in reverse \
      mode, and backpropagation is its name there. For a function of one variable with thousands of \
      outputs, forward mode would win. (A. Griewank and A. Walther, *Evaluating Derivatives*, 2nd \
      edition, SIAM 2008, chapter 3, bound the cost of a reverse pass by a small multiple of the \
      function's own, whatever the number of inputs.)

      Now to the one point where nearly everybody errs. A node may be used several times; this is \
      called *fan-out*. Then it influences the end on several ways, and what comes back over them \
      must be *added*. Look at sin(x·x)·(x·x) + x, where x·x is used twice, and x three times:
      """)
    let expression = Expression.fanOut
    let (values, gradients) = expression.values(at: 1.5)
    try stage.figure(
      expression.figure(
        slug: "lab11-reverse", title: "sin(x·x)·(x·x) + x at 1.5: value and gradient",
        notes: zip(values, gradients).map { "value \($0.fixed(4)), gradient \($1.fixed(4))" }))
    let square = values[1]
    try stage.verbatim(
      """
      node 4   1                                              it is the end
      node 3   1 · 1                                 = \(gradients[3].fixed(4))
      node 2   gradient of 3 · node 1  = 1 · \(square.fixed(4))  = \(gradients[2].fixed(4))
      node 1   gradient of 3 · node 2  = 1 · \(values[2].fixed(4))
               + gradient of 2 · cos(node 1)         = \(gradients[1].fixed(4))
      node 0   gradient of 1 · x, twice (both inputs of node 1)
               + gradient of 4 · 1                   = \(gradients[0].fixed(4))
      """)
    try stage.text(
      """
      Why does it suffice to go through the array once, from the target to the front? Inputs come \
      before what uses them. So when it is a node's turn, all nodes that use it have had theirs: its \
      sum is complete, and it can hand it on. Each node is visited once, however many ways there are \
      through the graph. There may be very many: forty doublings, y = x + x, z = y + y, and so on, \
      have 2⁴⁰ ways from the end to x.
      """)
  }
}
