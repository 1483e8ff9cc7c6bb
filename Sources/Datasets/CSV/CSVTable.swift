import Foundation

/// A file of comma-separated values: a header and rows of texts, as RFC 4180 describes them.
///
/// Fields are separated by commas, semicolons or tabs, whichever the header has most of. A field in
/// quotation marks may hold separators and line breaks, and `""` for a quotation mark. Lines end with LF,
/// CR LF or CR; empty lines at the end mean nothing. A line that does not fit is an error with
/// its number, never left out or filled up.
public struct CSVTable: Equatable, Sendable {
  /// One row, and where it begins in the file.
  public struct Row: Equatable, Sendable {
    /// Counted from 1.
    public let line: Int
    /// As many as the header has: `[columns]`.
    public let fields: [String]
  }

  /// The file's name, for messages.
  public let file: String
  /// The names of the columns, all different and none empty: `[columns]`.
  public let header: [String]
  public let rows: [Row]

  /// Reads a file.
  ///
  /// - Throws: ``CSVError``.
  public init(reading url: URL) throws {
    let name = url.lastPathComponent
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      let reason =
        !isThere
        ? "there is no such file"
        : isFolder.boolValue ? "it is a folder" : error.localizedDescription
      throw CSVError(file: name, reason: .cannotRead(reason))
    }
    try self.init(data, file: name)
  }

  /// Reads the contents of a file of this name.
  ///
  /// - Throws: ``CSVError``.
  public init(_ data: Data, file: String) throws {
    self.file = file
    var bytes = Array(data)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw CSVError(file: file, line: Self.firstBadLine(bytes), reason: .notUTF8)
    }
    var scanner = CSVScanner(bytes, file: file)
    guard let first = try scanner.next(), first.fields != [""] else {
      throw CSVError(file: file, reason: .noHeader)
    }
    header = first.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    try Self.check(header, file: file)
    var rows: [Row] = []
    while let row = try scanner.next() {
      guard row.fields.count == header.count else {
        throw CSVError(
          file: file, line: row.line,
          reason: .fieldCount(expected: header.count, got: row.fields.count))
      }
      rows.append(row)
    }
    guard !rows.isEmpty else { throw CSVError(file: file, reason: .noRows) }
    self.rows = rows
  }

  private static func check(_ header: [String], file: String) throws {
    if header.allSatisfy({ Double($0) != nil }) {
      throw CSVError(file: file, line: 1, reason: .headerOfNumbers)
    }
    for (index, name) in header.enumerated() {
      if name.isEmpty {
        throw CSVError(file: file, line: 1, reason: .unnamedColumn(number: index + 1))
      }
      if header[..<index].contains(name) {
        throw CSVError(file: file, line: 1, reason: .repeatedColumn(name))
      }
    }
  }

  /// The first line that is not UTF-8.
  private static func firstBadLine(_ bytes: [UInt8]) -> Int? {
    var lines: [[UInt8]] = [[]]
    for (index, byte) in bytes.enumerated() {
      let isPairsFirst =
        byte == UInt8(ascii: "\r") && bytes[(index + 1)...].first == UInt8(ascii: "\n")
      if CSVScanner.isLineBreak(byte), !isPairsFirst {
        lines.append([])
      } else {
        lines[lines.count - 1].append(byte)
      }
    }
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }
}
