import Datasets
import NumericsEngine
import Testing

@testable import Models

@Suite struct GrowingTests {
  private func grow(
    _ rows: [[Double]], _ labels: [Int], _ settings: DecisionTreeSettings = .init()
  ) throws -> DecisionTree<Double> {
    try DecisionTree.fit(NDArray(rows), labels, settings: settings)
  }

  private static let criteria = Impurity.allCases

  @Test(arguments: criteria) func exclusiveOrNeedsASplitWithoutGain(criterion: Impurity) throws {
    let tree = try grow(
      [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0], .init(criterion: criterion))
    #expect(tree.steps.map(\.column) == [0, 1, -1, -1, 1, -1, -1])
    #expect(tree.gain(at: 0) == 0)
    #expect(tree.depth == 2 && tree.leafCount == 4 && tree.nodeCount == 7)
    #expect(try tree.predict(NDArray([[0.4, 0.6], [0.6, 0.6]])) == [1, 0])
  }

  @Test(arguments: criteria) func firstOfEqualColumnsIsTaken(criterion: Impurity) throws {
    let tree = try grow(
      [[7, 1, 1], [7, 2, 2], [7, 3, 3]], [0, 0, 1], .init(criterion: criterion))
    #expect(tree.steps.map(\.column) == [1, -1, -1])
  }

