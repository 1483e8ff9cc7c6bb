import Datasets
import LabKit
import NumericsEngine
import Plotting

extension LogisticRegressionLesson {
  /// Which genre a film has that is not in the table, by the student's own functions.
  static let film = Step.milestone(
    "Milestone: Gone with the Wind",
    needs: (1...9).map { "5.\($0)" }, ownTableClasses: 2...2,
    on: (any LogisticRegressionLab).self
  ) { lab, stage in
    if let table = stage.ownTable {
      try analysis(of: table, by: lab, on: stage)
    } else {
      try goneWithTheWind(by: lab, on: stage)
    }
  }

  private static func goneWithTheWind(
    by lab: any LogisticRegressionLab, on stage: Stage
  ) throws {
    let table = MovieGenres.table
    let (kisses, kicks) = (31.0, 4.0)
    try stage.text(
      """
      *Gone with the Wind* (1939): \(kisses.fixed(0)) kisses, \(kicks.fixed(0)) kicks. Romance or \
      action? Everything that follows is computed by the functions you wrote.

      First, is the method any good? \(table.count) films, a quarter put aside by seed 1939; \
      learned from the others (400 steps, λ = 0.01), each column scaled by the mean and deviation of \
      the training films.
      """)
    var generator = RandomGenerator(seed: 1939)
    let split = try lab.shuffledSplit(
      table.features, labels: table.labels, testShare: 0.25, using: &generator)
    let trial = try StudentModel(
      lab, learning: split.training.features, split.training.labels, steps: 400, penalty: 0.01)
    let judged = try trial.judged(split.test)
    try stage.table(
      "At the threshold 0.5; class 1 is romance",
      reports: [
        ("training", split.training.labels.count, try trial.judged(split.training)),
        ("test", split.test.labels.count, judged),
      ])
    try stage.table(
      "The test films", confusion: judged.report.confusion, classes: table.classes)
    try stage.text(
      """
      \(split.test.labels.count) films are few: one mistake more or less moves the accuracy by \
      \((1 / Double(split.test.labels.count)).fixed(2)). An \
      accuracy of \(judged.report.accuracy.fixed(2)) on them is a sign, no more. Now the model learns \
      from all \(table.count), without a penalty, until nothing changes any more:
      """)
    let model = try StudentModel(
      lab, learning: table.features, table.labels, steps: 3000, penalty: 0)
    let losses = model.fit.losses
    let marks = [0, 1, 10, 100, 1000, 3000]
    try stage.table(
      "The loss on the way", columns: ["step"] + marks.map(\.grouped),
      rows: [["loss"] + marks.map { losses[$0].fixed(6) }])
    try stage.text(
      """
      The learning rate was \(model.learningRate.significant(3)); the steepest slope left is \
      \(model.steepest.significant(1)). And the film:
      """)
    let film = NDArray([[kisses, kicks]])
    let z = try lab.logits(
      model.scaling(film), weights: model.fit.weights, intercept: model.fit.intercept)
    let probabilities = try model.probabilities(film)
    let genre = try lab.classes(probabilities, threshold: 0.5)
    guard let z = z.first, let p = probabilities.first, let genre = genre.first else {
      throw LabError.emptyInput
    }
    try stage.table(
      "Gone with the Wind", columns: ["kisses", "kicks", "z", "p(romance)", "genre"],
      rows: [[kisses.fixed(0), kicks.fixed(0), z.fixed(3), p.fixed(5), table.classes[genre]]])
    let line = try model.boundary()
    try stage.figure(
      PlaneFigure(
        slug: "lab05-film", title: "Gone with the Wind among the films, and your boundary",
        table: table, x: 0...55, y: -3...75, lines: [("p = ½", line)],
        star: ("Gone with the Wind", kisses, kicks)
      ).figure(probabilities: model.probabilities))
    try stage.text(
      """
      The boundary is kicks = \(line.slope.fixed(3)) · kisses \
      \(line.intercept < 0 ? "−" : "+") \(line.intercept.magnitude.fixed(2)): with \
      \(kisses.fixed(0)) kisses the film would need \
      \((line.slope * kisses + line.intercept).rounded(.up).fixed(0)) kicks to be called an action \
      film. The model says \(table.classes[genre]), and is sure: the odds are about \
      \(Int((p / (1 - p)).rounded()).grouped) to one. How far you may trust that number is another \
      question: it comes from \(table.count) films and the assumption that evidence adds up.
      """)
  }
}
