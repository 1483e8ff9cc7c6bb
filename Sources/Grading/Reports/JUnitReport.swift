/// The grading as JUnit XML, which most build servers read: what `lab grade --junit FILE` writes.
///
/// An exercise is a test case; not attempted is skipped; every other verdict but passed is a
/// failure of that type.
extension GradeReport {
  public var junit: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
    for lab in labs {
      let entries = lab.exercises
      let skipped = entries.count { $0.verdict == .notAttempted }
      let failed = entries.count { $0.verdict != .notAttempted && $0.verdict != .passed }
      lines.append(
        "  <testsuite name=\"Lab \(lab.number): \(escaped(lab.title))\" tests=\"\(entries.count)\""
          + " failures=\"\(failed)\" skipped=\"\(skipped)\">")
      for entry in entries {
        let name = escaped("\(entry.id) \(entry.title)")
        lines.append("    <testcase classname=\"\(graded).Lab\(lab.number)\" name=\"\(name)\">")
        switch entry.verdict {
        case .passed: break
        case .notAttempted: lines.append("      <skipped message=\"not attempted\"/>")
        default:
          let text = entry.failures.map { failure in
            ([failure.check] + failure.explanation).joined(separator: "\n")
          }.joined(separator: "\n\n")
          lines.append(
            "      <failure type=\"\(entry.verdict.rawValue)\""
              + " message=\"\(escaped(entry.diagnosis ?? entry.verdict.words))\">"
              + "\(escaped(text))</failure>")
        }
        lines.append("    </testcase>")
      }
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  /// Text for XML 1.0: its five special characters named, characters it cannot hold replaced.
  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&apos;"
      case "\n", "\t": String(scalar)
      default:
        scalar.value < 32 || scalar.value >= 0xFFFE && scalar.value <= 0xFFFF
          ? "\u{FFFD}" : String(scalar)
      }
    }.joined()
  }
}