  @Test func tiesCanBeDrawn() throws {
    let rows = (0..<6).map { row in (0..<5).map { _ in Double(row) } }
    let labels = [0, 0, 1, 1, 2, 2]
    let columns = try (UInt32(0)..<40).map { seed in
      let tree = try grow(rows, labels, .init(ties: .drawn(seed: seed)))
      #expect(tree.steps[0].threshold == 1.5)
      #expect(
        try grow(rows, labels, .init(ties: .drawn(seed: seed))).rules() == tree.rules())
      return Int(tree.steps[0].column)
    }
    // With 40 seeds one of five columns is missing with a chance of 5 · 0.8⁴⁰ < 0.001.
    #expect(Set(columns) == [0, 1, 2, 3, 4])
    // The columns of the table are named, not those of the order.
    let iris = Iris.table
    for seed in UInt32(0)..<5 {
      let tree = try DecisionTree.fit(
        iris.features, iris.labels, settings: .init(ties: .drawn(seed: seed)))
      #expect(try tree.score(iris.features, iris.labels) == 1)
    }
  }

  @Test(arguments: criteria) func lowestOfEqualThresholdsIsTaken(criterion: Impurity) throws {
    let rows: [[Double]] = [[1], [2], [3], [4]]
    // The most frequent value, which is treated apart, is below, between and above the thresholds.
    for common in [[0.0], [2.5], [5.0]] {
      let tree = try grow(
        rows + [common, common, common], [0, 1, 1, 0, 1, 1, 1], .init(criterion: criterion))
      let slow = SlowTree(
        rows + [common, common, common], [0, 1, 1, 0, 1, 1, 1], .init(criterion: criterion))
      #expect(tree.steps.map(\.threshold) == slow.thresholds)
    }
    let tree = try grow(rows, [0, 1, 1, 0], .init(criterion: criterion, maximumDepth: 1))
    #expect(tree.steps[0].threshold == 1.5)
  }

  @Test func thresholdsAreHalfWayAndNeverTheUpperValue() throws {
    let next = 1.0.nextUp
    let largest = Double.greatestFiniteMagnitude
    let least = Double.leastNonzeroMagnitude
    for (low, high, middle) in [
      (1.0, 4, 2.5), (1, next, 1), (next, next.nextUp, next), (-largest, largest, 0),
      (largest / 2, largest, largest * 0.75), (-least, least, 0), (0, least, 0),
    ] {
      let tree = try grow([[low], [high]], [0, 1])
      #expect(tree.steps[0].threshold == middle, "\(low) and \(high)")
      #expect(try tree.predict(NDArray([[low], [high]])) == [0, 1])
    }
    let float = try DecisionTree<Float>.fit(
      NDArray([[Float(1)], [Float(1).nextUp]]), [0, 1], settings: .init())
    #expect(float.steps[0].threshold == 1)
  }

  @Test func zerosOfBothSignsAreOneValue() throws {
    let tree = try grow([[-0.0, 1], [0.0, 2], [-0.0, 1], [0.0, 2]], [0, 1, 0, 1])
    #expect(tree.steps.map(\.column) == [1, -1, -1])
  }

  @Test func equalRowsOfTwoClassesAreALeaf() throws {
    let tree = try grow([[1, 2], [1, 2], [1, 2]], [2, 1, 2])
    #expect(tree.nodeCount == 1 && tree.depth == 0)
    #expect(tree.classCount == 3)
    #expect(try tree.probabilities(NDArray([[5.0, 5]])).elements == [0, 1.0 / 3, 2.0 / 3])
    #expect(try grow([[1], [1]], [1, 0]).predict(NDArray([[1.0]])) == [0])
  }

  @Test func limitsAreKept() throws {
    let iris = Iris.table
    for criterion in Impurity.allCases {
      let tree = try DecisionTree.fit(
        iris.features, iris.labels,
        settings: .init(
          criterion: criterion, maximumDepth: 3, minimumLeafRows: 4, minimumSplitRows: 20,
          minimumGain: 0.05))
      #expect(tree.depth <= 3)
      for index in 0..<tree.nodeCount {
        let node = tree.node(at: index)
        #expect(node.rowCount >= 4)
        guard let split = node.split else { continue }
        #expect(node.rowCount >= 20 && split.gain >= 0.05)
        #expect(
          zip(tree.node(at: split.left).counts, tree.node(at: split.right).counts).map(+)
            == node.counts)
      }
    }
  }

  @Test func aGainAsLargeAsAskedForIsEnough() throws {
    let rows: [[Double]] = [[0, 0], [0, 1], [1, 0], [1, 1]]
    #expect(try grow(rows, [0, 0, 1, 1], .init(minimumGain: 1)).nodeCount == 3)
    #expect(try grow(rows, [0, 0, 1, 1], .init(minimumGain: 1.001)).nodeCount == 1)
    #expect(
      try grow(rows, [0, 0, 1, 1], .init(criterion: .gini, minimumGain: 0.5)).nodeCount == 3)
  }

  @Test func viewsAreReadByTheirStrides() throws {
    let iris = Iris.table
    let copy = try DecisionTree.fit(iris.features, iris.labels, settings: .init())
    let transposed = iris.features.transposed.contiguous()
    let view = try DecisionTree.fit(transposed.transposed, iris.labels, settings: .init())
    #expect(view.rules() == copy.rules())
    #expect(try copy.predict(transposed.transposed) == iris.labels)
  }

  /// Enough digits that large nodes are divided on all cores, and the small ones one by one.
  @Test func theTreeIsTheSameOnAnyNumberOfThreads() throws {
    var generator = RandomGenerator(seed: 5)
    let numbers = generator.uniform(shape: [3000, 40]).map { ($0 * 300).rounded(.down) }
    let features = relu(numbers - 200)
    let labels = generator.integers(in: 0...9, count: 3000)
    let count = Threads.count
    defer { Threads.count = count }
    for criterion in Impurity.allCases {
      var trees: [String] = []
      for threads in [1, 2, 5] {
        Threads.count = threads
        var last = 0
        let tree = try DecisionTree.fit(
          features, labels, settings: .init(criterion: criterion)
        ) { settled, _ in last = settled }
        #expect(last == 3000)
        trees.append(tree.dot())
      }
      #expect(trees[1] == trees[0] && trees[2] == trees[0])
    }
  }

  @Test func progressEndsWithAllRows() throws {
    var reports: [Int] = []
    let iris = Iris.table
    let tree = try DecisionTree.fit(iris.features, iris.labels, settings: .init()) {
      settled, rows in
      #expect(rows == 150)
      reports.append(settled)
    }
    #expect(reports.last == 150)
    #expect(reports == reports.sorted() && Set(reports).count == reports.count)
    #expect(try tree.score(iris.features, iris.labels) == 1)
  }
}
