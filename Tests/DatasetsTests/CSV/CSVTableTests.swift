import Datasets
import Foundation
import Testing

@Suite struct CSVTableTests {
  private func table(_ text: String) throws -> CSVTable {
    try CSVTable(Data(text.utf8), file: "t.csv")
  }

  private func rows(_ text: String) throws -> [[String]] { try table(text).rows.map(\.fields) }

  /// Expected values: CPython 3.11's `csv.reader` on the same texts.
  @Test(arguments: [
    ("a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]]),
    ("a,b\r\n1,2\r\n", [["1", "2"]]),
    ("a,b\r1,2", [["1", "2"]]),
    ("a;b\n1,5;2\n", [["1,5", "2"]]),
    ("a\tb\n1 2\t3\n", [["1 2", "3"]]),
    ("a,b\n\"1,2\",\"say \"\"hi\"\"\"\n", [["1,2", "say \"hi\""]]),
    ("a,b\n\"two\nlines\",x\n3,4\n", [["two\nlines", "x"], ["3", "4"]]),
    ("a,b\n,\n", [["", ""]]),
    ("a,b\n1,", [["1", ""]]),
    ("a,b\n\"\",2\n\n\n", [["", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
    ("\"a;b;c\",d\n1,2\n", [["1", "2"]]),
    ("name,b\nZoë 🦉,ü\n", [["Zoë 🦉", "ü"]]),
  ])
  func rowsAreThoseOfAnotherReader(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test func rowsKnowTheirLines() throws {
    #expect(try table("a,b\n\"x\ny\",1\n2,3\n").rows.map(\.line) == [2, 4])
    #expect(try table("a,b\r\n\"x\r\ny\",1\r\n2,3").rows.map(\.line) == [2, 4])
  }

  @Test(arguments: [
    ("", CSVError(file: "t.csv", reason: .noHeader)),
    ("\n\n", CSVError(file: "t.csv", reason: .noHeader)),
    ("a,b\n", CSVError(file: "t.csv", reason: .noRows)),
    ("a,b\n1,2\n3\n", CSVError(file: "t.csv", line: 3, reason: .fieldCount(expected: 2, got: 1))),
    ("a,b\n1,2,3\n", CSVError(file: "t.csv", line: 2, reason: .fieldCount(expected: 2, got: 3))),
    // An empty line among the rows is a row that misses its fields.
    ("a,b\n\n1,2\n", CSVError(file: "t.csv", line: 2, reason: .fieldCount(expected: 2, got: 1))),
    ("a,b\n1,\"2\n3,4\n", CSVError(file: "t.csv", line: 2, reason: .unclosedQuote)),
    ("a,b\n1,2\n\"3\"x,4\n", CSVError(file: "t.csv", line: 3, reason: .strayQuote)),
    ("a,b\n1,5\" wide\n", CSVError(file: "t.csv", line: 2, reason: .strayQuote)),
    ("a,\n1,2\n", CSVError(file: "t.csv", line: 1, reason: .unnamedColumn(number: 2))),
    ("a,b,a\n1,2,3\n", CSVError(file: "t.csv", line: 1, reason: .repeatedColumn("a"))),
    ("1,2.5\n3,4\n", CSVError(file: "t.csv", line: 1, reason: .headerOfNumbers)),
  ])
  func whatDoesNotFitIsNamedWithItsLine(text: String, expected: CSVError) {
    #expect(throws: expected) { try table(text) }
  }

  @Test func bytesThatAreNoTextAreNamedWithTheirLine() {
    for lineBreak in ["\n", "\r\n", "\r"] {
      let text = Data("a,b\(lineBreak)1,2\(lineBreak)".utf8)
      #expect(throws: CSVError(file: "t.csv", line: 3, reason: .notUTF8)) {
        try CSVTable(text + [0xFF, 0xFE], file: "t.csv")
      }
    }
  }

  @Test func aMissingFileIsAnErrorWithItsName() {
    let error = #expect(throws: CSVError.self) {
      try CSVTable(reading: URL(filePath: "/nowhere/cars.csv"))
    }
    #expect(error?.description == "cars.csv: the file cannot be read: there is no such file.")
    #expect(throws: CSVError(file: "tmp", reason: .cannotRead("it is a folder"))) {
      try CSVTable(reading: URL(filePath: "/tmp"))
    }
  }
}
