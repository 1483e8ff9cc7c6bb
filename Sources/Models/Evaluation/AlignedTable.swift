/// Lines of a table, every column as wide as its widest text: the first to the left, others to the
/// right.
func alignedTable(_ rows: [[String]]) -> String {
  let columns = rows.first?.indices ?? 0..<0
  let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
  let lines = rows.map { row in
    row.enumerated().map { column, text in
      let space = String(repeating: " ", count: widths[column] - text.count)
      return column == 0 ? text + space : space + text
    }.joined(separator: "  ")
  }
  return lines.map { $0.trimmingTrailingSpaces() }.joined(separator: "\n")
}

/// A name for each class: its number where none is given.
func classNames(_ names: [String], count: Int) -> [String] {
  (0..<count).map { $0 < names.count ? names[$0] : String($0) }
}

extension String {
  fileprivate func trimmingTrailingSpaces() -> String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
