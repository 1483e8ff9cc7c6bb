import CNumerics
import Testing

@testable import NumericsEngine

@Suite struct CovarianceTests {
  private let table = NDArray([
    [1, 2, 0.5], [2, 3.5, -1], [3, 1, 4], [4, 8, 2.5], [5.5, -2, 0],
  ])

  /// NumPy 2.4.6, `cov` and `corrcoef` with `rowvar=False`.
  @Test func againstNumPy() throws {
    let covariance = [
      3.05, -1.4375, 0.475, -1.4375, 13.5, 1.625, 0.475, 1.625, 4.075,
    ]
    let correlation = [
      1, -0.22402219564333836, 0.13473483145199117, -0.22402219564333836, 1, 0.21909006011723178,
      0.13473483145199117, 0.21909006011723178, 1,
    ]
    for layout in everyLayout(of: table.elements, shape: [5, 3]) {
      expectClose(try Statistics.covariance(of: layout), covariance)
      expectClose(try Statistics.correlation(of: layout), correlation)
    }
    expectClose(try Statistics.covariance(of: table, ddof: 0), covariance.map { $0 * 0.8 })
  }

  @Test func againstGSLAndSymmetric() throws {
    var generator = RandomGenerator(seed: 8)
    let (n, k) = (200, 6)
    let data = NDArray(shape: [n, k], elements: generator.normal(mean: 3, count: n * k))
    let covariance = try Statistics.covariance(of: data)
    let correlation = try Statistics.correlation(of: data)
    for i in 0..<k {
      #expect(correlation[i, i] == 1)
      for j in 0..<k {
        let (a, b) = (data.column(i).elements, data.column(j).elements)
        #expect(abs(covariance[i, j] - gsl_stats_covariance(a, 1, b, 1, n)) < 1e-12)
        #expect(abs(correlation[i, j] - gsl_stats_correlation(a, 1, b, 1, n)) < 1e-12)
        #expect(covariance[i, j] == covariance[j, i])
        #expect(correlation[i, j] == correlation[j, i])
      }
    }
  }

  @Test func tinySpreadOnLargeOffset() throws {
    let step = 0x1p-23
    let rows = (0..<10).map { [1e9 + Double($0) * step, 1e9 - Double($0) * step] }
    let variance = step * step * 99 / 12
    let covariance = try Statistics.covariance(of: NDArray(rows), ddof: 0)
    #expect(correctDigits(covariance[0, 1], -variance) >= 14)
  }

  @Test func columnsWithoutSpread() throws {
    let rows = [[0.1, 1], [0.1, 2], [0.1, 4]]
    let covariance = try Statistics.covariance(of: NDArray(rows))
    #expect(covariance[0, 0] == 0 && covariance[0, 1] == 0)
    let correlation = try Statistics.correlation(of: NDArray(rows))
    #expect(correlation[0, 0].isNaN && correlation[0, 1].isNaN && correlation[1, 0].isNaN)
    #expect(correlation[1, 1] == 1)
  }

  @Test func tooFewRows() {
    #expect(throws: EngineError.tooFewValues(needed: 2, got: 1)) {
      try Statistics.covariance(of: NDArray([[1.0, 2]]))
    }
    #expect(throws: EngineError.emptyInput(operation: "covariance")) {
      try Statistics.covariance(of: NDArray(repeating: 0, shape: [0, 2]))
    }
  }

  @Test func noColumns() throws {
    #expect(try Statistics.covariance(of: NDArray(repeating: 0, shape: [3, 0])).shape == [0, 0])
  }

  private func expectClose(_ value: NDArray<Double>, _ expected: [Double]) {
    #expect(value.shape == [3, 3])
    #expect(zip(value.elements, expected).allSatisfy { abs($0 - $1) < 1e-14 }, "\(value)")
  }
}
