import NumericsEngine
import Testing

@Suite struct ModeTests {
  /// Counts every value against every other one.
  private func slowMode(_ values: [Double]) -> Double {
    let counts = values.map { value in values.count { $0 == value } }
    let most = counts.max() ?? 0
    return zip(values, counts).filter { $1 == most }.map(\.0).min() ?? .nan
  }

  @Test func everySeriesOfUpToFiveOutOfThree() throws {
    for length in 1...5 {
      for series in indices(of: Array(repeating: 3, count: length)) {
        let values = series.map { Double($0) - 1 }
        #expect(try Statistics.mode(values) == slowMode(values), "\(values)")
      }
    }
  }

  @Test func edges() throws {
    #expect(try Statistics.mode([1, .nan]).isNaN)
    #expect(throws: EngineError.emptyInput(operation: "mode")) { try Statistics.mode([]) }
  }
}
