import Datasets
import Models
import NumericsEngine
import Testing

@Suite struct StandardizerTests {
  /// scikit-learn 1.9.1, `StandardScaler`, the first iris.
  @Test func irises() throws {
    let iris = Iris.table.features
    let standardised = try Standardizer.fit(iris).transform(iris)
    let expected = [-0.90068117029781, 1.01900435197161, -1.34022652662276, -1.31544429500774]
    for (a, b) in zip(standardised.row(0).elements, expected) { #expect(abs(a - b) <= 1e-14) }
    #expect(standardised.mean(axis: 0).elements.allSatisfy { abs($0) <= 1e-14 })
    #expect(standardised.standardDeviation(axis: 0).elements.allSatisfy { abs($0 - 1) <= 1e-14 })
  }

  /// Other rows are measured by the training rows; a constant column becomes 0 where it stays.
  @Test func otherRows() throws {
    let standardizer = try Standardizer.fit(NDArray([[0.0, 0.1], [2, 0.1], [4, 0.1]]))
    #expect(standardizer.means.elements == [2, 0.1])
    let other = try standardizer.transform(NDArray([[2.0, 0.1], [10, 1.1]]))
    #expect(other[0, 0] == 0 && other[0, 1] == 0 && abs(other[1, 1] - 1) <= 1e-15)
    #expect(abs(other[1, 0] - 8 / (8.0 / 3).squareRoot()) <= 1e-14)
    #expect(try Standardizer.fit(NDArray([[Float(3)]])).transform(NDArray([[5]]))[0, 0] == 2)
  }

  /// Squares of these are 0 or infinite; the results are those of 1, 2, 3.
  @Test(arguments: [1e-200, 1e200]) func squaresBeyondAllNumbers(unit: Double) throws {
    let rows = NDArray([[1 * unit], [2 * unit], [3 * unit]])
    let standardised = try Standardizer.fit(rows).transform(rows).elements
    for (got, expected) in zip(standardised, [-1.5.squareRoot(), 0, 1.5.squareRoot()]) {
      #expect(abs(got - expected) <= 1e-15)
    }
  }

  @Test func badInput() throws {
    #expect(throws: ModelError.noRows) { try Standardizer<Double>.fit(.zeros([0, 2])) }
    #expect(throws: ModelError.noColumns) { try Standardizer<Double>.fit(.zeros([2, 0])) }
    #expect(throws: ModelError.notMatrix(shape: [2])) {
      try Standardizer<Double>.fit(NDArray([1, 2]))
    }
    #expect(throws: ModelError.self) { try Standardizer.fit(NDArray([[1.0], [.nan]])) }
    #expect(throws: ModelError.outOfRange) {
      try Standardizer.fit(NDArray([[1.7e308], [1.6e308], [1e308]]))
    }
    let standardizer = try Standardizer.fit(NDArray([[1.0], [2]]))
    #expect(throws: ModelError.columnMismatch(expected: 1, got: 2)) {
      try standardizer.transform(NDArray([[1.0, 2]]))
    }
    #expect(throws: ModelError.notFinite(row: 0, column: 0, value: .infinity)) {
      try standardizer.transform(NDArray([[.infinity]]))
    }
  }
}
