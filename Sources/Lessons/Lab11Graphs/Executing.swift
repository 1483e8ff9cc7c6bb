import LabKit
import Measurements
import NumericsEngine
import Plotting
import TensorGraph

extension GraphsLesson {
  /// At once or planned: the tape, and what a graph lets a library do.
  static let executing = [tape, memory]

  private static let tape = Step("At once, with a tape", exercise: GraphsExercises.trainByTape) {
    stage in
    try stage.text(
      """
      Graphs have a price. A number cannot be printed in the middle; a loop that depends on a value \
      has no place in a fixed description; an error comes up when the graph runs, not where it was \
      written. So there is the other way, to compute each operation at once. This is called *eager*. \
      What happens to the gradients then? While it computes, the library writes down what it did, \
      like a tape recorder; afterwards it plays the *tape* backwards.
      """)
    let tape = Tape<Double>()
    let x = tape.constant(2, name: "x")
    let y = x * x - 10 * x + 24
    try stage.verbatim(
      """
      let tape = Tape<Double>()
      let x = tape.constant(2, name: "x")
      let y = x * x - 10 * x + 24
      y.value                                 // \(y.value.elements[0].significant(4)), at once
      tape.gradient(of: y, for: x).value      // \(tape.gradient(of: y, for: x).value.elements[0].significant(4))
      """)
    try stage.text(
      """
      The operations are the same, `+`, `matmul`, `tanh`, `log`, and so are their rules. But there \
      are no placeholders, variables or sessions: you hold the arrays yourself, change them in Swift, \
      and give them to a new tape for the next step. A tape holds everything it has computed until \
      you let go of it.

      Every step thus pays for building its graph. What that amounts to depends on how much is \
      computed in a node. Measured just now, on this machine, one step of descent each:
      """)
    let tasks: [(String, GraphStep.Task, steps: Int)] = [
      ("y = x² − 10x + 24", .quadratic, 2000),
      ("network 2-16-1, 100 rows", .network(rows: 100, hidden: 16), 100),
      ("network 2-256-1, 1 000 rows", .network(rows: 1000, hidden: 256), 2),
    ]
    let methods: [(String, GraphStep.Method)] = [
      ("graph and session", .graph), ("tape", .tape), ("arrays, derivatives by hand", .byHand),
    ]
    var times: [[Double]] = []
    for (index, method) in methods.enumerated() {
      times.append(
        try tasks.map {
          try GraphStep(method.1, $0.1, runs: 5, steps: $0.steps).seconds * 1e6
        })
      try stage.progress("measuring steps", done: index + 1, of: methods.count)
    }
    try stage.figure(
      .bars(
        slug: "lab11-eager", title: "The time of one step, in millionths of a second",
        categories: tasks.map(\.0), axis: .init("µs", scale: .logarithmic),
        series: zip(methods, times).map { .init($0.0, values: $1) }))
    func ratio(_ task: Int) -> String {
      let ratio = times[1][task] / times[0][task]
      return ratio < 10 ? ratio.fixed(1) : Int(ratio.rounded()).grouped
    }
    try stage.text(
      """
      The tape took \(ratio(0)) times as long as the plan on the smallest task, \(ratio(1)) times on \
      the next, and \(ratio(2)) times on the largest: the more there is to compute in a node, the \
      less it costs to build the graph anew. Many people work eagerly while they try things, and describe what will run a million times.
      The third bar is what either is measured against: a step for which somebody has worked out \
      the derivatives, and which can do nothing else.
      """)
  }

