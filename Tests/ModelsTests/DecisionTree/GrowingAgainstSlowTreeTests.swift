import NumericsEngine
import Testing

@testable import Models

/// Hundreds of small tables with many ties, on which every split is known from ``SlowTree``.
@Suite struct GrowingAgainstSlowTreeTests {
  /// A table of whole numbers or of numbers that never repeat, and labels of at least two classes.
  private func table(_ seed: Int) -> (rows: [[Double]], labels: [Int]) {
    var generator = RandomGenerator(seed: UInt32(seed))
    let (rowCount, columnCount) = (generator.integer(in: 2...40), generator.integer(in: 1...4))
    let (levels, classCount) = (generator.integer(in: 1...9), generator.integer(in: 2...4))
    let rows = (0..<rowCount).map { _ in
      (0..<columnCount).map { column in
        // The last column of some tables has a value of its own in each row; −0 and 0 are one.
        seed % 3 == 0 && column == columnCount - 1
          ? generator.uniform() : Double(generator.integer(in: -2...levels)) * -0.5
      }
    }
    var labels = generator.integers(in: 0...(classCount - 1), count: rowCount)
    (labels[0], labels[1]) = (0, classCount - 1)
    return (rows, labels)
  }

  private func settings(_ seed: Int) -> DecisionTreeSettings {
    var settings = DecisionTreeSettings(criterion: seed % 2 == 0 ? .entropy : .gini)
    switch seed % 5 {
    case 1: settings.maximumDepth = 1 + seed % 4
    case 2: settings.minimumLeafRows = 1 + seed % 7
    case 3: settings.minimumSplitRows = 2 + seed % 9
    // Between the gains that rows of up to 40 can have.
    case 4: settings.minimumGain = 0.123_456_7
    default: break
    }
    return settings
  }

  @Test(arguments: 0..<500) func treesAgree(seed: Int) throws {
    let (rows, labels) = table(seed)
    let settings = settings(seed)
    let slow = SlowTree(rows, labels, settings)
    // Every column by a table of its values, by sorting, and some so and some so.
    for tableLimit in [256, 0, 5] {
      let tree = try DecisionTree.fit(
        NDArray(rows), labels, settings: settings, tableLimit: tableLimit)
      #expect(tree.steps.map { Int($0.column) } == slow.columns)
      #expect(tree.steps.map(\.threshold) == slow.thresholds)
      #expect(tree.counts == slow.counts.flatMap { $0 })
    }
  }

  @Test(arguments: 0..<50) func treesOfFloatsAgree(seed: Int) throws {
    let (rows, labels) = table(seed * 3 + 1)
    let slow = SlowTree(rows, labels, settings(seed))
    let tree = try DecisionTree.fit(
      NDArray(rows.map { $0.map { Float($0) } }), labels, settings: settings(seed))
    #expect(tree.steps.map { Int($0.column) } == slow.columns)
    #expect(tree.steps.map { Double($0.threshold) } == slow.thresholds)
  }
}
