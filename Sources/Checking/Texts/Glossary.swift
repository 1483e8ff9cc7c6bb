import Foundation

/// The glossary of Course.md: terms with their meanings.
struct Glossary {
  struct Entry {
    /// The words that are explained; some entries explain several.
    let terms: [String]
    let line: String
  }

  let entries: [Entry]
  /// The terms in the order of the table, for a look at its order.
  let headings: [String]

  init(course: String) {
    let lines = course.components(separatedBy: "\n")
    let start = lines.firstIndex(of: "## Glossary") ?? lines.count
    let table = lines[start...].dropFirst().prefix { !$0.hasPrefix("## ") }
      .filter { $0.hasPrefix("| ") }.dropFirst()
    headings = table.map { String($0.dropFirst(2).prefix { $0 != "|" }).trimmed }
    entries = zip(headings, table).map { heading, line in
      Entry(terms: Self.terms(of: heading), line: line)
    }
  }

  /// `class, classification` and `cumulative distribution function (cdf)` are two terms each.
  private static func terms(of heading: String) -> [String] {
    heading.replacing("`", with: "").split(whereSeparator: { ",()".contains($0) })
      .map { String($0).trimmed.lowercased() }.filter { !$0.isEmpty }
  }

  /// Whether a term, in the singular or the plural, is explained.
  func explains(_ term: String) -> Bool {
    let known = Set(entries.flatMap(\.terms))
    return Self.forms(of: term).contains { known.contains($0) }
  }

  /// A word in the forms it may stand under: as it is, and without the ending of a plural or a verb.
  static func forms(of term: String) -> [String] {
    let word = term.lowercased().trimmed
    var forms = [word]
    for (ending, other) in [
      ("ies", "y"), ("ices", "ix"), ("es", ""), ("s", ""), ("ing", ""), ("ed", ""), ("d", ""),
    ] where word.hasSuffix(ending) {
      forms.append(String(word.dropLast(ending.count)) + other)
    }
    return forms
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
