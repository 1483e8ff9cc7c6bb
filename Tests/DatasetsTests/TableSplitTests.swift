import Datasets
import NumericsEngine
import Testing

@Suite struct TableSplitTests {
  /// A table whose rows are their own numbers, with the label number mod 3.
  private func numbered(_ count: Int) -> LabelledTable {
    LabelledTable(
      columns: ["number"],
      features: NDArray(shape: [count, 1], elements: (0..<count).map(Double.init)),
      classes: ["a", "b", "c"], labels: (0..<count).map { $0 % 3 })
  }

  @Test(arguments: [(10, 0.2, 0.3), (1, 0.5, 0.5), (7, 0, 0), (9, 0.5, 0.5), (0, 0.1, 0.1)])
  func everyRowGoesToOnePartWithItsLabel(count: Int, validation: Double, test: Double) {
    var generator = RandomGenerator(seed: 1)
    let split = numbered(count).split(validation: validation, test: test, using: &generator)
    let parts = [split.training, split.validation, split.test]
    let numbers = parts.flatMap { $0.features.elements }
    #expect(numbers.sorted() == (0..<count).map(Double.init))
    #expect(parts.flatMap(\.labels) == numbers.map { Int($0) % 3 })
    #expect(split.test.count == Int((test * Double(count)).rounded()))
  }

  @Test func theSeedDecides() {
    func training(_ seed: UInt32) -> [Double] {
      var generator = RandomGenerator(seed: seed)
      return numbered(50).split(test: 0.2, using: &generator).training.features.elements
    }
    #expect(training(1) == training(1))
    #expect(training(1) != training(2))
  }
}
