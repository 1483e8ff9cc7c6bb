extension Graph {
  /// The graph as a text for Graphviz: `dot -Tsvg graph.dot`.
  ///
  /// Placeholders, variables and constants have shapes of their own; edges carry what a node is
  /// computed from, dashed where only the shape counts. Numbers that never change stand in the node
  /// that uses them.
  public var dot: String {
    var lines = ["digraph {", "  rankdir=BT", "  node [fontname=\"Helvetica\" shape=box]"]
    for (index, node) in nodes.enumerated() where !isNumber(index) {
      let numbers = node.inputs.filter(isNumber).map { nodes[$0].name }
      let text = [node.name, "\(node.label) \(node.shape)"] + numbers.map { "with \($0)" }
      let label = text.map(Self.quoted).joined(separator: "\\n")
      lines.append("  n\(index) [label=\"\(label)\"\(style(node))]")
      for (position, input) in node.inputs.enumerated() where !isNumber(input) {
        let isShape = node.operation?.readsOnlyShape(of: position) == true
        lines.append("  n\(input) -> n\(index)\(isShape ? " [style=dashed]" : "")")
      }
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  private func isNumber(_ index: Int) -> Bool {
    if case .constant = nodes[index].kind { return nodes[index].shape.rank == 0 }
    return false
  }

  private func style(_ node: Node<Scalar>) -> String {
    switch node.kind {
    case .placeholder: " shape=cds"
    case .variable: " shape=cylinder"
    case .constant: " shape=note"
    case .operation: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
