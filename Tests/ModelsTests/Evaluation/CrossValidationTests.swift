import Datasets
import Models
import NumericsEngine
import Testing

@Suite struct CrossValidationTests {
  /// Predicts the mean of what it learned from; its score is minus the mean distance.
  private struct Mean: Model {
    let mean: Double
    static func fit(
      _ features: NDArray<Double>, _ targets: [Double], settings: Double
    ) throws -> Mean {
      // Each row holds its target, so rows and targets must have stayed together.
      #expect(features.column(0).elements == targets)
      return Mean(mean: targets.reduce(0, +) / Double(targets.count) + settings)
    }
    func predict(_ features: NDArray<Double>) throws -> [Double] {
      Array(repeating: mean, count: features.shape[0])
    }
    func score(_ features: NDArray<Double>, _ targets: [Double]) throws -> Double {
      #expect(features.column(0).elements == targets)
      return -targets.reduce(0) { $0 + abs($1 - mean) } / Double(targets.count)
    }
  }

  @Test func learnsFromTheOtherFolds() throws {
    var generator = RandomGenerator(seed: 9)
    let targets = (0..<11).map { Double($0 * $0) }
    let folds = try Folds(3, of: 11, using: &generator)
    let scores = try crossValidate(
      Mean.self, NDArray(shape: [11, 1], elements: targets), targets, settings: 100, folds: folds)
    let expected = folds.rows.map { held in
      let rest = targets.indices.filter { !held.contains($0) }.map { targets[$0] }
      let mean = rest.reduce(0, +) / Double(rest.count) + 100
      return -held.reduce(0) { $0 + abs(targets[$1] - mean) } / Double(held.count)
    }
    // Sums of ten numbers in another order.
    for (a, b) in zip(scores, expected) { #expect(abs(a - b) <= 1e-12) }
    #expect(scores.count == 3)
  }

  @Test func irises() throws {
    var generator = RandomGenerator(seed: 1)
    let iris = Iris.table
    let folds = try Folds(5, stratifying: iris.labels, using: &generator)
    let scores = try crossValidate(
      LogisticRegression<Double>.self, iris.features, iris.labels,
      settings: .init(penalty: 0.01), folds: folds)
    // In scikit-learn 1.9.1, with C = 1, the means of 100 shuffles lie in 0.953...0.974.
    #expect((0.94...0.99).contains(scores.reduce(0, +) / 5))
  }

  @Test func badInput() throws {
    var generator = RandomGenerator(seed: 1)
    let folds = try Folds(2, of: 4, using: &generator)
    #expect(throws: ModelError.lengthMismatch(rows: 4, targets: 3)) {
      try crossValidate(
        Mean.self, NDArray.zeros([3, 1]), [1, 2, 3], settings: 0, folds: folds)
    }
    #expect(throws: ModelError.lengthMismatch(rows: 3, targets: 4)) {
      try crossValidate(
        Mean.self, NDArray.zeros([3, 1]), [1, 2, 3, 4], settings: 0, folds: folds)
    }
  }
}
