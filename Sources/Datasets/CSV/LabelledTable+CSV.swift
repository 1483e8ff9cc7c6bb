import Foundation
import NumericsEngine

extension LabelledTable {
  /// Reads a table from a file of comma-separated values: one column with the class, and numbers in
  /// all others.
  ///
  /// The classes are in the order of their numbers where all are numbers, else of the alphabet.
  ///
  /// - Parameter label: the name of the column with the class.
  /// - Throws: ``CSVError`` naming the line: a row that does not fit the header, an empty field, a
  ///   feature that is no finite number, no such column.
  public init(csv table: CSVTable, label: String) throws {
    guard let labelColumn = table.header.firstIndex(of: label) else {
      throw CSVError(
        file: table.file, reason: .noSuchColumn(label, columns: table.header))
    }
    let featureColumns = table.header.indices.filter { $0 != labelColumn }
    guard !featureColumns.isEmpty else {
      throw CSVError(file: table.file, reason: .noFeatures(label: label))
    }
    func field(_ row: CSVTable.Row, _ column: Int) throws -> String {
      let text = row.fields[column].trimmingCharacters(in: .whitespaces)
      guard !text.isEmpty else {
        throw CSVError(
          file: table.file, line: row.line, reason: .emptyField(column: table.header[column]))
      }
      return text
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(table.rows.count * featureColumns.count)
    for row in table.rows {
      for column in featureColumns {
        let text = try field(row, column)
        guard let number = Double(text), number.isFinite else {
          throw CSVError(
            file: table.file, line: row.line,
            reason: .notANumber(column: table.header[column], text: text))
        }
        numbers.append(number)
      }
    }
    let names = try table.rows.map { try field($0, labelColumn) }
    let classes = Self.ordered(Set(names))
    let index = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
    self.init(
      columns: featureColumns.map { table.header[$0] },
      features: NDArray(shape: [table.rows.count, featureColumns.count], elements: numbers),
      classes: classes, labels: names.compactMap { index[$0] })
  }

  private static func ordered(_ names: Set<String>) -> [String] {
    // NaN has no place in an order.
    let numbers = names.compactMap { name in
      Double(name).flatMap { $0.isNaN ? nil : (name, $0) }
    }
    return numbers.count == names.count
      ? numbers.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0) : names.sorted()
  }
}
