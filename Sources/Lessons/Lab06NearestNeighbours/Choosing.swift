import Datasets
import Foundation
import Models
import NumericsEngine
import Plotting

extension NearestNeighboursLesson {
  /// Which k, which units, and how many columns.
  static let choosing = [crossValidation, scaling, dimensions]

  private static let crossValidation = Step(
    "Choosing k with the data you have", exercise: NearestNeighboursExercises.crossValidation
  ) { stage in
    try stage.text(
      """
      You want to know how a k does on points the model has not kept, and all points you have are in \
      your table. So keep a part of them back, and judge on that part. But then a fifth of your data \
      decides, and by luck it may be an easy fifth. *Cross-validation* lets every part have its turn: \
      cut the table into *folds*, hold each of them out once, train on all the others, and count the \
      mistakes over all folds. Every point is judged exactly once, always by a model that has never \
      seen it.
      """)
    try stage.verbatim(
      """
      order       4 0 6 2 5 1 3         seven rows, shuffled
      folds       [4 0 6] [2 5] [1 3]   as equal as can be, the larger first

      hold out 4 0 6     train on 1 2 3 5
      hold out 2 5       train on 0 1 3 4 6
      hold out 1 3       train on 0 2 4 5 6
      """)
    try stage.text(
      """
      Why shuffle? Tables often come sorted by class. Without it a fold could hold all there is of \
      one class, and the model would be asked for what it has never met.

      Here is the error rate by k for 200 points of the two half moons, on the points themselves and \
      by five folds:
      """)
    var generator = RandomGenerator(seed: 61)
    let moons = PlanarSets.moons(count: 200, noise: 0.3, using: &generator)
    let candidates = [1, 3, 5, 7, 9, 13, 17, 21, 25, 31, 41, 51, 61, 81, 101, 121, 141]
    let folds = try Folds(5, of: moons.count, using: &generator)
    let held = try candidates.map { try errorRate(of: moons, k: $0, folds: folds) }
    let own = try candidates.map { k in
      let model = try KNearestNeighbors.fit(
        moons.features, moons.labels, settings: .init(neighbors: k))
      return 1 - (try model.score(moons.features, moons.labels))
    }
    let best = candidates.indices.min { held[$0] < held[$1] } ?? 0
    try stage.figure(
      Figure(
        slug: "lab06-error-by-k", title: "Error rate by the number of neighbours",
        x: .init("k", scale: .logarithmic), y: .init("wrong (%)", range: 0...30),
        layers: [
          .line(
            x: candidates.map(Double.init), y: held.map { 100 * $0 }, label: "held-out folds"),
          .line(
            x: candidates.map(Double.init), y: own.map { 100 * $0 },
            label: "points that were kept"),
          .vertical(at: Double(candidates[best]), label: "best: k = \(candidates[best])"),
        ]))
    let last = candidates.count - 1
    try stage.text(
      """
      On the left the model believes every stray point: \((100 * own[0]).fixed(1)) % wrong on what it \
      has kept, \((100 * held[0]).fixed(1)) % on what it has not. On the right it hardly listens to \
      the neighbourhood any more: \((100 * held[last]).fixed(1)) % with k = \(candidates[last]). \
      Between them lies k = \(candidates[best]) with \((100 * held[best]).fixed(1)) %. The \
      valley is wide and the rates are counts of 200 points, so do not take the last digit for more \
      than it is: with another shuffle a neighbour of \(candidates[best]) may win.

      And one more warning. The smallest of \(candidates.count) error rates was picked *because* it \
      is small. As a promise for new points it is a little too good. If you need an honest number, \
      keep a test set away from all choices.
      """)
  }

