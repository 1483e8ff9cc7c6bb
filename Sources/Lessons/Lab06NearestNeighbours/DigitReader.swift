import Datasets
import LabKit
import Models
import NumericsEngine
import Plotting

extension NearestNeighboursLesson {
  /// Handwritten digits, read by the student's own functions and by the engine's classifier.
  static let digits = Step.milestone(
    "Milestone: reading digits by their neighbours",
    needs: ["6.1", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8"], ownTableClasses: 2...20,
    on: (any NearestNeighboursLab).self
  ) { lab, stage in
    if let table = stage.ownTable {
      try ownTable(table, on: lab, stage)
      return
    }
    let began = ContinuousClock.now
    let data = try DigitData.load()
    try stage.text(data.introduction)
    let k = try chooseK(data, on: lab, stage)
    try compare(data, k: k, on: lab, stage)
    try readAll(data, since: began, on: lab, stage)
  }

  /// The error by k on a sample, by the student's cross-validation.
  private static func chooseK(
    _ data: DigitData, on lab: any NearestNeighboursLab, _ stage: Stage
  ) throws -> Int {
    let rows = 300
    let candidates = [1, 3, 4, 5, 7, 11, 15, 19]
    var generator = RandomGenerator(seed: 66)
    let order = generator.permutation(rows)
    let features = data.training.features(0..<rows)
    let labels = data.training.classes(0..<rows)
    try stage.text(
      """
      How many neighbours? Your `crossValidation` tries \(candidates.count) candidates on the first \
      \(rows) training images, with five folds.
      """)
    var rates: [Double] = []
    for candidate in candidates {
      rates += try lab.crossValidation(
        features, labels: labels, candidates: [candidate], folds: 5, order: order
      ).errorRates
      try stage.progress("your cross-validation", done: rates.count, of: candidates.count)
    }
    let best = rates.indices.min { rates[$0] < rates[$1] } ?? 0
    let k = candidates[best]
    try stage.figure(
      Figure(
        slug: "lab06-digits-by-k", title: "\(rows) digits: error rate by cross-validation",
        x: .init("k", scale: .logarithmic), y: .init("wrong (%)"),
        layers: [
          .line(
            x: candidates.map(Double.init), y: rates.map { 100 * $0 },
            label: "your cross-validation"),
          .vertical(at: Double(k), label: "best: k = \(k)"),
        ]))
    try stage.text(
      """
      The best is k = \(k), with \((100 * rates[best]).fixed(1)) % wrong. One image more or less \
      is \((100 / Double(rows)).fixed(2)) %, so candidates that differ by a few tenths are equally \
      good.
      """)
    return k
  }

  /// The student's classifier and the engine's on the same sample.
  private static func compare(
    _ data: DigitData, k: Int, on lab: any NearestNeighboursLab, _ stage: Stage
  ) throws {
    let (known, asked) = (0..<1000, 0..<200)
    let training = data.training.features(known)
    let queries = data.test.features(asked)
    let labels = data.training.classes(known)
    let truth = data.test.classes(asked)
    func wrong(_ guesses: [Int]) -> Int { zip(guesses, truth).count { $0 != $1 } }
    let own = try lab.classified(queries, training: training, labels: labels, k: k)
    let model = try KNearestNeighbors.fit(training, labels, settings: .init(neighbors: k))
    let engine = try model.predict(queries)
    let scaled = try lab.scaled(training, queries)
    let afterScaling = try lab.classified(
      scaled.test, training: scaled.training, labels: labels, k: k)
    let constant = (training.min(axis: 0) .== training.max(axis: 0)).trueCount
    try stage.text(
      """
      Now your own `classified`: \(asked.count) test images, with \(known.count) training images as \
      neighbours. Beside it the engine's classifier on the same images, and yours once more after \
      your `scaled`.
      """)
    try stage.table(
      "\(asked.count) test images against \(known.count.grouped) training images, k = \(k)",
      columns: ["", "wrong", "rate"],
      rows: [("your classifier", own), ("the engine's", engine), ("yours, scaled", afterScaling)]
        .map { name, guesses in
          let count = wrong(guesses)
          return [
            name, "\(count)", "\((100 * Double(count) / Double(asked.count)).fixed(1)) %",
          ]
        })
    let same = zip(own, engine).count { $0 == $1 }
    let verdict =
      wrong(afterScaling) > wrong(own)
      ? "does not help here, it hurts" : "changes little here"
    let margin =
      constant > 0
      ? "\(constant) of the 784 pixels are the same in every training image, and a pixel of the "
        + "margin that is touched in just one of them"
      : "A pixel of the margin, with a little noise and hardly ever ink,"
    try stage.text(
      """
      Yours and the engine's agree on \(same) of \(asked.count) images. Scaling \(verdict). All \
      columns are greys already, in one unit. \(margin) is blown up by its small deviation until it \
      counts as much as the middle of the picture. Scale when units differ, not by habit.
      """)
  }

  /// As many test digits as the time allows against all training images.
  private static func readAll(
    _ data: DigitData, since began: ContinuousClock.Instant, on lab: any NearestNeighboursLab,
    _ stage: Stage
  ) throws {
    let k = 3
    let (train, test) = (data.training, data.test)
    try stage.text(
      """
      And now everything: \(test.count.grouped) test images against all \(train.count.grouped) \
      training images. To find their neighbours is too much for code without optimisation, so the \
      engine's `KNearestNeighbors` does it, by products like that of your 6.3, a block of rows at a \
      time. Your `majorityVote` decides. With so many images even the third nearest is near: we take \
      the customary k = \(k).
      """)
    let labels = train.classes(0..<train.count)
    let model = try KNearestNeighbors.fit(
      train.digits.features(as: Float.self, scaled: false), labels, settings: .init(neighbors: k))
    let features = test.digits.features(as: Float.self, scaled: false)
    var reading = DigitReading()
    repeat {
      let rows = reading.count..<min(reading.count + 250, test.count)
      let near = try model.neighbors(of: features[rows]).indices
      for row in 0..<near.shape[0] {
        let neighbours = near.row(row).elements
        let votes = neighbours.map { labels[$0] }
        reading.append(neighbours: neighbours, votes: votes, guess: try lab.majorityVote(votes))
      }
      try stage.progress("test digits read", done: reading.count, of: test.count)
    } while reading.count < test.count && ContinuousClock.now - began < Self.patience
    if reading.count < test.count {
      try stage.progress("test digits read", done: reading.count, of: reading.count)
      try stage.text(
        """
        This machine is busy or not so fast, and a step of a lesson may not take for ever: \
        \(reading.count.grouped) of the \(test.count.grouped) test digits were read in time. What \
        follows is about these.
        """)
    }
    let truth = test.classes(0..<reading.count)
    let missed = reading.guesses.indices.filter { reading.guesses[$0] != truth[$0] }
    func percent(_ count: Int) -> String {
      "\((100 * Double(count) / Double(reading.count)).fixed(2)) %"
    }
    let bySmallest = zip(reading.smallestOfTied, truth).count { $0 != $1 }
    try stage.text(
      """
      \(missed.count) of \(reading.count.grouped) are wrong, \(percent(missed.count)). No knob was \
      turned for it and no network trained. For \(reading.ties) images the three neighbours had three \
      opinions, and your vote took the nearest; with the smallest class instead, the rule of \
      scikit-learn, \(percent(bySmallest)) would be wrong. \(data.yardstick)
      """)
    try showConfusion(reading.guesses, truth, stage)
    try showNeighbours(data, reading, missed: missed, k: k, on: lab, stage)
  }

  /// After this time no further block of test digits is begun: a step has 60 seconds.
  private static let patience = Duration.seconds(38)

  private static func showConfusion(_ guesses: [Int], _ truth: [Int], _ stage: Stage) throws {
    var counts = [Double](repeating: 0, count: 100)
    for (guess, label) in zip(guesses, truth) where guess != label {
      counts[10 * label + guess] += 1
    }
    let names = (0...9).map(String.init)
    try stage.figure(
      .heatMap(
        slug: "lab06-confusion", title: "The wrong answers: what was taken for what",
        rows: .init("true digit", names), columns: .init("predicted digit", names),
        values: counts))
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0 else {
      return
    }
    try stage.text(
      """
      The most frequent mistake: \(Self.digit(most / 10)) taken for \(Self.digit(most % 10)), \
      \(Int(counts[most])) times.
      """)
  }

  /// A digit that was read, and a few that were not, with the neighbours that decided.
  private static func showNeighbours(
    _ data: DigitData, _ reading: DigitReading, missed: [Int], k: Int,
    on lab: any NearestNeighboursLab, _ stage: Stage
  ) throws {
    let (train, test) = (data.training.digits, data.test.digits)
    let right = reading.guesses.indices.first { reading.guesses[$0] == Int(test.labels[$0]) }
    let shown = (right.map { [$0] } ?? []) + missed.prefix(4)
    var panels: [Figure.Panel] = []
    var same = 0
    let distances = data.training.distances(from: shown.map(test.image))
    for (row, distances) in zip(shown, distances) {
      let query = test.image(row)
      let near = try lab.nearest(k, by: distances, excluding: nil)
      if near == reading.neighbours[row] { same += 1 }
      panels.append(
        panel("\(digit(Int(test.labels[row]))), read as \(reading.guesses[row])", query))
      for index in near {
        let image = train.image(index)
        let distance = try lab.euclideanDistance(query, image)
        panels.append(panel("\(train.labels[index]), at \(distance.fixed(1))", image))
      }
    }
    try stage.text(
      """
      Here is one that was read rightly\(missed.isEmpty ? "" : ", and the first that were not, each") \
      with the \(k) neighbours that decided. Your `nearest` found them among all \
      \(train.count.grouped), the same as the engine's for \(same) of \(shown.count); the distances are \
      from your `euclideanDistance`.
      """)
    try stage.figure(
      .images(
        slug: "lab06-neighbours", title: "Digits, and the neighbours that decided",
        panels: panels, columns: k + 1))
    guard let first = shown.first else { return }
    let image = data.test.digits.image(first)
    let moved = image.indices.map { $0 % Digits.side < 2 ? 0 : image[$0 - 2] }
    try stage.text(
      """
      The distance compares pixel with pixel, and that is all it sees. Move the first digit above by \
      two pixels to the right: to the eye nothing has happened, but your `euclideanDistance` says it \
      is now \(try lab.euclideanDistance(image, moved).fixed(1)) away from where it was. Compare that \
      with its neighbours. A loop more or less may cost less than such a shift.

      So what limits this method is not the vote but the question of what is near. At the end of the \
      course, in Lab 14, a network learns its own answer.
      """)
  }

  private static func digit(_ digit: Int) -> String { "\(digit == 8 ? "an" : "a") \(digit)" }

  private static func panel(_ caption: String, _ pixels: [Double]) -> Figure.Panel {
    Figure.Panel(caption, rows: Digits.side, columns: Digits.side, pixels: pixels)
  }
}
