import Models
import Testing

@Suite struct ModelErrorTests {
  @Test func sentencesNameWhatWasFound() {
    #expect(
      "\(ModelError.notFinite(row: 3, column: 1, value: .nan))"
        == "Row 3 has the value nan in column 1. Replace it, or leave the row out, before learning."
    )
    #expect(
      "\(ModelError.tooManyNeighbors(neighbors: 9, rows: 4))"
        == "9 neighbours are asked for, but there are only 4 rows. Ask for 4 or fewer.")
  }
}
