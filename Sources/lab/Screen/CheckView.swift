import Checking

/// Shows what the course's check found.
struct CheckView {
  let screen: Screen

  /// The table, then what falls short.
  func show(_ report: CourseCheck.Report, seeds: [UInt32]) {
    let headings = [
      "lab", "stubs open", "references", "most time", "wrong caught", "named", "right passed",
    ]
    let rows = report.rows
    let table = rows.map(cells)
    let widths = headings.indices.map { column in
      ([headings] + table).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      "  "
        + zip(cells, widths).map { cell, width in
          String(repeating: " ", count: width - cell.count) + cell
        }.joined(separator: "  ")
    }
    screen.line(screen.styled(line(headings), .strong))
    for (row, cells) in zip(rows, table) {
      let isWhole = !report.shortcomings.contains { $0.lab == row.lesson.number }
      screen.line(screen.styled(line(cells), isWhole ? .good : .bad))
    }
    screen.line()
    screen.paragraphs(
      "Fresh inputs were drawn with seeds \(seeds.map { "\($0)" }.joined(separator: ", ")). "
        + "Most time: the longest call of a reference implementation, as a share of its limit.",
      indent: 2)
    screen.line()
    let shortcomings = report.shortcomings
    guard !shortcomings.isEmpty else { return screen.line("  Nothing falls short.") }
    screen.line(
      "  \(shortcomings.count) \(shortcomings.count == 1 ? "thing falls" : "things fall") short:")
    for one in shortcomings {
      let place = one.exercise ?? one.lab.map { "lab \($0)" } ?? "course"
      for (index, text) in TextLayout.wrap(one.text, width: screen.width - 11).enumerated() {
        screen.line("  " + (index == 0 ? place : "").padded(8) + text)
      }
    }
  }

  private func cells(_ row: CourseCheck.Row) -> [String] {
    [
      "\(row.lesson.number)", row.stubs?.text ?? "–", row.references.text,
      "\(Int((row.shareOfTime * 100).rounded(.up))) %", row.wrong.text, row.named.text,
      row.right.text,
    ]
  }
}

extension Share {
  fileprivate var text: String { "\(part)/\(all)" }
}
