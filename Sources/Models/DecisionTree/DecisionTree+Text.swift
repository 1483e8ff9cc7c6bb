import NumericsEngine

extension DecisionTree {
  /// The tree as rules, one line for each answer to a question.
  ///
  /// ```
  /// petal width (cm) <= 0.8: setosa (50)
  /// petal width (cm) > 0.8
  /// |   petal width (cm) <= 1.75: versicolor (54, 49 right)
  /// |   petal width (cm) > 1.75: virginica (46, 45 right)
  /// ```
  /// A leaf has its class, and in brackets how many rows it has learned from.
  ///
  /// - Parameters:
  ///   - columns: The names of the features; those that are missing are called `x0`, `x1`, ….
  ///   - classes: The names of the classes; those that are missing are their numbers.
  public func rules(columns: [String] = [], classes: [String] = []) -> String {
    var lines: [String] = []
    let majorities = self.majorities
    if steps[0].isLeaf { lines.append(leaf(0, majorities, classes)) }
    // An answer: the sign, the node that asks, the node that it leads to, and how deep it is.
    var open: [(sign: String, from: Int, to: Int, depth: Int)] = []
    func ask(_ node: Int, depth: Int) {
      guard !steps[node].isLeaf else { return }
      open.append((">", node, Int(steps[node].right), depth))
      open.append(("<=", node, node + 1, depth))
    }
    ask(0, depth: 0)
    while let answer = open.popLast() {
      let step = steps[answer.from]
      let question =
        "\(name(Int(step.column), in: columns, prefix: "x")) \(answer.sign) \(step.threshold)"
      let indent = String(repeating: "|   ", count: answer.depth)
      let isLeaf = steps[answer.to].isLeaf
      lines.append(
        indent + question + (isLeaf ? ": " + leaf(answer.to, majorities, classes) : ""))
      ask(answer.to, depth: answer.depth + 1)
    }
    return lines.joined(separator: "\n")
  }

  /// The tree as a drawing in the language of Graphviz, for `dot -Tsvg`.
  ///
  /// - Parameters: as of ``rules(columns:classes:)``.
  public func dot(columns: [String] = [], classes: [String] = []) -> String {
    let majorities = self.majorities
    var lines = ["digraph tree {", "  node [shape=box];"]
    for (node, step) in steps.enumerated() {
      if step.isLeaf {
        lines.append(
          "  \(node) [label=\"\(quoted(leaf(node, majorities, classes)))\", style=rounded];")
      } else {
        let column = name(Int(step.column), in: columns, prefix: "x")
        lines.append("  \(node) [label=\"\(quoted(column)) <= \(step.threshold)\"];")
        lines.append("  \(node) -> \(node + 1) [label=\"yes\"];")
        lines.append("  \(node) -> \(step.right) [label=\"no\"];")
      }
    }
    return (lines + ["}"]).joined(separator: "\n")
  }

  private func leaf(_ node: Int, _ majorities: [Int], _ classes: [String]) -> String {
    let counts = counts(at: node)
    let (total, right) = (counts.reduce(0, +), counts.max() ?? 0)
    let rows = right == total ? "\(total)" : "\(total), \(right) right"
    return "\(name(majorities[node], in: classes, prefix: "")) (\(rows))"
  }

  private func name(_ index: Int, in names: [String], prefix: String) -> String {
    names.indices.contains(index) ? names[index] : "\(prefix)\(index)"
  }

  private func quoted(_ text: String) -> String {
    String(text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] })
  }
}
