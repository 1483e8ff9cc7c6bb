import Datasets
import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension GraphsLesson {
  /// The library at work: variables that move, and placeholders that are fed.
  static let sessions = [minimise, fitLine, train]

  private static let minimise = Step(
    "A graph that holds its own derivative", exercise: GraphsExercises.minimise
  ) { stage in
    try stage.text(
      """
      From here on you use the library `TensorGraph`. It has what you have just written, for tensors \
      and with much more care about speed. One thing is different. Your 11.5 computed \
      gradients as *numbers*. The library's `graph.gradient(of: y, for: x)` adds *nodes*: the \
      derivative is described, too, and run later like everything else. (So it can be differentiated \
      again.)
      """)
    let graph = Graph<Double>()
    let x = graph.variable(0, name: "x")
    let y = (x * x - 10 * x + 24).named("y")
    let described = graph.count
    let gradient = graph.gradient(of: y, for: x)
    let derived = graph.count
    let rate = 0.1
    let step = graph.assign(x, to: x - rate * gradient)
    try stage.verbatim(
      """
      let graph = Graph<Double>()
      let x = graph.variable(0, name: "x")              // begins at 0
      let y = x * x - 10 * x + 24
      let gradient = graph.gradient(of: y, for: x)
      let step = graph.assign(x, to: x - 0.1 * gradient)
      """)
    try stage.text(
      """
      `y` has \(described) nodes, with its gradient there are \(derived), with the step \
      \(graph.count). An *action* such as `step` has no value; it is something to be done. \
      Everything is computed from the variables as they were before the run; only then are they \
      changed. The whole of it, with the numbers written into the nodes that use them:
      """)
    try stage.figure(
      .diagram(
        slug: "lab11-step", title: "y, its gradient, and a step of descent", dot: graph.dot))
    let session = Session(graph)
    let plan = try session.plan([y], doing: step)
    try stage.text(
      """
      Before its first run a session makes a *plan*. It drops what is not needed, computes once what \
      is there twice and what never changes, and joins operations that follow each other, so that \
      they go over the numbers together:
      """)
    try stage.verbatim("\(plan)".asPlan)
    var (xs, ys): ([Double], [Double]) = ([], [])
    for _ in 0..<40 {
      let values = try session.run([x, y], doing: step)
      xs.append(values[0].elements[0])
      ys.append(values[1].elements[0])
    }
    let other = Session(graph)
    let (before, after) = (try other.run([x, y], doing: step), try other.run([x, y]))
    func numbers(_ arrays: [NDArray<Double>]) -> String {
      arrays.map { $0.elements[0].significant(3) }.joined(separator: " and ")
    }
    try stage.text("To run it, make a session. `doing:` names the action of a run:")
    try stage.verbatim(
      """
      let session = Session(graph)
      try session.run([x, y], doing: step)      // \(numbers(before)): from before the step
      try session.run([x, y])                   // \(numbers(after)): one step further
      try session.run(step)                     // the step alone
      """)
    let curve = (0...100).map { Double($0) / 10 }
    try stage.text(
      """
      After 40 such runs y is down to \(ys.last.map { $0.fixed(6) } ?? ""), at x = \
      \(xs.last.map { $0.fixed(4) } ?? ""): nearly −1 at 5, the lowest point of the curve you saw.
      """)
    try stage.figure(
      Figure(
        slug: "lab11-descent", title: "40 steps of a session", x: .init("x"), y: .init("y"),
        layers: [
          .line(x: curve, y: curve.map { $0 * $0 - 10 * $0 + 24 }, label: "y", stroke: .solid),
          .points(x: xs, y: ys, label: "before each step"),
        ]))
  }

  private static let fitLine = Step(
    "A line, fitted by a graph", exercise: GraphsExercises.fitLine
  ) { stage in
    try stage.text(
      """
      A graph of tensors does to whole arrays what yours did to numbers. Where shapes differ they \
      are broadcast, as in Lab 2: in a·x + b with a and b of shape [] and x of shape [n], each of the n \
      numbers is multiplied by a and gets b added. Going backwards, what was repeated is \
      summed: the gradient of b, of shape [], is the sum over all n.

      The number of points need not be known when the graph is made. A placeholder's shape may leave \
      an extent open:
      """)
    try stage.verbatim(
      """
      let x = graph.placeholder(shape: [nil], name: "x")       // [n]
      let y = graph.placeholder(shape: [nil], name: "y")       // [n]
      let a = graph.variable(0, name: "a")                     // []
      let b = graph.variable(0, name: "b")                     // []
      let loss = square(a * x + b - y).mean()                  // []
      let gradients = graph.gradients(of: loss, for: [a, b])   // both in one pass
      """)
    var generator = RandomGenerator(seed: 1107)
    let count = 60
    let inputs: NDArray<Double> = generator.uniform(in: 0..<3, shape: [count])
    let noise: NDArray<Double> = generator.normal(mean: 0, standardDeviation: 0.4, shape: [count])
    let truth = 1.5 * inputs - 2 + noise
    let graph = Graph<Double>()
    let x = graph.placeholder(shape: [nil], name: "x")
    let y = graph.placeholder(shape: [nil], name: "y")
    let a = graph.variable(0, name: "a")
    let b = graph.variable(0, name: "b")
    let line = a * x + b
    let loss = square(line - y).mean()
    let gradients = graph.gradients(of: loss, for: [a, b])
    let step = graph.group(
      zip([a, b], gradients).map { graph.assign($0, to: $0 - 0.1 * $1) })
    let session = Session(graph)
    let ends = NDArray([0.0, 3])
    var layers: [Figure.Layer] = [
      .points(x: inputs.elements, y: truth.elements, label: "\(count) points")
    ]
    var rows: [[String]] = []
    for (index, steps) in [0, 5, 50, 500].enumerated() {
      for _ in 0..<(steps - (index == 0 ? 0 : [0, 5, 50][index - 1])) {
        try session.run(step, feeding: [x: inputs, y: truth])
      }
      let error = try session.run(loss, feeding: [x: inputs, y: truth]).elements[0]
      rows.append([
        "\(steps)", session.value(of: a).elements[0].fixed(4),
        session.value(of: b).elements[0].fixed(4), error.fixed(4),
      ])
      if index > 0 {
        layers.append(
          .line(
            x: ends.elements, y: try session.run(line, feeding: [x: ends]).elements,
            label: "after \(steps) steps", series: index,
            stroke: [.dotted, .dashed, .solid][index - 1]))
      }
    }
    try stage.text(
      """
      The two assignments are put into one action with `graph.group([…])`. One run then moves both \
      from the same place, just as in Lab 10 all weights had to move at once. \(count) points about \
      the line 1.5·x − 2:
      """)
    try stage.table(
      "Descent with η = 0.1", columns: ["steps", "a", "b", "mean squared error"], rows: rows)
    try stage.figure(
      Figure(
        slug: "lab11-line", title: "A line fitted by a session", x: .init("x"), y: .init("y"),
        layers: layers))
    try stage.text(
      """
      The lines in the figure come out of the same graph. Only the feed is another one: two ends \
      instead of \(count) points. And no y was fed, because the line does not need it.
      """)
  }

  private static let train = Step(
    "A network by placeholders and feeds", exercise: GraphsExercises.train
  ) { stage in
    try stage.text(
      """
      A network is no more than a larger expression. This is Lab 10's, with one hidden layer, for m \
      rows at a time, m unknown:
      """)
    try stage.verbatim(
      """
      O¹ = tanh(X·W¹ᵀ + b¹)            X [m, n], W¹ [hidden, n], O¹ [m, hidden]
      O² = sigmoid(O¹·W²ᵀ + b²)        W² [outputs, hidden], O² [m, outputs]
      J  = −1/m · Σ (Y·ln O² + (1 − Y)·ln(1 − O²))     Y [m, outputs], J []
      """)
    let xor = XorNetwork()
    try stage.figure(
      .diagram(
        slug: "lab11-network", title: "J of a network with one hidden layer",
        dot: xor.forwardDot))
    try stage.text(
      """
      `matmul(x, w, transposeB: true)` is X·Wᵀ without a copy of W; `tanh`, `sigmoid` and `log` take \
      tensors as they take numbers. `t.sum(axis: 1)` adds up each row of t, and `.mean()` then takes the \
      mean of the m sums: that is 1/m · Σ, though nobody knows m yet. Shapes are worked out while the \
      graph is built, `?` standing for m. Two that cannot fit stop the program at the line that \
      brings them together, before anything has run, with a text that names both nodes, their \
      shapes, and where each was made.

      To train it, feed X and Y and run the step. To ask it something, feed another X and fetch O². \
      Here it learns exclusive or from four rows, and is then asked about 3 600:
      """)
    let losses = try xor.train(steps: 2000)
    try stage.figure(
      Figure(
        slug: "lab11-xor-loss", title: "Exclusive or: J before each step", x: .init("step"),
        y: .init("J", scale: .logarithmic),
        layers: [.line(x: losses.indices.map(Double.init), y: losses, stroke: .solid)]))
    try stage.figure(try xor.field())
    try stage.text(
      """
      Four rows or 3 600: the description is the same. For each shape of feeds the session made one \
      plan, at the first run that had it, and used it again from then on.
      """)
  }
}

