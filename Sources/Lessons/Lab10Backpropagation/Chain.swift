import Foundation
import LabKit
import NumericsEngine
import Plotting

extension BackpropagationLesson {
  /// What the network costs, the chain rule, and its first link.
  static let chain = [costing, links, delta]

  private static let costing = Step(
    "What the network costs", exercise: BackpropagationExercises.forward
  ) { stage in
    let ends = TinyNetwork.paths.map { path in path[path.count - 1] }
    try stage.text(
      """
      Now the network: one hidden layer with tanh, then outputs with a sigmoid, each a probability of \
      its own. There are m rows and n inputs. A superscript says which layer something belongs to, ¹ the hidden one, ² \
      the outputs. The labels Y are 0 or 1.
      """)
    try stage.verbatim(
      """
      X                              [m, n]
      Z¹ = X·W¹ᵀ + b¹                [m, n]·[n, hidden] + [hidden]  =  [m, hidden]
      O¹ = tanh(Z¹)                  [m, hidden]
      Z² = O¹·W²ᵀ + b²               [m, hidden]·[hidden, outputs] + [outputs]
      O² = sigmoid(Z²)               [m, outputs]

      J  = −(1/m) · Σ ( Y·ln O² + (1 − Y)·ln(1 − O²) )      over rows and outputs
      """)
    try stage.text(
      """
      J is the cross-entropy of Lab 5: added up over the outputs of a row, averaged over the rows. There it was \
      a bowl; here it is not. The smallest network of all, one input, one hidden unit, one output, no \
      biases, has two weights, and its loss can be drawn. Of twelve points most on the right are of class 1, most on the left of class 0. \
      The shading is J, from its least value \((ends.map(\.loss).min() ?? .nan).fixed(2)) up to \
      \(TinyNetwork.highest); everything above looks like \(TinyNetwork.highest):
      """)
    try stage.figure(TinyNetwork.surface)
    try stage.table(
      "From two starts, \(TinyNetwork.steps) steps with η = \(TinyNetwork.rate)",
      columns: ["start w¹, w²", "end w¹, w²", "J at the end"],
      rows: zip(TinyNetwork.starts, ends).map { start, end in
        [
          "\(start.first.fixed(1)), \(start.second.fixed(1))",
          "\(end.first.fixed(3)), \(end.second.fixed(3))", end.loss.fixed(6),
        ]
      })
    try stage.text(
      """
      Two valleys, and a saddle between them at 0, 0. Here both are equally deep, for a reason: tanh(−z) = −tanh z, so \
      whoever turns the signs of both w¹ and w² has the same network. With k hidden units, signs and \
      the order of the units can be changed in 2ᵏ · k! ways, \((16 * 24).grouped) for k = 4, and each valley comes that often. \
      Besides these twins there are valleys of different depth.

      An output may be exactly 0 or 1 in a Double. As in Lab 5 it is clipped to ε…1 − ε before the \
      logarithm, so that J stays finite; the O² that you return is not clipped.

      What you need, here and in the exercises that follow:
      """)
    try stage.verbatim(
      """
      a.rank, a.shape[0], a.shape[1]  2 for a matrix; its rows, its columns
      a.transposed                    the array with rows for columns
      a.matmul(b)                     the product of two matrices
      a + b, a - b, a * b, a / 2      entry by entry; b [units] is for every row
      tanh(a), sigmoid(a), log(a)     of every entry
      a.map { min($0, 1) }            whatever you write, of every entry
      a.sum()                         all entries added up: one number
      a.mean(axis: 0)                 the mean down the rows, one for each column
      a.elements                      all entries, row by row: [Double]
      """)
  }

