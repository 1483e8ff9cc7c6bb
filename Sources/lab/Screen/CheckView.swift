import Checking

/// Shows what the course's check found.
struct CheckView {
  let screen: Screen

  /// The table, then what falls short.
  func show(_ report: CourseCheck.Report, seeds: [UInt32]) {
    let headings = [
      "lab", "stubs", "refs", "time", "mistakes", "wrong", "fixed", "named", "right",
    ]
    let rows = report.rows
    let table = rows.map { cells("\($0.lesson.number)", $0.counts) }
    let sum = cells("all", rows.reduce(into: CourseCheck.Counts()) { $0 += $1.counts })
    let widths = headings.indices.map { column in
      ([headings, sum] + table).map { $0[column].count }.max() ?? 0
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
    if rows.count > 1 { screen.line(screen.styled(line(sum), .strong)) }
    screen.line()
    screen.paragraphs(
      """
      stubs: not attempted. refs: reference implementations that pass, with inputs drawn with \
      seeds \(seeds.map { "\($0)" }.joined(separator: ", ")). time: their longest call, of its \
      limit. mistakes: typical ones told apart. wrong: wrong answers caught; fixed: so many without fresh \
      inputs; named: by the sentence of their typical mistake. right: right answers accepted.
      """, indent: 2)
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

  private func cells(_ name: String, _ counts: CourseCheck.Counts) -> [String] {
    [
      name, counts.stubs.all == 0 ? "–" : counts.stubs.text, counts.references.text,
      "\(Int((counts.shareOfTime * 100).rounded(.up))) %", counts.mistakes.text, counts.wrong.text,
      "\(counts.wrongByFixed.part)", counts.named.text, counts.right.text,
    ]
  }
}

extension Share {
  fileprivate var text: String { "\(part)/\(all)" }
}
