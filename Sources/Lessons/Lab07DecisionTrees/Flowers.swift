import Datasets
import LabKit
import NumericsEngine
import Plotting

extension DecisionTreesLesson {
  /// A tree for the irises, or for the student's own table, by the student's own functions.
  static let flowers = Step.milestone(
    "Milestone: a tree you grew yourself",
    needs: ["7.1", "7.5", "7.6", "7.7", "7.8", "7.9"], ownTableClasses: 2...20,
    on: (any DecisionTreesLab).self
  ) { lab, stage in
    guard let table = stage.ownTable else {
      try stage.text(
        """
        Everything below about flowers is computed by the functions you wrote: \(Iris.table.count) \
        irises, of which the tree may see one half. A quarter is kept for pruning, a quarter to judge \
        by.
        """)
      let tree = try classify(Iris.table, lab, stage)
      try newFlower(tree, lab, stage)
      try boundaries(Iris.table.selecting(columns: [2, 3]), lab, stage)
      return try digits(stage)
    }
    guard table.count >= 12, !table.columns.isEmpty else {
      let columns = table.columns.count == 1 ? "1 column" : "\(table.columns.count) columns"
      return try stage.text(
        """
        This table is too small for a tree: it has \
        \(table.count == 1 ? "1 row" : "\(table.count) rows") and \(columns). A tree needs some rows \
        to grow from, some to be pruned by and some to be judged on: twelve at the very least, and a \
        column beside the classes.
        """)
    }
    try stage.text(
      """
      Your own table: \(table.count.grouped) rows of \(table.classes.count) classes, with \
      \(table.columns.count == 1 ? "one column" : "\(table.columns.count) columns"). The tree may see \
      one half of the rows. A quarter is kept for pruning, a quarter to judge by.
      """)
    let tree = try classify(table, lab, stage)
    let columns = mainColumns(tree, of: table)
    if columns.count == 2 { try boundaries(table.selecting(columns: columns), lab, stage) }
  }

  /// Grows a tree, prunes it, prints it and judges it.
  private static func classify(
    _ table: LabelledTable, _ lab: any DecisionTreesLab, _ stage: Stage
  ) throws -> Tree {
    let (training, validation, test) = parts(of: table)
    if training.count + validation.count + test.count < table.count {
      try stage.text(
        """
        To keep it quick, at most \(training.count.grouped) rows of each part are used, drawn at random.
        """)
    }
    let counts = table.classes.indices.map { label in training.labels.count { $0 == label } }
    let before = try lab.entropy(counts)
    guard let first = try lab.bestSplit(training.features, training.labels, minimumLeafRows: 1)
    else {
      try stage.text("All rows are alike in all columns, so there is no question to ask.")
      return .leaf(label: 0, counts: counts)
    }
    try stage.text(
      """
      To begin with, the \(training.count.grouped) training rows have an entropy of \
      \(before.fixed(3)) bits. The question that tells most, \
      \(first.gain.fixed(3)) bits, is "\(table.columns[first.feature]) <= \
      \(first.threshold.significant(6))?". So the tree grows, down to pure leaves, and is then pruned:
      """)
    try stage.progress("Growing and pruning", done: 0, of: 2)
    let grown = try lab.grow(
      training.features, training.labels, classes: table.classes.count, maximumDepth: nil,
      minimumLeafRows: 1)
    try stage.progress("Growing and pruning", done: 1, of: 2)
    let pruned = try lab.pruned(grown, validation.features, validation.labels)
    try stage.progress("Growing and pruning", done: 2, of: 2)
    func hits(_ tree: Tree, _ rows: LabelledTable) throws -> Int {
      zip(try lab.predict(tree, rows.features), rows.labels).count { $0 == $1 }
    }
    let guess = Tree.leaf(
      label: counts.indices.max { counts[$0] < counts[$1] } ?? 0, counts: counts)
    try stage.table(
      "Rows that are classified correctly",
      columns: ["tree", "leaves", "depth", "training", "validation", "test"],
      rows: try [
        ("as it grew", grown), ("pruned", pruned), ("most frequent class", guess),
      ].map { name, tree in
        try [name, "\(tree.leafCount)", "\(tree.depth)"]
          + [training, validation, test].map { try "\(hits(tree, $0)) of \($0.count)" }
      })
    let fewer = grown.leafCount - pruned.leafCount
    if fewer > 0, try hits(pruned, test) == hits(grown, test) {
      try stage.text(
        """
        \(fewer == 1 ? "One leaf" : "\(fewer) leaves") fewer, and no test row lost: \
        \(fewer == 1 ? "that leaf was" : "those leaves were") noise.
        """)
    }
    let rules = try lab.rules(pruned, features: table.columns, classes: table.classes)
    let shown = 20
    try stage.text("The pruned tree, as your rules:")
    try stage.verbatim(rules.prefix(shown).map(broken).joined(separator: "\n"))
    if rules.count > shown {
      try stage.text("And \(rules.count - shown) more of this kind.")
    }
    return pruned
  }

