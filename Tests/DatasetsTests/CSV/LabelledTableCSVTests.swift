import Datasets
import Foundation
import Testing

@Suite struct LabelledTableCSVTests {
  private func table(_ text: String, label: String) throws -> LabelledTable {
    try LabelledTable(csv: try CSVTable(Data(text.utf8), file: "t.csv"), label: label)
  }

  @Test func numbersAndClasses() throws {
    let table = try table("x,kind,y\n1,b, 2.5\n-3e2,a,4\n0,b,-0.5\n", label: "kind")
    #expect(table.columns == ["x", "y"])
    #expect(table.features.shape == [3, 2])
    #expect(table.features.elements == [1, 2.5, -300, 4, 0, -0.5])
    #expect(table.classes == ["a", "b"])
    #expect(table.labels == [1, 0, 1])
  }

  @Test func classesThatAreNumbersAreInTheirOrder() throws {
    #expect(try table("x,k\n1,10\n2,9\n3,10\n", label: "k").classes == ["9", "10"])
  }

  @Test func aClassCalledNaNMakesAllOfThemNames() throws {
    let text = "x,k\n1,nan\n2,3\n3,1\n4,2\n5,10\n"
    #expect(try table(text, label: "k").classes == ["1", "10", "2", "3", "nan"])
  }

  @Test(arguments: [
    ("x,k\n1,a\n", "z", CSVError.Reason.noSuchColumn("z", columns: ["x", "k"]), Int?.none),
    ("k\na\n", "k", .noFeatures(label: "k"), nil),
    ("x,k\n1,a\n,b\n", "k", .emptyField(column: "x"), 3),
    ("x,k\n1,a\n2,\n", "k", .emptyField(column: "k"), 3),
    ("x;k\n1;a\n2,5;b\n", "k", .notANumber(column: "x", text: "2,5"), 3),
    ("x,k\nnan,a\n", "k", .notANumber(column: "x", text: "nan"), 2),
    ("x,k\n1e999,a\n", "k", .notANumber(column: "x", text: "1e999"), 2),
  ])
  func badFieldsAreNamedWithTheirLine(
    text: String, label: String, reason: CSVError.Reason, line: Int?
  ) {
    #expect(throws: CSVError(file: "t.csv", line: line, reason: reason)) {
      try table(text, label: label)
    }
  }
}
