import Datasets
import Models
import NumericsEngine
import Plotting

extension NearestNeighboursLesson {
  /// From distances to a class.
  static let voting = [nearest, vote, classify]

  private static let nearest = Step(
    "The k nearest, and who is not asked", exercise: NearestNeighboursExercises.nearest
  ) { stage in
    let table = Iris.table
    let row = 101
    let offsets = table.features - table.features.row(row)
    let distances = sqrt((offsets * offsets).sum(axis: 1)).elements
    let order = table.labels.indices.sorted { distances[$0] < distances[$1] }
    try stage.text(
      """
      With all distances in hand, sort. But look closely at what you get. Here is the beginning of \
      the list for flower \(row) of the irises, now with all four measurements:
      """)
    try stage.table(
      "The flowers nearest to flower \(row)", columns: ["flower", "distance", "kind"],
      rows: order.prefix(7).map { index in
        ["\(index)", distances[index].fixed(4), table.classes[table.labels[index]]]
      })
    let twin = order.first { $0 != row && distances[$0] == 0 } ?? row
    try stage.text(
      """
      The nearest of all is the flower itself. If you ask a flower of the table which kind it is, it \
      must not answer the question itself: k = 1 would be right every time, and would have learned \
      nothing. Nor can you simply drop the first of the list. Flower \(twin) has exactly the same \
      measurements, and it is a true neighbour. So the *index* is what you leave out.

      And there are equal distances. Which of the equals comes first must be said, or the answer \
      changes from one sorting method to the next. In this lab: the smaller index first.
      """)
  }

  private static let vote = Step(
    "The vote", exercise: NearestNeighboursExercises.majorityVote
  ) { stage in
    try stage.text(
      """
      The neighbours vote, each with its own class, and the class with the most votes wins. It need \
      not have more than half of them. When two classes have equally many, somebody has to decide, \
      and the nearest neighbour is a good judge. The rule of this lab: among the classes with the \
      most votes, the one whose first voter is nearest.
      """)
    try stage.verbatim(
      """
      nearest first          votes                      winner
      2 1 2 0 2              2: three                   2
      3 1 1 3                3: two, 1: two             3, it begins nearer
      4 0 2 2 0              4: one, 0: two, 2: two     0, for 4 is not tied
      """)
    try stage.text(
      """
      Other programs have other rules. scikit-learn, for one, takes the smallest class number, which \
      depends on nothing but the names. How often does it matter? Here are \(PlaneSample.count) \
      random points between three overlapping clouds, asked for the class of their k nearest:
      """)
    var generator = RandomGenerator(seed: 65)
    let table = PlanarSets.blobs(count: 150, classes: 3, noise: 1.5, using: &generator)
    let queries = generator.uniform(in: -4..<4, shape: [PlaneSample.count, 2])
    try stage.table(
      "Votes that end in a tie, three classes", columns: ["k", "ties"],
      rows: try [1, 2, 3, 4, 5, 6, 7].map { k in
        let share = try PlaneSample.tiedShare(table, queries: queries, k: k)
        return ["\(k)", "\((100 * share).fixed(1)) %"]
      })
    try stage.text(
      """
      An odd k rules ties out when there are two classes. With three it does not. And see what our \
      rule makes of k = 2: either both neighbours agree, or the nearer one decides. The answer is \
      that of k = 1, always.
      """)
  }