  /// One half to grow from, a quarter to prune by, a quarter to judge by.
  ///
  /// Not more rows than a plain search, of the order rows² · columns · classes, looks at in seconds.
  private static func parts(
    of table: LabelledTable
  ) -> (training: LabelledTable, validation: LabelledTable, test: LabelledTable) {
    var generator = RandomGenerator(seed: 70)
    let parts = table.split(validation: 0.25, test: 0.25, using: &generator)
    let width = Double(table.columns.count * table.classes.count)
    let most = max(60, min(1000, Int((6e6 / width).squareRoot())))
    func first(_ rows: LabelledTable) -> LabelledTable {
      rows.count > most ? rows[Array(0..<most)] : rows
    }
    return (first(parts.training), first(parts.validation), first(parts.test))
  }

  /// A rule over several lines if it is too long for one.
  private static func broken(_ rule: String) -> String {
    guard rule.count > 72 else { return rule }
    return rule.replacing(" and ", with: "\n   and ").replacing(" then ", with: "\n   then ")
  }

  private static func newFlower(
    _ tree: Tree, _ lab: any DecisionTreesLab, _ stage: Stage
  ) throws {
    let found = NDArray([[6.1, 2.9, 4.9, 1.5]])
    let kind = Iris.table.classes[try lab.predict(tree, found)[0]]
    try stage.text(
      """
      Now go out and measure one that is in no table: sepals 6.1 cm long and 2.9 cm wide, petals 4.9 cm \
      by 1.5 cm. Your tree says *\(kind)*. Find the one rule above that holds for it, and you know why.
      """)
  }

  /// The columns of the topmost questions, the first two that differ.
  private static func mainColumns(_ tree: Tree, of table: LabelledTable) -> [Int] {
    var columns: [Int] = []
    var level = [tree]
    while !level.isEmpty, columns.count < 2 {
      for case .split(let feature, _, _, _) in level where !columns.contains(feature) {
        columns.append(feature)
      }
      level = level.flatMap { tree -> [Tree] in
        guard case .split(_, _, let left, let right) = tree else { return [] }
        return [left, right]
      }
    }
    for other in table.columns.indices where columns.count < 2 && !columns.contains(other) {
      columns.append(other)
    }
    return columns.prefix(2).sorted()
  }

  /// A tree of two columns alone, drawn over the plane that it divides.
  private static func boundaries(
    _ plane: LabelledTable, _ lab: any DecisionTreesLab, _ stage: Stage
  ) throws {
    let parts = parts(of: plane)
    let grown = try lab.grow(
      parts.training.features, parts.training.labels, classes: plane.classes.count,
      maximumDepth: nil, minimumLeafRows: 1)
    let tree = try lab.pruned(grown, parts.validation.features, parts.validation.labels)
    try stage.text(
      """
      To see boundaries we need a plane. A second tree may look at two columns only, \
      \(plane.columns[0]) and \(plane.columns[1]); it has \(tree.leafCount) leaves after pruning, and as \
      many rectangles. The points are all \(plane.count.grouped) rows.
      """)
    try stage.figure(
      try regions(
        slug: "lab07-boundaries", title: "The plane as your tree divides it", of: plane,
        predict: { try lab.predict(tree, $0) }))
  }
}
