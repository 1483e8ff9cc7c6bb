import Foundation

extension String {
  /// Longer lines are broken at blanks, and go on further in; wide gaps in them are closed.
  func wrapped(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      guard line.count > width else { return [String(line)] }
      let margin = String(line.prefix { $0 == " " })
      var lines = [margin]
      for word in line.split(separator: " ") {
        let isFirst = lines[lines.count - 1].allSatisfy { $0 == " " }
        if !isFirst, lines[lines.count - 1].count + 1 + word.count > width {
          lines.append("\(margin)    \(word)")
        } else {
          lines[lines.count - 1] += isFirst ? String(word) : " \(word)"
        }
      }
      return lines
    }.joined(separator: "\n")
  }

  /// A plan's description, in columns that fit: where a step is too long, its place in the memory
  /// stands on a line of its own.
  var asPlan: String {
    split(separator: "\n").map { line in
      let parts = line.components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
      guard parts.count >= 2, Int(parts[0]) != nil else { return String(line).wrapped(to: 74) }
      let number = String(repeating: " ", count: max(0, 2 - parts[0].count)) + parts[0]
      let place = parts.dropFirst(2).joined(separator: ", ")
      let whole = "\(number)  \(parts[1])" + (place.isEmpty ? "" : "   \(place)")
      if whole.count <= 74 { return whole }
      let text = "    \(parts[1])".wrapped(to: 74).dropFirst(4)
      return "\(number)  \(text)" + (place.isEmpty ? "" : "\n        \(place)")
    }.joined(separator: "\n")
  }
}