/// Exclusive or, learned by a session.
private struct XorNetwork {
  let graph = Graph<Double>()
  let session: Session<Double>
  /// The graph as it was before its gradients were added.
  let forwardDot: String
  private let (x, y): (Tensor<Double>, Tensor<Double>)
  private let (outputs, loss): (Tensor<Double>, Tensor<Double>)
  private let step: Action<Double>

  init() {
    var generator = RandomGenerator(seed: 2)
    x = graph.placeholder(shape: [nil, 2], name: "X")
    y = graph.placeholder(shape: [nil, 1], name: "Y")
    let w1 = graph.variable(generator.normal(shape: [6, 2]), name: "W1")
    let b1 = graph.variable(.zeros([6]), name: "b1")
    let w2 = graph.variable(generator.normal(shape: [1, 6]), name: "W2")
    let b2 = graph.variable(.zeros([1]), name: "b2")
    let hidden = tanh(matmul(x, w1, transposeB: true) + b1).named("O1")  // [m, 6]
    outputs = sigmoid(matmul(hidden, w2, transposeB: true) + b2).named("O2")  // [m, 1]
    loss = (-(y * log(outputs) + (1 - y) * log(1 - outputs)).sum(axis: 1).mean()).named("J")
    forwardDot = graph.dot
    let parameters = [w1, b1, w2, b2]
    let gradients = graph.gradients(of: loss, for: parameters)
    step = graph.group(
      zip(parameters, gradients).map { [graph] in graph.assign($0, to: $0 - 0.5 * $1) })
    session = Session(graph)
  }

  func train(steps: Int) throws -> [Double] {
    let rows = NDArray([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    let labels = NDArray([[0.0], [1], [1], [0]])
    return try (0..<steps).map { _ in
      try session.run(loss, doing: step, feeding: [x: rows, y: labels]).elements[0]
    }
  }

  /// O² over the square from −0.25 to 1.25.
  func field() throws -> Figure {
    let side = 60
    let range = -0.25...1.25
    let points = (0..<side * side).flatMap { cell in
      [cell % side, cell / side].map { -0.25 + (Double($0) + 0.5) / Double(side) * 1.5 }
    }
    let answers = try session.run(
      outputs, feeding: [x: NDArray(shape: [side * side, 2], elements: points)])
    return Figure(
      slug: "lab11-xor-answers", title: "The same graph, asked about 3 600 rows",
      x: .init("first input", range: range), y: .init("second input", range: range),
      layers: [
        .field(
          Figure.Grid(rows: side, columns: side, values: answers.elements), x: range, y: range,
          colours: .sequential, label: "O²"),
        .points(x: [0, 1], y: [0, 1], label: "0", series: 0),
        .points(x: [0, 1], y: [1, 0], label: "1", series: 1),
      ])
  }
}
