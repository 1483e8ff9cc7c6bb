import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension GraphsLesson {
  /// Lab 10's network as a graph, built by the student's own functions.
  static let rebuilt = Step.milestone(
    "Milestone: Lab 10's network, rebuilt as a graph", needs: (1...10).map { "11.\($0)" },
    on: (any GraphsLab).self
  ) { lab, stage in
    try ownExpression(of: lab, on: stage)

    let task = RebuiltFlower()
    let steps = RebuiltFlower.torchLosses.count * RebuiltFlower.stride - RebuiltFlower.stride
    try stage.text(
      """
      Now the network. \(task.inputs.shape[0]) points of a flower of four petals, 16 hidden units, \
      \(steps) steps with η = \(RebuiltFlower.rate): by your graph, by your tape, and by \
      backpropagation worked out by hand, as in Lab 10.
      """)
    let graph = Graph<Double>()
    let byGraph = try lab.train(
      task.start, inputs: task.inputs, labels: task.labels, learningRate: RebuiltFlower.rate,
      steps: steps, asking: task.plane, in: graph)
    try stage.progress("training it three times", done: 1, of: 3)
    let byTape = try lab.trainByTape(
      task.start, inputs: task.inputs, labels: task.labels, learningRate: RebuiltFlower.rate,
      steps: steps)
    try stage.progress("training it three times", done: 2, of: 3)
    let byHand = task.lossesByHand(steps: steps)
    try stage.progress("training it three times", done: 3, of: 3)

    let marks = stride(from: 0, through: steps, by: 200)
    func text(_ losses: [Double], _ step: Int) -> String {
      losses.indices.contains(step) ? losses[step].fixed(9) : "-"
    }
    try stage.table(
      "J after so many steps", columns: ["steps", "your graph", "your tape", "by hand", "PyTorch"],
      rows: marks.map { step in
        [
          "\(step)", text(byGraph.losses, step), text(byTape.losses, step), text(byHand, step),
          RebuiltFlower.torchLosses[step / RebuiltFlower.stride].fixed(9),
        ]
      })
    func distance(_ one: [Double], _ other: [Double]) -> Double {
      guard one.count == other.count else { return .infinity }
      let differences = zip(one, other).map { ($0 - $1).magnitude }
      return differences.contains { !$0.isFinite } ? .infinity : differences.max() ?? 0
    }
    func thinned(_ losses: [Double]) -> [Double] {
      stride(from: 0, to: losses.count, by: RebuiltFlower.stride).map { losses[$0] }
    }
    let bound = 1e-6
    func verdict(_ distance: Double) -> [String] {
      distance <= bound
        ? ["below \(bound.significant(1))", "the same"] : [distance.significant(2), "not the same"]
    }
    try stage.table(
      "Largest difference of J in \(steps) steps", columns: ["", "difference", ""],
      rows: [
        ["your graph and the derivatives by hand"] + verdict(distance(byGraph.losses, byHand)),
        ["your tape and the derivatives by hand"] + verdict(distance(byTape.losses, byHand)),
        ["your graph and PyTorch 2.13.0, every \(RebuiltFlower.stride) steps"]
          + verdict(distance(thinned(byGraph.losses), RebuiltFlower.torchLosses)),
      ])
    try stage.figure(task.figure(of: byGraph.answers))
    try stage.text("And this is what you have built, with its gradients and the step:")
    try stage.figure(
      .diagram(
        slug: "lab11-rebuilt-graph", title: "The graph that you have built", dot: graph.dot))
    try stage.text(
      """
      Nobody worked out a derivative for this. You described a loss, and the way back was found by \
      the rules of 11.4 and the sums of 11.5. Put another layer into `train`, and the gradients \
      change by themselves; that is how the networks of Labs 13 and 14 are made.
      """)
  }

  /// The parabola by the student's own graph functions.
  private static func ownExpression(of lab: any GraphsLab, on stage: Stage) throws {
    let nodes = Expression.quadratic.nodes
    // The same nodes, the last one first.
    let shuffled = nodes.reversed().map { $0.movingInputs { nodes.count - 1 - $0 } }
    let order = try lab.order(shuffled, for: [0])
    try stage.text(
      """
      First your own small graphs. The seven nodes of y = x² − 10·x + 24 are given last one first; \
      your `order` computes them as \(order.map(String.init).joined(separator: ", ")). Descent with \
      your gradients on the one hand, and with the library's on the other:
      """)
    let (rate, steps) = (0.1, 40)
    var (x, own): (Double, [Double]) = (0, [])
    for _ in 0...steps {
      own += try lab.run(shuffled, fetching: [0], feeding: ["x": x])
      let values = try lab.evaluate(nodes, feeding: ["x": x])
      let gradients = try lab.gradients(nodes, of: nodes.count - 1, values: values)
      x -= rate * (gradients.first ?? .nan)
    }
    let library = try lab.minimise(
      from: 0, learningRate: rate, steps: steps, in: Graph<Double>())
    try stage.table(
      "y on the way down, η = \(rate)", columns: ["step", "11.1 to 11.5", "session, 11.6"],
      rows: [0, 1, 5, 10, 20, 40].map { step in
        [
          "\(step)", own.indices.contains(step) ? own[step].fixed(6) : "-",
          library.y.indices.contains(step) ? library.y[step].fixed(6) : "-",
        ]
      })
    let line = try lab.fitLine(
      x: [0, 1, 2, 3], y: [1, 3, 5, 7], learningRate: 0.1, steps: 400, in: Graph<Double>())
    let plan = try lab.planBuffers(nodes, fetching: [nodes.count - 1])
    let buffers = Set(plan.compactMap { $0 }).count
    let operations = nodes.count { !$0.inputs.isEmpty }
    try stage.text(
      """
      Your graph fits the line \(line.slope.fixed(3))·x + \(line.intercept.fixed(3)) to four points \
      on 2·x + 1. And your plan puts the \(operations) results of the quadratic into \(buffers) \
      buffers.
      """)
  }
}
