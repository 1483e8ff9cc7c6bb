import Datasets
import Models
import NumericsEngine
import Testing

@Suite struct LinearRegressionTests {
  /// Petal widths from the three other measurements: `[150, 3]` and `[150]`.
  static let features = Iris.table.features[.all, 0..<3]
  static let widths = Iris.table.features.column(3).elements

  /// scikit-learn 1.9.1: coefficients, intercept and R² of `LinearRegression` and `Ridge(alpha)`.
  ///
  /// The centred columns x have the condition 7.9, and the residual is 0.16 ‖x‖ ‖w‖ (NumPy): by
  /// Higham, "Accuracy and Stability of Numerical Algorithms", theorem 20.1, with an ε of
  /// 8·3·150·2⁻⁵³, the relative error is below 2·10⁻¹¹, and ‖w‖ below 1.
  @Test(arguments: [
    (
      0.0, [-0.207266073757426, 0.22282854386093, 0.524083114778429, -0.240307389112261],
      0.937850273604681
    ),
    (
      1.0, [-0.174880890378866, 0.192877840348878, 0.506580744063046, -0.272201617301727],
      0.937615703241593
    ),
    (
      100.0, [0.0878963485754212, -0.0178863219068674, 0.310951982559105, -0.428147432456232],
      0.896237274743597
    ),
  ])
  func asInScikitLearn(penalty: Double, expected: [Double], score: Double) throws {
    let model = try LinearRegression.fit(
      Self.features, Self.widths, settings: .init(penalty: penalty))
    for (got, expected) in zip(model.coefficients.elements + [model.intercept], expected) {
      #expect(abs(got - expected) <= 2e-11)
    }
    #expect(abs(try model.score(Self.features, Self.widths) - score) <= 2e-11)

    // Half the digits in Float: the same bound with an ε of 8·3·150·2⁻²⁴ is 6·10⁻³.
    let narrow = try LinearRegression<Float>.fit(
      NDArray<Float>(Self.features), Self.widths.map(Float.init), settings: .init(penalty: penalty))
    for (got, expected) in zip(narrow.coefficients.elements + [narrow.intercept], expected) {
      #expect(abs(Double(got) - expected) <= 6e-3)
    }
  }

  /// Numbers far from 0 and close together, y = 3 t − 2 u + 7 with t from 16 000 000 on: their mean
  /// ends in .5, which Float cannot hold there. A rounded mean alone would cost a coefficient
  /// (0.5 / 11.5)² of itself; what remains is the rounding of 40 products, 40 · 2⁻²⁴ · 3.
  @Test func offsetsDoNotCostDigits() throws {
    let rows: [[Float]] = (0..<40).map { [Float(16_000_000 + $0), Float($0 * $0 % 11)] }
    let targets: [Float] = rows.map { 3 * ($0[0] - 16_000_000) - 2 * $0[1] + 7 }
    let model = try LinearRegression.fit(NDArray(rows), targets)
    #expect(abs(model.coefficients[0] - 3) <= 7e-6)
    #expect(abs(model.coefficients[1] + 2) <= 7e-6)
  }

  @Test func predictions() throws {
    let model = try LinearRegression.fit(
      NDArray([[0.0, 0], [1, 0], [0, 1], [1, 1]]), [1.0, 3, 0, 2])
    let predictions = try model.predict(NDArray([[2.0, 2], [0, -1]]))
    #expect(abs(predictions[0] - 3) < 1e-14 && abs(predictions[1] - 2) < 1e-14)
    #expect(try model.predict(NDArray.zeros([0, 2])) == [])
  }

  /// A transposed view is a table like any other.
  @Test func viewsAreTaken() throws {
    let columns = NDArray(concatenating: [Self.features.transposed])
    let a = try LinearRegression.fit(columns.transposed, Self.widths)
    let b = try LinearRegression.fit(Self.features, Self.widths)
    #expect(a.coefficients == b.coefficients && a.intercept == b.intercept)
  }

  /// As scikit-learn's r2_score.
  @Test func scoresOfEqualTargets() throws {
    let x = NDArray([[0.0], [1], [2]])
    let flat = try LinearRegression.fit(x, [5.0, 5, 5])
    #expect(try flat.score(x, [5, 5, 5]) == 1)
    let steep = try LinearRegression.fit(x, [0.0, 1, 2])
    #expect(try steep.score(x, [1, 1, 1]) == 0)
    // The mean of these is rounded to another number.
    #expect(try steep.score(x, [0.1, 0.1, 0.1]) == 0)
    // SS = 5 + … against the mean 1: predictions 0, 1, 2 for 2, 1, 0 leave 8 of 2.
    #expect(abs(try steep.score(x, [2, 1, 0]) + 3) < 1e-14)
  }

