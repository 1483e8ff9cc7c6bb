/// A diagram as an indented tree, each node above those it is made of.
///
/// ```
///   title
///
/// add
/// ├ square
/// │ └ x
/// └ sin
///   └ x
/// ```
/// A node that is used twice has what it is made of where it comes first. A large diagram is cut off.
struct TextDiagram {
  private(set) var canvas: TextCanvas

  init(_ diagram: Figure.Diagram, title: String, width: Int, glyphs: TextGlyphs) {
    let width = max(width, TextCanvas.leastWidth)
    var lines = Self.lines(of: diagram, glyphs)
    if lines.count > Self.mostLines {
      let rest = lines.count - Self.mostLines
      lines = lines.prefix(Self.mostLines) + ["\(glyphs.ellipsis) \(rest) lines more"]
    }
    canvas = TextCanvas(width: width, height: lines.count + 2)
    canvas.writeCentred(title, row: 0, within: 0..<width, glyphs: glyphs)
    for (row, line) in lines.enumerated() {
      canvas.write(line.fitted(to: width, ellipsis: glyphs.ellipsis), row: row + 2, column: 0)
    }
  }

  private static let mostLines = 40

  private static func lines(of diagram: Figure.Diagram, _ glyphs: TextGlyphs) -> [String] {
    let (nodes, ends) = diagram.read
    let (branch, last, bar) = glyphs == .unicode ? ("├ ", "└ ", "│ ") : ("|-", "`-", "| ")
    var lines: [String] = []
    var shown: Set<String> = []

    /// Writes a node; `first` stands before it, and `margin` before the lines below it.
    func write(_ name: String, first: String, margin: String) {
      guard let node = nodes[name] else { return }
      let isAgain = !shown.insert(name).inserted && !node.inputs.isEmpty
      lines.append(first + node.text.onSingleLine + (isAgain ? " (see above)" : ""))
      if isAgain { return }
      for (index, input) in node.inputs.enumerated() {
        let isLast = index == node.inputs.count - 1
        write(
          input, first: margin + (isLast ? last : branch),
          margin: margin + (isLast ? "  " : bar))
      }
    }

    for end in ends { write(end, first: "", margin: "") }
    return lines
  }
}
