import Testing

@testable import Plotting

@Suite struct SeriesStyleTests {
  @Test func seriesDifferWithoutColour() {
    let styles = (0..<7).map(SeriesStyle.init)
    #expect(Set(styles.map(\.hex)).count == 7)
    #expect(Set(styles.map(\.gnuplotMarker)).count == 7)
    #expect(Set(styles.map(\.marker)).count == 7)
    #expect(Set(styles.map(\.asciiMarker)).count == 7)
    #expect(Set(styles.prefix(3).map(\.stroke)).count == 3)
  }

  @Test(arguments: [Int.min, -1, 7, Int.max])
  func everySeriesHasAStyle(series: Int) {
    #expect(SeriesStyle(series: series).hex.hasPrefix("#"))
  }
}
