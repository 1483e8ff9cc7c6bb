import Datasets
import Models
import NumericsEngine
import Plotting

extension DecisionTreesLesson {
  /// Cutting back, and reading what is left.
  static let pruning = [prune, rules]

  private static let prune = Step(
    "Cutting back", exercise: DecisionTreesExercises.pruned
  ) { stage in
    let parts = moons()
    let grown = try DecisionTree.fit(
      parts.training.features, parts.training.labels, settings: .init())
    let pruned = try grown.pruned(validation: parts.validation.features, parts.validation.labels)
    try stage.text(
      """
      How deep is right? One way is to try depths. But noise does not sit at one depth: a tree may be \
      too fine in one corner and just right in another. The gardener's way is better. Let the tree grow \
      as it likes, then cut back each branch that does not pay.

      "Pays" must be judged by rows the tree has not grown from. On its own rows no branch ever looks \
      useless. So keep some aside, the *validation* rows, and go through the tree from the leaves up. \
      At every split ask: if a leaf stood here, with the most frequent class of its training rows, how \
      many of the validation rows that come by would be wrong? If not more than with the branch, the \
      branch goes. This is *reduced-error pruning* (J. R. Quinlan, *Simplifying Decision Trees*, \
      International Journal of Man-Machine Studies 27, 1987, section 2.2).
      """)
    try stage.text(
      """
      The tree of the moons without a limit, of \(grown.leafCount) leaves, becomes this:
      """)
    let after = try regions(
      slug: "lab07-after-pruning",
      title: "Pruned on \(parts.validation.count) other points: \(pruned.leafCount) leaves",
      of: parts.training, predict: pruned.predict)
    try stage.figure(after)
    let limited = try DecisionTree.fit(
      parts.training.features, parts.training.labels, settings: .init(maximumDepth: 3))
    let areas = try regions(slug: "", title: "", of: parts.training, predict: limited.predict)
    if areas.content == after.content {
      try stage.text(
        """
        These are the areas of depth 3, found without trying depths, with \(pruned.leafCount) leaves \
        in place of \(limited.leafCount).
        """)
    }
    func row(_ name: String, _ tree: DecisionTree<Double>) throws -> [String] {
      [name, "\(tree.leafCount)", "\(tree.depth)"]
        + (try [parts.training, parts.validation, parts.test].map {
          try tree.score($0.features, $0.labels).fixed(3)
        })
    }
    try stage.table(
      "Accuracy on three kinds of rows",
      columns: ["tree", "leaves", "depth", "training", "validation", "test"],
      rows: [try row("as it grew", grown), try row("pruned", pruned)])
    try stage.text(
      """
      The islands are gone, and \(parts.test.count.grouped) test points, used for nothing before, are \
      classified better by a fraction of the leaves. Why a third set? The validation rows have chosen \
      the branches, so they flatter the result; only rows that chose nothing are honest judges.

      The order matters. From the leaves up, a branch is compared after its own twigs are cut; from the \
      top down you would judge it with all its weaknesses still on. Done in this order, the result is \
      the smallest of all prunings with the fewest validation errors, which is more than you can \
      usually say of a greedy method. And on a tie the leaf wins: what does not help, goes.
      """)
  }

  private static let rules = Step(
    "Reading a tree", exercise: DecisionTreesExercises.rules
  ) { stage in
    let irises = Iris.table
    let tree = try DecisionTree.fit(
      irises.features, irises.labels, settings: .init(maximumDepth: 3, minimumLeafRows: 3))
    let names = irises.columns.map { String($0.dropLast(5)) }
    try stage.text(
      """
      A bank that refuses a credit has to say why; so has a doctor. That is where trees shine: every \
      answer comes with its reasons, the questions on the way. Here is a tree of depth 3 for the irises \
      again, indented: what is below a line belongs to it.
      """)
    try stage.verbatim(tree.rules(columns: names, classes: irises.classes))
    try stage.text(
      """
      Each way from the top to a leaf is a rule by itself, "if … and … then …". Exactly one of them \
      holds for every flower, so their order does not matter, and you can hand a single one to somebody \
      who never saw the tree. Rules can be looked at critically, too: where both sides of a question \
      give the same class, the question only makes the answer more certain.

      To draw a tree as boxes and arrows, programs write it in the language of Graphviz. Save these \
      lines as `tree.dot`, and `dot -Tsvg tree.dot` makes the picture:
      """)
    let small = try DecisionTree.fit(
      irises.features, irises.labels, settings: .init(maximumDepth: 2))
    try stage.verbatim(small.dot(columns: names, classes: irises.classes))
  }
}