  private static let classify = Step(
    "Three in a row: distances, neighbours, vote",
    exercise: NearestNeighboursExercises.classified
  ) { stage in
    var generator = RandomGenerator(seed: 61)
    let moons = PlanarSets.moons(count: 200, noise: 0.3, using: &generator)
    let fresh = PlanarSets.moons(count: 2000, noise: 0.3, using: &generator)
    try stage.text(
      """
      Put the three functions together, and you have a classifier. What it knows shows best in the \
      plane: colour every place by the class it would get there. The \(moons.count) points are two \
      half moons that reach into each other, with a good deal of noise. First k = 1:
      """)
    let k = [1, 5, 25]
    try stage.figure(try regions(of: moons, k: k[0]))
    try stage.text(
      """
      Every point owns the places that are nearer to it than to any other. A stray point becomes an \
      island in the middle of the other class. Now k = 5 and k = 25:
      """)
    try stage.figure(try regions(of: moons, k: k[1]))
    try stage.figure(try regions(of: moons, k: k[2]))
    try stage.text(
      """
      The islands go, the border grows smooth. More neighbours average the noise away. But they also \
      reach further, and the more of the \(moons.count) points have a vote about every place, the \
      less it matters where the place is. Which k is best? Not the one that does best on the points \
      it has kept:
      """)
    try stage.table(
      "Wrong answers", columns: ["k", "on its own points", "on \(fresh.count.grouped) new ones"],
      rows: try (k + [101, 161]).map { k in
        let model = try KNearestNeighbors.fit(
          moons.features, moons.labels, settings: .init(neighbors: k))
        return [
          "\(k)",
          "\((100 * (1 - (try model.score(moons.features, moons.labels)))).fixed(1)) %",
          "\((100 * (1 - (try model.score(fresh.features, fresh.labels)))).fixed(1)) %",
        ]
      })
    try stage.text(
      """
      With k = 1 every point finds itself and is right: 0 % wrong, and it means nothing. The points \
      that count are the ones the model has not kept. Here they could be drawn afresh from the same \
      moons; with real data they cannot. The next step finds a way.
      """)
  }

  /// The plane coloured by the class of its k nearest points, with the points.
  private static func regions(of table: LabelledTable, k: Int) throws -> Figure {
    let model = try KNearestNeighbors.fit(
      table.features, table.labels, settings: .init(neighbors: k))
    return try regions(
      of: table, slug: "lab06-regions-\(k)",
      title: "k = \(k): the class of every place, and the points that decide",
      predict: model.predict)
  }

  /// The plane coloured by the class it is predicted, with a table's points.
  static func regions(
    of table: LabelledTable, slug: String, title: String, side: Int = 90,
    predict: (NDArray<Double>) throws -> [Int]
  ) throws -> Figure {
    let x = frame(of: table.features.column(0).elements)
    let y = frame(of: table.features.column(1).elements)
    func place(_ index: Int, in range: ClosedRange<Double>) -> Double {
      let part = (Double(index) + 0.5) / Double(side)
      return range.lowerBound + part * (range.upperBound - range.lowerBound)
    }
    var places: [Double] = []
    for row in 0..<side {
      for column in 0..<side { places += [place(column, in: x), place(row, in: y)] }
    }
    let labels = try predict(NDArray(shape: [side * side, 2], elements: places))
    return Figure(
      slug: slug, title: title, x: .init(table.columns[0], range: x),
      y: .init(table.columns[1], range: y),
      layers: [
        .field(
          Figure.Grid(rows: side, columns: side, values: labels.map(Double.init)), x: x, y: y,
          colours: .classes)
      ] + points(of: table))
  }

  /// The range of some values and a little more.
  private static func frame(of values: [Double]) -> ClosedRange<Double> {
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    let margin = high > low ? 0.06 * (high - low) : 1
    return (low - margin)...(high + margin)
  }
}

/// Random places that ask for their neighbours' votes.
private enum PlaneSample {
  static let count = 1000

  /// How many votes end with two or more classes in front, as a share.
  static func tiedShare(
    _ table: LabelledTable, queries: NDArray<Double>, k: Int
  ) throws -> Double {
    let model = try KNearestNeighbors.fit(
      table.features, table.labels, settings: .init(neighbors: k))
    let shares = try model.probabilities(queries)  // [count, classes]
    let most = shares.max(axis: 1, keepingDimensions: true)
    let winners = (shares .== most).trueCount(axis: 1)
    return Double(winners.elements.count { $0 > 1 }) / Double(count)
  }
}