  private static let memory = Step(
    "What a graph lets a library do", exercise: GraphsExercises.planBuffers
  ) { stage in
    try stage.text(
      """
      Who knows the whole computation in advance can prepare it. Of what a library does with that \
      knowledge you have met some: it finds an *order*, sees what may run in *parallel*, leaves out \
      what nobody needs, computes once what occurs twice. It can *fuse* operations: three \
      elementwise ones in a row read and write memory three times, joined into one loop only once. It \
      can *choose* among several programs ("kernels") for a product, once the shapes are known. And \
      it can plan the *memory*.

      Suppose each node's result is an array. Executed one by one, every node asks for memory of its \
      own. But most results are soon of no use. In x → exp → sin → tanh → exp the first result is \
      dead as soon as the sine has been computed, and the tanh can be written there. The stretch from \
      the step that computes a value to the last step that reads it is its *lifetime*; two values may \
      share a buffer if their lifetimes do not overlap.
      """)
    try stage.verbatim(
      """
      step   computes     lives until    buffer
       1     exp x        step 2           0
       2     sin          step 3           1      exp is read in this step,
       3     tanh         step 4           0      so sin must go elsewhere
       4     exp          the end          1
      """)
    let depths = [2, 4, 8, 16]
    let plans = try depths.map { try DeepPlan(layers: $0) }
    try stage.text(
      """
      How much is that worth? Here are networks of \(DeepPlan.units) units a layer on \
      \(DeepPlan.rows) rows, once asked for their outputs only, and once trained:
      """)
    func kilobytes(_ bytes: Int) -> Double { (Double(bytes) / 1024).rounded() }
    try stage.figure(
      .bars(
        slug: "lab11-memory", title: "Memory for the values of one run",
        categories: depths.map { "\($0) layers" }, axis: .init("kB"),
        series: [
          .init(
            "answers, each value by itself", values: plans.map { kilobytes($0.answer.unplanned) }),
          .init("answers, planned", values: plans.map { kilobytes($0.answer.planned) }),
          .init(
            "training, each value by itself", values: plans.map { kilobytes($0.training.unplanned) }
          ),
          .init("training, planned", values: plans.map { kilobytes($0.training.planned) }),
        ]))
    try stage.text(
      """
      For answers the planned memory does not grow with the depth at all: two buffers take turns, \
      however many layers there are. Training needs more, since every hidden layer's output is read \
      once more on the way back, and so has to live that long. This is why training takes so much \
      more memory than use.

      The plan for the training of two layers, in full. Each line is a step: what is computed → its \
      name, what it is computed from, and where in the memory it lies.
      """)
    try stage.verbatim(plans[0].description.asPlan)
    try stage.text(
      """
      "In place" means that a result may overwrite an input that nobody reads any more, as a sum of \
      two arrays can. In your exercise results are never written in place: while a node is computed, \
      its inputs and its result all need room. That makes the task clear-cut, and there is a best \
      answer: take a free buffer whenever there is one, and a new one only if not. For a given order \
      no plan can do with less.
      """)
  }
}

/// The memory of a network of equal layers, with and without a plan.
private struct DeepPlan {
  static let (rows, units) = (100, 32)

  let answer: (planned: Int, unplanned: Int)
  let training: (planned: Int, unplanned: Int)
  let description: String

  init(layers: Int) throws {
    let units = Self.units
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, units], name: "X")
    let y = graph.placeholder(shape: [nil, units], name: "Y")
    var (outputs, weights): (Tensor<Float>, [Tensor<Float>]) = (x, [])
    for layer in 1...layers {
      let w = graph.variable(
        NDArray(repeating: 1 / Float(units), shape: [units, units]), name: "W\(layer)")
      weights.append(w)
      outputs = tanh(matmul(outputs, w, transposeB: true)).named("O\(layer)")
    }
    let loss = square(outputs - y).mean().named("loss")
    let gradients = graph.gradients(of: loss, for: weights)
    let step = graph.group(
      zip(weights, gradients).map { graph.assign($0, to: $0 - 0.1 * $1) })
    let session = Session(graph)
    let batch = NDArray<Float>(repeating: 0.5, shape: [Self.rows, units])
    answer = try session.plan([outputs], feeding: [x: batch]).byteCount
    let plan = try session.plan([loss], doing: step, feeding: [x: batch, y: batch])
    training = plan.byteCount
    description = "\(plan)"
  }
}