  private static let scaling = Step(
    "Kilometres against euros", exercise: NearestNeighboursExercises.scaled
  ) { stage in
    let cars = carTable
    try stage.text(
      """
      A dealer has sold \(cars.count) cars of three makes. From the kilometres driven and the price \
      paid, can you tell the make? Each car is asked in turn, with all the others as its neighbours \
      and k = 3. This is the plane as the distance sees it:
      """)
    let raw = try KNearestNeighbors.fit(cars.features, cars.labels, settings: .init(neighbors: 3))
    try stage.figure(
      try regions(
        of: cars, slug: "lab06-unscaled", title: "Three neighbours, in km and euros",
        predict: raw.predict))
    let scaler = try Standardizer.fit(cars.features)
    let scatter = scaler.standardDeviations.elements.map { Int($0).grouped }
    let scaled = LabelledTable(
      columns: cars.columns, features: try scaler.transform(cars.features), classes: cars.classes,
      labels: cars.labels)
    var generator = RandomGenerator(seed: 68)
    let one = try Folds(cars.count, of: cars.count, using: &generator)
    let thousands = LabelledTable(
      columns: cars.columns, features: cars.features / NDArray([1000, 1]), classes: cars.classes,
      labels: cars.labels)
    func percent(_ table: LabelledTable) throws -> String {
      "\((100 * (try errorRate(of: table, k: 3, folds: one))).fixed(0)) %"
    }
    try stage.text(
      """
      Stripes. The kilometres scatter by \(scatter[0]), the prices by \(scatter[1]), and nobody told \
      the distance that a kilometre is not a euro. It adds up their squares, so the price counts for \
      next to nothing. \(try percent(cars)) of the answers are wrong. Write the kilometres in \
      thousands, and now they are what counts for nothing; \(try percent(thousands)) are wrong. A \
      method whose answers depend on the unit of a column \
      needs to be told what a unit is worth.

      The usual answer: subtract each column's mean and divide by its standard deviation. Then every \
      column scatters by 1.
      """)
    let model = try KNearestNeighbors.fit(
      scaled.features, scaled.labels, settings: .init(neighbors: 3))
    try stage.figure(
      try regions(
        of: cars, slug: "lab06-scaled", title: "Three neighbours, both columns scaled",
        predict: { try model.predict(scaler.transform($0)) }))
    try stage.text(
      """
      Now \(try percent(scaled)) are wrong. Nothing about the method has changed, only what "near" \
      means.

      One trap is left, and we have just stepped into it. Mean and deviation are *learned* from data, \
      like everything else a model knows; above they come from all \(cars.count) cars, and the car \
      that was asked had a say in them. Compute them from the training rows alone, and apply these \
      same numbers to the test rows. Otherwise knowledge about the test set leaks into the model, and \
      the error you report may be too good. If each set is scaled by its own numbers it is worse: the \
      same car, once in this table and once in that, becomes two different points.
      """)
  }

  private static let dimensions = Step("Many columns: where near loses its meaning") { stage in
    try stage.text(
      """
      So why not measure everything there is? Because distances behave strangely when there are many \
      columns. Here are 500 random points in a cube, all coordinates independent, and a random place \
      among them that asks: how far is my nearest neighbour, and how far the farthest?
      """)
    let extents = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000]
    var generator = RandomGenerator(seed: 1999)
    let spreads = extents.map { DistanceSpread(columns: $0, points: 500, using: &generator) }
    try stage.table(
      "500 points and a place, coordinates between 0 and 1, mean of 20 places",
      columns: ["columns", "nearest", "farthest", "nearest / farthest"],
      rows: zip(extents, spreads).map { columns, spread in
        [
          "\(columns)", spread.nearest.fixed(3), spread.farthest.fixed(3),
          (spread.nearest / spread.farthest).fixed(3),
        ]
      })
    try stage.figure(
      Figure(
        slug: "lab06-dimensions", title: "Near and far, by the number of columns",
        x: .init("columns", scale: .logarithmic),
        y: .init("nearest / farthest distance", range: 0...1),
        layers: [
          .line(x: extents.map(Double.init), y: spreads.map { $0.nearest / $0.farthest })
        ]))
    guard let last = spreads.last else { return }
    let edge = pow(0.01, 1.0 / 1000)
    try stage.text(
      """
      With one column the nearest is next door and the farthest at the other end. With 1000 the \
      nearest is already \((100 * last.nearest / last.farthest).fixed(0)) % as far as the farthest: \
      everybody is almost equally far away, and who is nearest is nearly a matter of chance. Another \
      way to see it: a cube that holds 1 % of the volume has an edge of 0.01 with one column, of 0.1 \
      with two, and of \(edge.fixed(4)) with 1000. It is hardly a neighbourhood any more. This is the \
      *curse of dimensionality* (R. Bellman, *Adaptive Control Processes*, 1961); K. Beyer and others \
      asked in 1999 when "nearest neighbour" is meaningful at all (*ICDT*, p. 217).

      Then how can it work for images of 784 pixels? Because their columns are far from independent. \
      A pixel beside ink is mostly ink. Here are 500 drawn digits, asked in the same way:
      """)
    var hand = RandomGenerator(seed: 28)
    let digits = Digits(generating: 520, using: &hand)
    let size = Digits.side * Digits.side
    let images = NDArray(
      shape: [digits.count, size], elements: digits.pixels.map { Double($0) / 255 })
    let drawn = DistanceSpread(points: images[20..<520], places: images[0..<20])
    let random = DistanceSpread(columns: size, points: 500, using: &generator)
    try stage.table(
      "784 columns", columns: ["", "nearest", "farthest", "nearest / farthest"],
      rows: [("random numbers", random), ("drawn digits", drawn)].map { name, spread in
        [
          name, spread.nearest.fixed(2), spread.farthest.fixed(2),
          (spread.nearest / spread.farthest).fixed(3),
        ]
      })
    try stage.text(
      """
      What counts is not how many columns a table has, but in how many directions its rows can \
      really go.
      """)
  }

  /// The cars with their make, by kilometres and price.
  private static var carTable: LabelledTable {
    let cars = UsedCars.sold
    let makes = Set(cars.map(\.make)).sorted()
    return LabelledTable(
      columns: ["odometer (km)", "price (euros)"],
      features: NDArray(
        shape: [cars.count, 2], elements: cars.flatMap { [$0.odometer, $0.price] }),
      classes: makes, labels: cars.compactMap { makes.firstIndex(of: $0.make) })
  }
}
