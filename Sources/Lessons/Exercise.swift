/// One function for the student to write: everything about it but how it is graded.
///
/// Points, time limit, tolerance and cases are data, in `References/`; the first reference case, if
/// there is one, is also the worked example that the statement shows.
public struct Exercise: Sendable {
  /// The stable id, such as `"3.2"`.
  public let id: String
  public let title: String
  /// What to write: shapes, units, errors and edges, in paragraphs.
  public let statement: String
  /// How the worked example comes about, with its numbers; empty for a function without inputs,
  /// which has none.
  public let working: String
  /// The function as the student finds it: documentation, signature, `throw Unsolved`.
  public let stub: String
  /// From a nudge, over the method, to almost the code.
  public let hints: [String]
  /// Whether the answer is a choice of one's own among many: none is shown before there is one.
  public let isOpenEnded: Bool

  public init(
    _ id: String, _ title: String, statement: String, working: String, stub: String,
    hints: [String], isOpenEnded: Bool = false
  ) {
    self.id = id
    self.title = title
    self.statement = statement
    self.working = working
    self.stub = stub
    self.hints = hints
    self.isOpenEnded = isOpenEnded
  }

  /// The function's declaration in one line, as a caller sees it.
  public var signature: String {
    guard let match = stub.firstMatch(of: /(?m)^\s*public (func [^{]*) \{/) else { return "" }
    return match.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing("( ", with: "(").replacing(" )", with: ")")
  }

  /// The function's name.
  public var function: String {
    String(signature.firstMatch(of: /func (\w+)/)?.1 ?? "")
  }

  /// The function's argument labels, `nil` for a parameter without one.
  public var argumentLabels: [String?] {
    guard let list = signature.firstMatch(of: /\((.*)\) throws/)?.1 else { return [] }
    return list.split(separator: ", ").compactMap { parameter in
      guard let label = parameter.firstMatch(of: /^(\w+)( \w+)?:/)?.1 else { return nil }
      return .some(label == "_" ? nil : String(label))
    }
  }
}

extension Exercise {
  /// The comment that begins the exercise's region in the student's file.
  public var marker: String { "// MARK: \(id) \(title)" }

  /// The exercise's part of the student's file: the marker, an empty line, the stub.
  public var region: String {
    let lines =
      [marker, ""] + stub.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }
}