  @Test func dependentColumns() throws {
    // The third is the sum of the others.
    let rows: [[Double]] = (0..<20).map { i in
      let (a, b) = (Double(i), Double(i * 7 % 5))
      return [a, b, a + b]
    }
    let targets = rows.map { $0[0] }
    let error = #expect(throws: ModelError.self) {
      try LinearRegression.fit(NDArray(rows), targets)
    }
    guard case .dependentColumns = error else {
      Issue.record("\(error as Any)")
      return
    }
    // With a penalty the weight is spread: w = (a, b, c) with a + c and b + c fixed, least squares.
    let ridge = try LinearRegression.fit(NDArray(rows), targets, settings: .init(penalty: 1e-6))
    let weights = ridge.coefficients.elements
    for (got, expected) in zip(weights, [2.0 / 3, -1.0 / 3, 1.0 / 3]) {
      #expect(abs(got - expected) < 1e-6)
    }
  }

  @Test func constantColumns() throws {
    let x = NDArray([[1.0, 0.1], [2, 0.1], [3, 0.1]])
    #expect(throws: ModelError.constantColumn(column: 1, value: 0.1)) {
      try LinearRegression.fit(x, [1, 2, 3])
    }
    // The penalty leaves it no weight: 2 / (2 + 1) for the other by hand.
    let ridge = try LinearRegression.fit(x, [1, 2, 3], settings: .init(penalty: 1))
    #expect(abs(ridge.coefficients[0] - 2.0 / 3) < 1e-14)
    #expect(abs(ridge.coefficients[1]) < 1e-14)
  }

  @Test func badExamples() {
    func expect(
      _ error: ModelError, _ features: NDArray<Double>, _ targets: [Double], penalty: Double = 0
    ) {
      #expect(throws: error) {
        try LinearRegression.fit(features, targets, settings: .init(penalty: penalty))
      }
    }
    expect(.noRows, .zeros([0, 2]), [])
    expect(.noColumns, .zeros([3, 0]), [1, 2, 3])
    expect(.notMatrix(shape: [3]), NDArray([1, 2, 3]), [1, 2, 3])
    expect(.lengthMismatch(rows: 3, targets: 2), NDArray([[1], [2], [4]]), [1, 2])
    expect(.tooFewRows(rows: 2, columns: 2), NDArray([[1, 2], [3, 5]]), [1, 2])
    expect(.targetNotFinite(row: 1, value: .infinity), NDArray([[1], [2]]), [1, .infinity])
    expect(
      .invalidSetting(name: "penalty", value: -1, requirement: "a number from 0"),
      NDArray([[1], [2]]), [1, 2], penalty: -1)
    expect(.outOfRange, NDArray([[1e308], [1.7e308], [1.6e308]]), [1, 2, 3])
    // The slope is 1e160, and the intercept would be −1e310.
    expect(.outOfRange, NDArray([[1e150], [1e150 + 1e140], [1e150 + 2e140]]), [0, 1e300, 2e300])
    #expect(throws: ModelError.self) {
      try LinearRegression.fit(NDArray([[1], [.nan], [3.0]]), [1, 2, 3])
    }
    // Fewer rows than columns are enough with a penalty.
    #expect(throws: Never.self) {
      try LinearRegression.fit(
        NDArray([[1.0, 2, 3], [4, 5, 7]]), [1, 2], settings: .init(penalty: 1))
    }
  }

  @Test func badRowsToPredict() throws {
    let model = try LinearRegression.fit(NDArray([[0.0], [1], [2]]), [0, 1, 2])
    #expect(throws: ModelError.columnMismatch(expected: 1, got: 2)) {
      try model.predict(NDArray([[1.0, 2]]))
    }
    #expect(throws: ModelError.notFinite(row: 0, column: 0, value: .infinity)) {
      try model.predict(NDArray([[.infinity]]))
    }
    #expect(throws: ModelError.noRows) { try model.score(.zeros([0, 1]), []) }
    #expect(throws: ModelError.outOfRange) {
      try model.score(NDArray([[0.0], [1]]), [1e200, -1e200])
    }
    let steep = try LinearRegression.fit(NDArray([[0.0], [1], [2]]), [0, 4, 8])
    #expect(throws: ModelError.outOfRange) { try steep.predict(NDArray([[1e308]])) }
    #expect(throws: ModelError.lengthMismatch(rows: 1, targets: 2)) {
      try model.score(NDArray([[1.0]]), [1, 2])
    }
  }
}
