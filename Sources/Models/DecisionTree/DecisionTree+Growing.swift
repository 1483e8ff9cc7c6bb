import NumericsEngine

extension DecisionTree {
  /// Grows a tree.
  ///
  /// - Parameters:
  ///   - features: `[rows, columns]`
  ///   - labels: The classes of the rows, 0, 1, …: `[rows]`.
  /// - Throws: ``ModelError`` for no rows or columns, NaN or infinities, another number of labels
  ///   than of rows, negative labels, rows of one class only, settings out of range, and for tables
  ///   with too many different values and classes for keys of 32 bits.
  /// - Complexity: O(*rows* · *columns* · *depth*) at most; less the rows that have the most
  ///   frequent value of a column. On all cores, with the same result on any number.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public static func fit(
    _ features: NDArray<Scalar>, _ labels: [Int], settings: Settings
  ) throws -> DecisionTree {
    try fit(features, labels, settings: settings, progress: nil)
  }

  /// Grows a tree, and tells on the way how many of the rows have come to a leaf.
  ///
  /// - Parameter progress: Is called on this thread after each hundredth of the rows, at least once
  ///   at the end.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public static func fit(
    _ features: NDArray<Scalar>, _ labels: [Int], settings: Settings,
    progress: ((_ settledRows: Int, _ rows: Int) -> Void)?
  ) throws -> DecisionTree {
    try fit(features, labels, settings: settings, tableLimit: 256, progress: progress)
  }

  /// - Parameter tableLimit: How many different values a column may have to be sorted by a table.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  static func fit(
    _ features: NDArray<Scalar>, _ labels: [Int], settings: Settings, tableLimit: Int,
    progress: ((_ settledRows: Int, _ rows: Int) -> Void)? = nil
  ) throws -> DecisionTree {
    try settings.check()
    try Examples.check(features, targets: labels.count)
    let classCount = try Examples.classCount(labels)
    let sorted = try SortedColumns(
      features, labels, classCount: classCount, tableLimit: tableLimit)
    var counts = [UInt32](repeating: 0, count: classCount)
    for label in labels { counts[label] += 1 }
    let order = settings.order(ofColumns: sorted.columns.count)
    let grower = TreeGrower(
      columns: order.map { sorted.columns[$0] }, classBits: sorted.classBits,
      rowCount: labels.count,
      classCount: classCount, settings: settings)
    let grown = grower.grow(
      counts: counts, progress: GrowthProgress(total: labels.count, report: progress))
    return withExtendedLifetime(sorted) {
      DecisionTree(
        grown, sorted, order, classCount: classCount, criterion: settings.criterion)
    }
  }

  /// Puts grown nodes in preorder, and gives back the columns the places they have in the table.
  private init(
    _ grown: GrownNodes, _ sorted: SortedColumns<Scalar>, _ order: [Int], classCount: Int,
    criterion: Impurity
  ) {
    var (steps, counts): ([Step], [Int]) = ([], [])
    steps.reserveCapacity(grown.nodes.count)
    counts.reserveCapacity(grown.counts.count)
    // With each node comes the one whose right child it is.
    var open: [(node: Int, parent: Int?)] = [(0, nil)]
    while let (index, parent) = open.popLast() {
      if let parent { steps[parent].right = Int32(steps.count) }
      let node = grown.nodes[index]
      counts += grown.counts[index * classCount..<(index + 1) * classCount].lazy.map { Int($0) }
      guard node.column >= 0 else {
        steps.append(.leaf)
        continue
      }
      open.append((Int(node.right), steps.count))
      open.append((Int(node.left), nil))
      let column = order[Int(node.column)]
      steps.append(
        Step(
          column: Int32(column), right: 0,
          threshold: sorted.threshold(
            column: column, lower: node.lower, upper: node.upper)))
    }
    self.init(
      classCount: classCount, columnCount: sorted.columns.count, criterion: criterion,
      steps: steps, counts: counts)
  }
}
