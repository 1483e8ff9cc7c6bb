import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension GraphsLesson {
  /// What a graph is, in which order it is computed, and what it is given.
  static let describing = [evaluate, order, run]

  private static let evaluate = Step(
    "Describe first, run later", exercise: GraphsExercises.evaluate
  ) { stage in
    let quadratic = Expression.quadratic
    let values = quadratic.values(at: 2).values
    try stage.text(
      """
      When Swift comes to a line such as y = x² − 10·x + 24, it computes y and forgets how. In this \
      lab the line is kept instead. What you get is no number but a *description*: a list of the \
      operations, and of what each of them takes. Nothing is computed yet. But what is described can \
      be looked at, put into another order, differentiated, planned, and then run as often as you \
      like.

      Such a description is a *computational graph*. Its *nodes* are operations; an *edge* leads \
      from a node to every node that uses its result. What runs along the edges are the values: in \
      this lab's first half single numbers, in the second half arrays of any rank, which are called \
      *tensors*.

      A graph needs no pointers. An array of nodes will do, where each node names its inputs by \
      their places in the array:
      """)
    try stage.verbatim(
      """
      enum GraphNode {
        case placeholder(String)            // a number given later, by name
        case constant(Double)
        case add(Int, Int)                  // the places of both inputs
        case subtract(Int, Int), multiply(Int, Int), divide(Int, Int)
        case power(Int, exponent: Double)
        case exp(Int), log(Int), sin(Int), tanh(Int)
        var inputs: [Int]                   // the places, whatever the case
      }
      """)
    try stage.text("This is y = x² − 10·x + 24, and what it gives for x = 2:")
    try stage.table(
      "A graph of seven nodes", columns: ["place", "node", "inputs", "value"],
      rows: quadratic.nodes.enumerated().map { index, node in
        [
          "\(index)", node.symbol, node.inputs.map(String.init).joined(separator: ", "),
          values[index].significant(6),
        ]
      })
    try stage.figure(
      quadratic.figure(
        slug: "lab11-quadratic", title: "y = x² − 10·x + 24 at x = 2",
        notes: values.map { "value \($0.significant(6))" }))
    try stage.text(
      """
      (Such figures are trees here: under each node stands what it is made of. With \
      `--figures FOLDER` they are written as `.dot` files, too, and drawn where Graphviz is \
      installed.)

      To evaluate a graph is to compute the values of all its nodes. In this array every input stands \
      before the node that uses it. So that goes from the top down, and each value is there when it is \
      asked for.
      """)
  }

  private static let order = Step(
    "In which order?", exercise: GraphsExercises.order
  ) { stage in
    try stage.text(
      """
      Nobody promises that nodes stand in a good order. You may have described the end first; or two \
      programs have each added a part. An order in which all inputs come before what uses them is \
      called *topological*. Most graphs have several: in sin(x) + exp(x) it does not matter which of \
      the two comes first. What matters is what a graph says about it, and what it leaves open:
      """)
    try stage.table(
      "(x + 1)·(x + 2)·sin x, and when each node may begin", columns: ["step", "may run at once"],
      rows: [
        ["0", "x, and the constants 1 and 2"], ["1", "x + 1      x + 2      sin x"],
        ["2", "(x + 1)·(x + 2)"], ["3", "the product with sin x"],
      ])
    try stage.text(
      """
      The three nodes of step 1 need nothing of each other. A machine with three arithmetic units \
      could compute them at the same time, and no programmer would have to say so. This is the first \
      thing a library gets from a graph: it sees what is independent.

      To find an order, go backwards. To compute a node, first compute its inputs; for them, theirs; \
      and so on, until you are at nodes without inputs. That is a *depth-first search*. Two things \
      need care. A node that several others use is met several times, but is to be computed once; so \
      it is marked when it is done. And there may be no order at all:
      """)
    try stage.verbatim(
      """
      0  add(1, 2)          0 waits for 1,
      1  sin(0)             1 waits for 0: a circle
      2  x
      """)
    try stage.text(
      """
      You are in a circle if you meet a node whose inputs you are just visiting. So a mark must tell \
      "begun" from "done". To meet a node that is done means only that it is used twice, which is \
      what graphs are good for.

      There is a second gain. Whoever begins at the nodes that are asked for and goes backwards never \
      comes to nodes that nothing needs. They are left out, without any further thought.
      """)
  }

  private static let run = Step(
    "A session and its feeds", exercise: GraphsExercises.run
  ) { stage in
    try stage.text(
      """
      The nodes without inputs are of three kinds. The small graphs of this lab have two of them; \
      the library `TensorGraph`, with which you work from exercise 11.6 on, has all three:
      """)
    try stage.table(
      "Where numbers come from", columns: ["kind", "its value", "typical use"],
      rows: [
        ["constant", "is fixed when the graph is made", "24"],
        ["placeholder", "is given at every run", "a batch of images"],
        ["variable", "is kept from run to run", "weights"],
      ])
    try stage.text(
      """
      What runs a graph is a *session*. It keeps the variables, takes the values of the placeholders \
      (the *feeds*) and returns the nodes that you ask for (the *fetches*). The graph itself stays \
      as it is:
      """)
    try stage.verbatim(
      """
      let graph = Graph<Double>()
      let x = graph.placeholder(name: "x")
      let y = x * x - 10 * x + 24                       // nodes, no numbers
      let session = Session(graph)
      try session.run(y, feeding: [x: NDArray(repeating: 2, shape: [])])   // 8
      """)
    let graph = Graph<Double>()
    let x = graph.placeholder(name: "x")
    let rate = graph.placeholder(name: "rate")
    let y = x * x - 10 * x + 24
    let session = Session(graph)
    let xs = (0...80).map { Double($0) / 10 + 1 }
    func number(_ value: Double) -> NDArray<Double> { NDArray(repeating: value, shape: []) }
    let ys = try xs.map { try session.run(y, feeding: [x: number($0)]).elements[0] }
    try stage.text(
      "One description, \(xs.count) runs of it, with \(xs.count) feeds. The lowest point is −1 at 5:"
    )
    try stage.figure(
      Figure(
        slug: "lab11-runs", title: "The same graph, run \(xs.count) times",
        x: .init("x, fed"), y: .init("y, fetched"),
        layers: [.points(x: xs, y: ys), .horizontal(at: -1, label: "−1")]))
    func message(_ feeds: [Tensor<Double>: NDArray<Double>]) -> String {
      let answer = Result { try session.run(y, feeding: feeds) }
      if case .failure(let error) = answer { return "\(error)".wrapped(to: 70) }
      return "no error"
    }
    try stage.text(
      """
      A description can be run wrongly long after it was written, and far away from where. So an \
      error has to *name* the node it is about. If the feed for x is missing, the library says:
      """)
    try stage.verbatim(message([:]))
    try stage.text("And if there is one too many, which nearly always is a mistake of thought:")
    try stage.verbatim(message([x: number(2), rate: number(0.1)]))
    try stage.text(
      """
      Note what "too many" means. There is a placeholder `rate` in this graph; but y does not depend \
      on it. What must be fed is decided by the nodes that the fetches lead to, and those you have \
      found in exercise 11.2.
      """)
  }
}
