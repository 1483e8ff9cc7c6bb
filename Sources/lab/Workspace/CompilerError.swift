import Foundation

/// One error of the compiler, in the student's terms.
struct CompilerError: Equatable {
  /// Relative to the course's root where it lies inside.
  let file: String
  let line: Int
  let column: Int
  let message: String

  /// Whether it lies in the student's folder.
  var isOwn: Bool { file.hasPrefix("Labs/") }

  /// The errors in a build's output, each once.
  static func all(in log: String, root: URL) -> [CompilerError] {
    var errors: [CompilerError] = []
    for match in log.matches(of: /(?m)^(\/[^:\n]+):(\d+):(\d+): error: (.*)$/) {
      let path = String(match.1)
      let prefix = root.standardizedFileURL.path + "/"
      let error = CompilerError(
        file: path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path,
        line: Int(match.2) ?? 0, column: Int(match.3) ?? 0,
        message: String(match.4).replacing(/\ \[#\w+\]$/, with: ""))
      if !errors.contains(error) { errors.append(error) }
    }
    return errors
  }
}

extension String {
  /// Without colours and cursor movements, as if it had never been meant for a terminal.
  var withoutTerminalCodes: String {
    replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "").replacing("\r\n", with: "\n")
      .replacing("\r", with: "\n")
  }
}
