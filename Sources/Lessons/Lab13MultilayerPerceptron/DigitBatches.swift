import NumericsEngine
import Plotting
import TensorGraph

extension MultilayerPerceptronLesson {
  /// The loop that trains, and the run that only answers.
  static let inBatches = Step(
    "The loop", exercise: MultilayerPerceptronExercises.train
  ) { stage in
    try stage.text(
      """
      Everything is described; what is left is a loop. An epoch goes through all pictures once, in \
      shuffled batches (12.1). For each batch: gather its rows of X and of Y, feed them, run the step, \
      note the loss.
      """)
    try stage.verbatim(
      """
      for batch in batches {                                    // [[Int]]
        feed   X[batch] [b, 784]   Y[batch] [b, 10]
        fetch  loss                                             // []
        do     step
      }
      """)
    var network = try DemonstrationNetwork(
      hidden: (128, .relu), by: .adam(learningRate: 0.001))
    let epochs = 6
    for epoch in 1...epochs {
      try network.learn()
      try stage.progress("six epochs", done: epoch, of: epochs)
    }
    let perEpoch = network.losses.count / epochs
    let means = (0..<epochs).map { epoch in
      network.losses[perEpoch * epoch..<perEpoch * (epoch + 1)].reduce(0, +) / Double(perEpoch)
    }
    try stage.figure(
      Figure(
        slug: "lab13-batch-losses", title: "128 ReLU, batches of 50 of 2 000 drawn digits",
        x: .init("batch"), y: .init("loss before the step", scale: .logarithmic),
        layers: [
          .line(
            x: network.losses.indices.map(Double.init), y: network.losses, label: "each batch",
            series: 0, stroke: .dotted),
          .line(
            x: (0..<epochs).map { Double(perEpoch) * (Double($0) + 0.5) }, y: means,
            label: "mean of each epoch", series: 1, stroke: .solid),
        ]))
    try stage.text(
      """
      The loss of single batches goes up and down: every batch has other pictures, some harder than \
      others. Look at the mean over an epoch, and at a set that is not trained on. The first \
      number of all is \(network.losses[0].fixed(3)), near ln 10 = 2.303, as it should be.

      What to look out for? Each batch needs its own labels: gather both by the same rows. The last \
      batch may be smaller, but its pictures count too; the placeholder's open extent, `nil`, is there \
      for that. And the loss is fetched in the run that makes the step. Two runs would compute the \
      forward pass twice.

      To evaluate it, only the logits are fetched. Then nothing of the training is computed: no loss, no \
      gradients, no step. A session drops what is not needed.
      """)
    let plans = try network.plans()
    try stage.table(
      "The same graph, two runs on 50 pictures", columns: ["", "fetched", "operations", "bytes"],
      rows: [
        ["answering", "logits", "\(plans.answering.stepCount)", plans.answering.bytes],
        ["training", "loss and step", "\(plans.training.stepCount)", plans.training.bytes],
      ])
    try stage.text(
      """
      Why does it matter, apart from the time? A step on the test pictures would be training on them, \
      and the number you report would be worth nothing. In a graph you cannot do that by accident as \
      long as you do not fetch the step.

      The words for it, on a graph with a single placeholder, x, on which a node o and a loss depend:
      """)
    try stage.verbatim(
      """
      let some = table.gathering([4, 0, 4], axis: 0)   // rows 4, 0 and 4
      let before = try session.run(
        loss, doing: step, feeding: [x: some])         // [], before the step
      let number = Double(before.elements[0])          // from a Float
      let answers = try session.run(o, feeding: [x: some])   // no step
      """)
    try stage.text(
      """
      Each placeholder that the fetched nodes and the step need gets its array. With two it is \
      `[x: some, y: others]`, and both must have the same rows.
      """)
  }
}

extension Plan {
  /// What a run needs besides feeds and variables.
  fileprivate var bytes: String { byteCount.planned.grouped }
}
