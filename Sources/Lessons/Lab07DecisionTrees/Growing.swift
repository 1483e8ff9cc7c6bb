import Datasets
import Models
import NumericsEngine
import Plotting

extension DecisionTreesLesson {
  /// Question after question, and how far to go.
  static let growing = [grow, predict]

  /// Two half moons with so much noise that they overlap: to learn from, to prune by, to judge by.
  static func moons() -> TableSplit {
    var generator = RandomGenerator(seed: 23)
    return PlanarSets.moons(count: 2400, noise: 0.35, using: &generator)
      .split(validation: 1.0 / 12, test: 10.0 / 12, using: &generator)
  }

  private static let grow = Step(
    "Question after question", exercise: DecisionTreesExercises.grow
  ) { stage in
    try stage.text(
      """
      One question makes two heaps. Each of them is a table again, smaller and less mixed, and it gets \
      the best question of its own. So it goes on until a heap is pure or cannot be parted any more. \
      Then it becomes a *leaf*, which answers with its most frequent class.

      That is a function that calls itself, and the tree has the same form: it is a leaf, or a question \
      with a tree on either side. Swift writes it as
      """)
    try stage.verbatim(
      """
      indirect enum Tree {
        case leaf(label: Int, counts: [Int])
        case split(feature: Int, threshold: Double, left: Tree, right: Tree)
      }
      """)
    try stage.text(
      """
      `counts` are the training rows of each class that ended in a leaf. For a split, `tree.counts` is \
      the sum over the leaves below.
      """)
    let moons = moons().training
    try stage.text(
      """
      Each question cuts a column at one number. In a plane of two columns, that is a straight cut \
      across a rectangle, vertical or horizontal. Watch what \(moons.count) points of two noisy half moons \
      become with one question, with at most three on each way, and without a limit. The ground shows the \
      class that the tree predicts there. Neighbouring leaves of the same class look like one area:
      """)
    for (depth, name) in [(1, "1"), (3, "3"), (nil, "unlimited")] as [(Int?, String)] {
      let tree = try DecisionTree.fit(
        moons.features, moons.labels, settings: .init(maximumDepth: depth))
      let title = depth.map { $0 == 1 ? "Depth 1" : "Depth \($0)" } ?? "Depth without limit"
      try stage.figure(
        try regions(
          slug: "lab07-depth-\(name)", title: "\(title): \(tree.leafCount) leaves", of: moons,
          predict: tree.predict))
    }
    try stage.text(
      """
      Without a limit every point lies in its own class's area, also those that noise has thrown into \
      the other moon. Keep these islands in mind; they are the subject of the next two steps.

      The search is *greedy*: it takes what gains most now and never looks ahead. That can go wrong. If \
      the classes lie crosswise, as in exclusive or,
      """)
    try stage.verbatim(
      """
      x  y  class
      0  0    0
      0  1    1          no single question gains anything: each side
      1  0    1          still has one row of each class
      1  1    0
      """)
    try stage.text(
      """
      then a tree that stops where nothing is gained would stop at once. So ours does not stop there. \
      It asks anyway, by the tie rule x <= 0.5, and one level deeper y parts both sides perfectly. \
      Growing too much can be repaired afterwards; stopping too early cannot.
      """)
  }

  private static let predict = Step(
    "The tree at work, and at fault", exercise: DecisionTreesExercises.predict
  ) { stage in
    let parts = moons()
    let depths = Array(1...12)
    let trees = try depths.map {
      try DecisionTree.fit(
        parts.training.features, parts.training.labels, settings: .init(maximumDepth: $0))
    }
    let training = try trees.map {
      try $0.score(parts.training.features, parts.training.labels)
    }
    let test = try trees.map { try $0.score(parts.test.features, parts.test.labels) }
    try stage.text(
      """
      To classify a row you follow its answers from the top to a leaf. That is cheap: one comparison \
      for each level, however many rows the tree has learned from.

      How good is it? On the rows it grew from, an unlimited tree is nearly always perfect, for it asks \
      until every heap is pure. So that number says nothing. Ask for rows it has never seen. Here are \
      both for the moons, \(parts.training.count) points to learn from and \
      \(parts.test.count.grouped) new ones to be judged by:
      """)
    try stage.figure(
      Figure(
        slug: "lab07-overfitting", title: "The deeper, the better? Only on the rows it knows",
        x: .init("greatest depth"), y: .init("accuracy"),
        layers: [
          .line(
            x: depths.map(Double.init), y: training, label: "rows it grew from", stroke: .solid),
          .line(x: depths.map(Double.init), y: test, label: "new rows", stroke: .dashed),
        ]))
    let best = test.indices.max { test[$0] < test[$1] } ?? 0
    try stage.table(
      "Accuracy by depth", columns: ["depth", "leaves", "rows it grew from", "new rows"],
      rows: [0, 1, 2, 3, 5, 7, 11].map {
        ["\(depths[$0])", "\(trees[$0].leafCount)", training[$0].fixed(3), test[$0].fixed(3)]
      })
    try stage.text(
      """
      With \(depths[best]) questions on each way the tree is at its best, \(test[best].fixed(3)) on new rows. From \
      there on it learns the noise: better and better on what it knows, worse on everything else. That \
      is *overfitting*, and trees are especially prone to it, because nothing in the search ever says \
      "enough".

      A small matter of comparison: exactly at the threshold a row goes left, `<=`. And a missing value \
      that came as NaN? Every comparison with NaN is false, so with `<=` it goes right. That is a rule \
      as good as any, as long as it is always the same one.
      """)
  }
}
