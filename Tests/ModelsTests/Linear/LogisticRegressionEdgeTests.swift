import Datasets
import Models
import NumericsEngine
import Testing

@Suite struct LogisticRegressionEdgeTests {
  /// A line separates the rows, so growing weights lower the loss for ever.
  @Test(arguments: [2, 3])
  func separableRowsHaveNoMinimum(classes: Int) throws {
    let rows = (0..<30).map { [Double($0)] }
    let labels = (0..<30).map { $0 * classes / 30 }
    // Three classes along a line: none of the scores can be the largest in the middle alone
    // unless slopes differ, which they can.
    let free = try LogisticRegression.fit(
      NDArray(rows), labels, settings: .init(iterations: 100_000))
    #expect(free.ending == .separated && !free.converged)
    #expect(try free.score(NDArray(rows), labels) == 1)
    let held = try LogisticRegression.fit(NDArray(rows), labels, settings: .init(penalty: 0.01))
    #expect(held.converged)
  }

  @Test func tooFewIterationsAreSaid() throws {
    let model = try LogisticRegression.fit(
      Iris.table.features, Iris.table.labels, settings: .init(penalty: 0.01, iterations: 3))
    #expect(model.ending == .iterationLimit && !model.converged)
    #expect(model.iterations == 3 && model.losses.count == 4)
  }

  /// Nothing tells of a label that no row has.
  @Test func labelsThatDoNotOccur() throws {
    let (features, labels) = LogisticRegressionTests.two
    let settings = LogisticRegression<Double>.Settings(penalty: 0.01)
    let plain = try LogisticRegression.fit(features, labels, settings: settings)
    let sparse = try LogisticRegression.fit(features, labels.map { 2 * $0 + 1 }, settings: settings)
    #expect(sparse.classCount == 4 && sparse.classes == [1, 3])
    #expect(sparse.coefficients == plain.coefficients)
    let (p, q) = (try plain.probabilities(features), try sparse.probabilities(features))
    #expect(q.shape == [100, 4])
    #expect(q.column(1) == p.column(0) && q.column(3) == p.column(1))
    #expect(q.column(0).sum() == 0 && q.column(2).sum() == 0)
    #expect(try sparse.predict(features) == plain.predict(features).map { 2 * $0 + 1 })
  }

  @Test func probabilitiesAddUpAndPredictionsFollow() throws {
    let model = try LogisticRegression.fit(Iris.table.features, Iris.table.labels)
    let probabilities = try model.probabilities(Iris.table.features)
    #expect(probabilities.sum(axis: 1).elements.allSatisfy { abs($0 - 1) <= 4e-16 * 3 })
    #expect(try model.predict(Iris.table.features) == probabilities.argmax(axis: 1).elements)
    #expect(try model.predict(NDArray.zeros([0, 4])) == [])
    #expect(try model.probabilities(NDArray.zeros([0, 4])).shape == [0, 3])
  }

  @Test func stepsThatAreTooLarge() throws {
    let rows = NDArray([[1e150], [-1e150], [2e150]])
    for solver in [
      LogisticRegression<Double>.Settings.Solver.gradientDescent(learningRate: 1e200),
      .stochastic(learningRate: 1e200, batchSize: 1, generator: RandomGenerator(seed: 1)),
    ] {
      let error = #expect(throws: ModelError.self) {
        try LogisticRegression.fit(rows, [0, 1, 1], settings: .init(solver: solver))
      }
      guard case .diverged = error else {
        Issue.record("\(error as Any)")
        continue
      }
    }
  }

  @Test func badExamples() {
    func expect(_ error: ModelError, _ features: NDArray<Double>, _ labels: [Int]) {
      #expect(throws: error) { try LogisticRegression.fit(features, labels) }
    }
    expect(.noRows, .zeros([0, 2]), [])
    expect(.noColumns, .zeros([2, 0]), [0, 1])
    expect(.notMatrix(shape: [2, 1, 1]), .zeros([2, 1, 1]), [0, 1])
    expect(.lengthMismatch(rows: 2, targets: 1), NDArray([[1], [2]]), [1])
    expect(.oneClass(label: 3), NDArray([[1], [2]]), [3, 3])
    expect(.negativeLabel(row: 1, label: -2), NDArray([[1], [2]]), [0, -2])
    expect(.labelTooLarge(row: 0, label: .max, largest: 4095), NDArray([[1], [2]]), [.max, 0])
    expect(
      .notFinite(row: 1, column: 0, value: -.infinity), NDArray([[1], [-.infinity]]), [0, 1])
  }

  @Test func badSettings() {
    typealias Settings = LogisticRegression<Double>.Settings
    func expect(_ name: String, _ settings: Settings) {
      let error = #expect(throws: ModelError.self) {
        try LogisticRegression.fit(NDArray([[1], [2]]), [0, 1], settings: settings)
      }
      guard case .invalidSetting(name, _, _) = error else {
        Issue.record("\(error as Any)")
        return
      }
    }
    let generator = RandomGenerator(seed: 1)
    expect("penalty", .init(penalty: -1))
    expect("penalty", .init(penalty: .nan))
    expect("tolerance", .init(tolerance: -1e-9))
    expect("iterations", .init(iterations: 0))
    expect("learningRate", .init(solver: .gradientDescent(learningRate: 0)))
    expect("learningRate", .init(solver: .gradientDescent(learningRate: .infinity)))
    expect(
      "batchSize",
      .init(solver: .stochastic(learningRate: 1, batchSize: 0, generator: generator)))
    expect(
      "learningRate",
      .init(solver: .stochastic(learningRate: .nan, batchSize: 1, generator: generator)))
    expect("memory", .init(solver: .lbfgs(memory: 0)))
  }

  @Test func badRowsToPredict() throws {
    let model = try LogisticRegression.fit(NDArray([[0.0], [1], [0.5]]), [0, 1, 1])
    #expect(throws: ModelError.columnMismatch(expected: 1, got: 2)) {
      try model.probabilities(NDArray([[1.0, 2]]))
    }
    #expect(throws: ModelError.self) { try model.predict(NDArray([[.nan]])) }
    // Infinite sums would make probabilities that are no numbers.
    let irises = try LogisticRegression.fit(Iris.table.features, Iris.table.labels)
    #expect(throws: ModelError.outOfRange) {
      try irises.predict(NDArray(repeating: 1e308, shape: [1, 4]))
    }
    #expect(throws: ModelError.noRows) { try model.score(.zeros([0, 1]), []) }
    #expect(throws: ModelError.lengthMismatch(rows: 1, targets: 2)) {
      try model.score(NDArray([[1.0]]), [0, 1])
    }
  }
}
