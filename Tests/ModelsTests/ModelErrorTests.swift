import Models
import Testing

@Suite struct ModelErrorTests {
  @Test func sentencesNameWhatWasFound() {
    #expect(
      "\(ModelError.notFinite(row: 3, column: 1, value: .nan))"
        == "Row 3 has the value nan in column 1. Replace it, or leave the row out, before learning."
    )
    #expect(
      "\(ModelError.labelTooLarge(row: 2, label: 5000, largest: 4095))"
        == "The label of row 2 is 5000, but labels go up to 4095. "
        + "Number the classes 0, 1, 2 and so on, without gaps.")
    #expect(
      "\(ModelError.invalidSetting(name: "folds", value: 1, requirement: "2 or more"))"
        == "The setting `folds` is 1; it must be 2 or more.")
    #expect(
      "\(ModelError.invalidSetting(name: "penalty", value: -.infinity, requirement: "a number"))"
        == "The setting `penalty` is -inf; it must be a number.")
    #expect(
      "\(ModelError.tooManyNeighbors(neighbors: 9, rows: 4))"
        == "9 neighbours are asked for, but there are only 4 rows. Ask for 4 or fewer.")
    #expect(
      "\(ModelError.tooFewRows(rows: 3, columns: 3))"
        == "There are 3 rows and 3 columns. Learn from at least 4 rows, leave columns out, "
        + "or use a ridge penalty.")
    #expect(
      "\(ModelError.tooFewOfClass(label: 2, rows: 4, folds: 5))"
        == "5 folds are asked for, but the label 2 has only 4 rows. "
        + "Every fold needs at least one of each class.")
    #expect(
      "\(ModelError.outOfRange)"
        == "The numbers are so large that sums of them leave the range of the type. "
        + "Scale the columns.")
  }
}
