/// Why a file of comma-separated values cannot be used: where, what was found, what to do.
public struct CSVError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Reason: Equatable, Sendable {
    case cannotRead(String)
    case notUTF8
    case noHeader
    case noRows
    case unnamedColumn(number: Int)
    case repeatedColumn(String)
    /// The first line has nothing but numbers.
    case headerOfNumbers
    case unclosedQuote
    case strayQuote
    case fieldCount(expected: Int, got: Int)
    case noSuchColumn(String, columns: [String])
    case noFeatures(label: String)
    case emptyField(column: String)
    case notANumber(column: String, text: String)
  }

  /// The file's name.
  public let file: String
  /// Counted from 1; `nil` where the file as a whole is meant.
  public let line: Int?
  public let reason: Reason

  public init(file: String, line: Int? = nil, reason: Reason) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  public var description: String {
    let place = line.map { "\(file), line \($0)" } ?? file
    return "\(place): \(words)"
  }

  private var words: String {
    switch reason {
    case .cannotRead(let why): "the file cannot be read: \(why)."
    case .notUTF8: "this is not text in UTF-8. Save the table as CSV in UTF-8."
    case .noHeader: "the file is empty. Its first line must name the columns."
    case .noRows: "there are no rows under the header."
    case .unnamedColumn(let number):
      "column \(number) has no name. Name it, or delete it if it only numbers the rows."
    case .repeatedColumn(let name): "two columns have the name \"\(name)\". Rename one."
    case .headerOfNumbers:
      "the first line holds nothing but numbers. It must name the columns: add such a line."
    case .unclosedQuote: "the quotation mark opened here is never closed."
    case .strayQuote:
      "a quotation mark stands inside a field. Put the whole field in quotation marks, and "
        + "write those inside of it twice."
    case .fieldCount(let expected, let got):
      "expected \(expected) fields, as in the header, got \(got). "
        + (got < expected
          ? "Is a value or a comma missing?"
          : "Is a comma too many? Numbers have a point: 3.5.")
    case .noSuchColumn(let name, let columns):
      "there is no column \"\(name)\". There are: \(columns.joined(separator: ", "))."
    case .noFeatures(let label):
      "\"\(label)\" is the only column. At least one more is needed to predict it from."
    case .emptyField(let column):
      "the column \"\(column)\" is empty. Fill it in, or delete the row."
    case .notANumber(let column, let text):
      "the column \"\(column)\" has \"\(text)\", which is no finite number. Write numbers with a "
        + "point (3.5), or delete the column."
    }
  }
}