  private static let links = Step("The chain rule") { stage in
    let tiny = TinyNetwork(first: 0.8, second: -1.5)
    let (x, y) = (1.2, 1.0)
    let z1 = tiny.first * x
    let o1 = tanh(z1)
    let z2 = tiny.second * o1
    let o2 = 1 / (1 + exp(-z2))
    try stage.text(
      """
      How does J depend on w¹? Not directly. w¹ changes z¹, that changes o¹, that z², that o², and that \
      J. Each link has a slope of its own that is easy to find: how much does what comes out change when what goes in does? And along a chain slopes \
      *multiply*: if b moves three times as far as a, and c twice as far as b, then c moves six times as far as a. \
      That is the chain rule. One row, x = \(x), y = \(y.fixed(0)), and the tiny network with w¹ = \(tiny.first), w² = \(tiny.second.signed(1)):
      """)
    let slopes = [x, 1 - o1 * o1, tiny.second, o2 * (1 - o2), -y / o2]
    try stage.table(
      "Forward the values, and the slope of each link", columns: ["link", "value", "slope", "is"],
      rows: [
        ["w¹ → z¹ = w¹·x", z1.fixed(6), "x", slopes[0].fixed(6)],
        ["z¹ → o¹ = tanh z¹", o1.fixed(6), "1 − o¹·o¹", slopes[1].fixed(6)],
        ["o¹ → z² = w²·o¹", z2.fixed(6), "w²", slopes[2].fixed(6)],
        ["z² → o² = sigmoid z²", o2.fixed(6), "o²·(1 − o²)", slopes[3].fixed(6)],
        ["o² → J = −ln o²", (-log(o2)).fixed(6), "−1/o²", slopes[4].fixed(6)],
      ])
    let product = slopes.reduce(1, *)
    func loss(_ weight: Double) -> Double {
      log(1 + exp(-tiny.second * tanh(weight * x)))
    }
    let h = 1e-5
    let measured = (loss(tiny.first + h) - loss(tiny.first - h)) / (2 * h)
    try stage.verbatim(
      """
      all five multiplied                     \(product.fixed(9))
      (J(w¹ + h) − J(w¹ − h)) / 2h            \(measured.fixed(9))
      """)
    let outer = slopes[4] * slopes[3]
    try stage.text(
      """
      Now the trick that gives the method its name. Multiply from the *end*, and keep what you have \
      at each place: it is the slope of J by the value there, and everything that lies before that \
      place needs it.
      """)
    try stage.verbatim(
      """
      dJ/dz²  =  −1/o² · o²·(1 − o²)         =  \(outer.signed(6))
        dJ/dw²  =  dJ/dz² · o¹               =  \((outer * o1).signed(6))
      dJ/do¹  =  dJ/dz² · w²                 =  \((outer * slopes[2]).fixed(6))
      dJ/dz¹  =  dJ/do¹ · (1 − o¹·o¹)        =  \((outer * slopes[2] * slopes[1]).fixed(6))
        dJ/dw¹  =  dJ/dz¹ · x                =  \(product.fixed(6))
      """)
    try stage.text(
      """
      Forward, the values are computed and kept; backward, the slopes, each from the one behind it. Nothing is computed \
      twice, and one pass back serves all weights, however many there are. (D. E. Rumelhart, \
      G. E. Hinton, R. J. Williams: Learning Representations by Back-propagating Errors, *Nature* 323, \
      1986, 533–536.)

      In a layer with several units a value reaches J along several ways: o¹ of one unit goes into every output. Then \
      the slopes of all these ways are *added*. That is all there is to it; the rest of this lab does it with matrices.
      """)
  }

  private static let delta = Step(
    "The first link back", exercise: BackpropagationExercises.outputDelta
  ) { stage in
    try stage.text(
      """
      Begin at the end. Over o², the cross-entropy and the sigmoid are two links, and their product is \
      simpler than either:
      """)
    try stage.verbatim(
      """
      y = 1:   dJ/dz² = −1/o · o·(1 − o)        =  o − 1
      y = 0:   dJ/dz² = 1/(1 − o) · o·(1 − o)   =  o − 0
      both:    dJ/dz² = o − y

      dZ² = O² − Y             [m, outputs]
      """)
    let z = stride(from: -8.0, through: 8, by: 0.1).map { $0 }
    let o = z.map { 1 / (1 + exp(-$0)) }
    try stage.text(
      """
      The slope of the loss by the weighted sum is simply the error of the output, often called its \
      *delta*. That is no accident: the cross-entropy belongs to the sigmoid. With the squared error (o − y)² instead, a factor \
      2·o·(1 − o) would stay. For a row of class 1:
      """)
    try stage.figure(
      Figure(
        slug: "lab10-delta", title: "How strongly a row of class 1 pulls at its sum",
        x: .init("z²"), y: .init("dJ/dz²"),
        layers: [
          .line(
            x: z, y: o.map { $0 - 1 }, label: "cross-entropy: o − 1", series: 0, stroke: .solid),
          .line(
            x: z, y: o.map { 2 * ($0 - 1) * $0 * (1 - $0) }, label: "squared error", series: 1,
            stroke: .dashed),
          .horizontal(at: 0),
        ]))
    let wrong = 1 / (1 + exp(6.0))
    try stage.text(
      """
      On the left the network is certain and wrong. At z² = −6 the cross-entropy pulls with \
      \((wrong - 1).signed(4)), nearly its whole strength; the squared error with \
      \((2 * (wrong - 1) * wrong * (1 - wrong)).signed(4)). It sits on a plateau exactly where there is most to learn.

      A few outputs, and what they are told:
      """)
    let outputs = [0.97, 0.6, 0.2, 0.2, 0.6, 0.97]
    try stage.table(
      "Each delta says how far off, and its sign in which direction",
      columns: ["o²", "y", "o² − y", "the sum z² should"],
      rows: zip(outputs, [1.0, 1, 1, 0, 0, 0]).map { o, y in
        [
          o.fixed(2), y.fixed(0), (o - y).fixed(2),
          "\(abs(o - y) > 0.5 ? "" : abs(o - y) < 0.1 ? "barely " : "somewhat ")\(o < y ? "rise" : "fall")",
        ]
      })
    try stage.text(
      """
      One more thing. J is a mean over the m rows, so strictly each entry of dJ/dZ² carries a factor \
      1/m. In this course dZ² is kept without it: every entry is the slope of its own row's cost. The \
      1/m comes in once, where the rows are brought together, in the gradients of weights and biases. Other books divide here; \
      what matters is that it is done exactly once.
      """)
  }
}
