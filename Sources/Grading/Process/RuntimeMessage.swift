/// What Swift's runtime wrote to standard error when it ended a program, told apart from what the
/// program itself wrote there.
struct RuntimeMessage {
  /// The reason, in the runtime's words, without its place in the library.
  let fatalError: String?
  /// Whether the program has given its reason for ending, or the crash reporter has begun its work:
  /// on a busy machine seconds pass between the two.
  let announcesCrash: Bool
  /// The program's own lines.
  let otherLines: [String]

  init(_ allLines: [String]) {
    // The crash reporter's own troubles are nobody's business.
    let lines = allLines.filter { !$0.hasPrefix("swift-runtime: ") }
    // A message may have several lines; it ends where the crash report begins.
    let start = lines.lastIndex { $0.contains(Self.start) }
    let banner = lines.lastIndex(where: Self.isBanner) ?? lines.endIndex
    let message = start.map { lines[$0..<max($0 + 1, banner)] } ?? []
    announcesCrash = start != nil || banner < lines.endIndex
    fatalError = message.first.map { first in
      let kind = first.firstMatch(of: Self.start)?.2 ?? ""
      let text = ([first.replacing(Self.start, with: "")] + message.dropFirst())
        .map { $0.split(separator: " ").joined(separator: " ") }
        .filter { !$0.isEmpty }.joined(separator: "\n")
      return text.isEmpty ? Self.words(for: kind) : text
    }
    var others = Array(lines[..<(start ?? banner)])
    if banner < lines.endIndex, others.last == "" { others.removeLast() }
    otherLines = others
  }

  /// `Labs/File.swift:42: Fatal error: `
  private static var start: Regex<(Substring, Substring?, Substring)> {
    #/^(\S+\.swift:\d+: )?(Fatal error|Precondition failed|Assertion failed)(?:: |$)/#
  }

  /// The line with which the crash reporter announces itself.
  private static func isBanner(_ line: String) -> Bool {
    line.hasPrefix("*** Signal ") || line.hasPrefix("*** Program crashed")
  }

  private static func words(for kind: Substring) -> String {
    switch kind {
    case "Precondition failed": "a precondition does not hold"
    case "Assertion failed": "an assertion does not hold"
    default: "fatalError() was called"
    }
  }
}
