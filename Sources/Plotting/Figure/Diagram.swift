extension Figure {
  /// Nodes, and arrows from each to those that are made of it.
  ///
  /// It is a text in Graphviz's language, with a node or an arrow on a line:
  /// ```
  /// digraph {
  ///   n0 [label="x" shape=cds]
  ///   n1 [label="square"]
  ///   n0 -> n1
  /// }
  /// ```
  public struct Diagram: Codable, Sendable, Equatable {
    public let dot: String

    public init(dot: String) {
      self.dot = dot
    }
  }

  /// Creates a figure of nodes and arrows.
  public static func diagram(slug: String, title: String, dot: String) -> Figure {
    Figure(slug: slug, title: title, content: .diagram(Diagram(dot: dot)))
  }
}

extension Figure.Diagram {
  /// A node with its text and the nodes that its arrows come from, in the order of the text.
  struct Node {
    let text: String
    var inputs: [String] = []
  }

  /// The nodes by their names, and the names of those that no arrow leaves, in the order of the text.
  var read: (nodes: [String: Node], ends: [String]) {
    var nodes: [String: Node] = [:]
    var order: [String] = []
    var sources: Set<String> = []
    for line in dot.split(separator: "\n") {
      if let arrow = line.firstMatch(of: /^\s*(\w+) -> (\w+)/) {
        nodes[String(arrow.2)]?.inputs.append(String(arrow.1))
        sources.insert(String(arrow.1))
      } else if let node = line.firstMatch(of: /^\s*(\w+) \[label="((?:[^"\\]|\\.)*)"/) {
        let lines = String(node.2).replacing("\\n", with: "\n").replacing("\\\"", with: "\"")
          .replacing("\\\\", with: "\\").split(separator: "\n")
        nodes[String(node.1)] = Node(text: lines.joined(separator: ", "))
        order.append(String(node.1))
      }
    }
    return (nodes, order.filter { !sources.contains($0) })
  }
}
