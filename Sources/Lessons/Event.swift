import Plotting

/// One thing a lesson shows.
///
/// A lesson never prints. It emits events, and whoever receives them renders them: the terminal,
/// or anything that reads their JSON.
public enum Event: Codable, Sendable {
  /// Paragraphs, parted by empty lines. `` `code` `` and `*emphasis*` are marked as here.
  case text(String)
  /// Lines shown exactly as they are: a formula, code, or the output of a computation.
  case verbatim(String)
  case table(Table)
  case figure(Figure)
}

/// Rows of short texts under headings.
public struct Table: Codable, Sendable, Equatable {
  public var title: String
  public var columns: [String]
  public var rows: [[String]]

  public init(_ title: String, columns: [String], rows: [[String]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}

/// Where a step of a lesson shows what it has to show.
public struct Stage {
  private let emit: (Event) throws -> Void

  public init(emit: @escaping (Event) throws -> Void) {
    self.emit = emit
  }

  public func text(_ paragraphs: String) throws { try emit(.text(paragraphs)) }
  public func verbatim(_ lines: String) throws { try emit(.verbatim(lines)) }
  public func table(_ title: String, columns: [String], rows: [[String]]) throws {
    try emit(.table(Table(title, columns: columns, rows: rows)))
  }
  public func figure(_ figure: Figure) throws { try emit(.figure(figure)) }
}
