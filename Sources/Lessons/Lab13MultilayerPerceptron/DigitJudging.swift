import Datasets
import NumericsEngine
import Plotting

extension MultilayerPerceptronLesson {
  /// More than one number about a network.
  static let judging = Step(
    "What is taken for what", exercise: MultilayerPerceptronExercises.report
  ) { stage in
    let digits = DemonstrationDigits.standard
    var networks = [
      try DemonstrationNetwork(by: .sgd(learningRate: 0.5)),
      try DemonstrationNetwork(hidden: (128, .relu), by: .adam(learningRate: 0.001)),
    ]
    for index in networks.indices {
      for _ in 0..<6 { try networks[index].learn() }
    }
    let truth = digits.test.labels.map { Int($0) }
    let judgements = try networks.map { DigitJudgement(try $0.testLogits(), truth) }
    try stage.text(
      """
      *Accuracy* is one number. It does not say what goes wrong. The *confusion matrix* does: a row for \
      each true class, a column for each answer, and in each cell how often. What is right stands on \
      the diagonal. Here are the wrong answers only, on 1 000 drawn digits, of the network of one layer \
      after six epochs of plain gradient descent, η = 0.5, in batches of 50. It reads \
      \(judgements[0].accuracy.percent) of them rightly:
      """)
    let names = (0...9).map(String.init)
    try stage.figure(
      .heatMap(
        slug: "lab13-confusion-simple", title: "Wrong answers without a hidden layer",
        rows: .init("true digit", names), columns: .init("answer", names),
        values: judgements[0].confusions))
    try stage.text(
      """
      \(judgements[0].worstPair) Read a row to see what becomes of a digit: how many of the true fours \
      were found (*recall*, Lab 5). Read a column to see whether an answer can be trusted: how many of those called 9 \
      are nines (*precision*). Two digits that are taken for each other in both directions look alike to \
      the network; one direction alone says that the network leans towards one of them.

      And the network with 128 hidden units, after six epochs of Adam, η = 0.001: \
      \(judgements[1].accuracy.percent) right.
      """)
    try stage.figure(
      .heatMap(
        slug: "lab13-confusion-hidden", title: "Wrong answers with 128 hidden units",
        rows: .init("true digit", names), columns: .init("answer", names),
        values: judgements[1].confusions))
    try stage.table(
      "Found of each digit (recall)", columns: ["true digit", "one layer", "128 hidden units"],
      rows: (0...9).map { kind in
        ["\(kind)"] + judgements.map { $0.recall(kind).fixed(3) }
      })
    let error = 100 * judgements[1].standardError
    try stage.text(
      """
      How exact is an accuracy? It is a share of \(truth.count.grouped) pictures, and by Lab 3 such a \
      share has a standard deviation of √(p·(1 − p)/n): \(error.fixed(2)) percentage points here. Two networks \
      that differ by less than about twice that may be equally good. With the 10 000 pictures of MNIST it is 0.14 points at 98 %.
      """)
  }
}

extension Double {
  /// A share as a text: 97.5 %.
  var percent: String { "\((100 * self).fixed(1)) %" }
}
