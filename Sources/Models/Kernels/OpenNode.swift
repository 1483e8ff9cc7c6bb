/// A piece of a column's list: the entries of the rows of one node.
struct ColumnPiece {
  var column: Int32
  var start: UInt32
  var count: UInt32
}

/// A node whose rows may still be divided.
struct OpenNode {
  /// How many rows of each class it has: `[classes]`.
  let counts: [UInt32]
  let rowCount: Int
  let depth: Int
  /// Its pieces of the columns that are not constant in it, in the columns' order.
  let pieces: [ColumnPiece]
  /// The index of the parent among the grown nodes, −1 for none, and which child of it this is.
  var parent = -1
  var isLeft = false
  /// Its own index, once it is among the grown nodes.
  var index = 0

  init(counts: [UInt32], depth: Int, pieces: [ColumnPiece]) {
    self.counts = counts
    rowCount = Int(counts.reduce(0, +))
    self.depth = depth
    self.pieces = pieces
  }

  /// How many entries must be looked at to divide it.
  var cost: Int { pieces.reduce(0) { $0 + Int($1.count) } }
}

/// A node of a growing tree.
struct GrownNode {
  /// The column it is divided by; −1 for a leaf.
  var column: Int32 = -1
  /// The ranks of the values between which the threshold is.
  var lower: UInt32 = 0
  var upper: UInt32 = 0
  /// The indices of the children; 0 for a leaf.
  var left: Int32 = 0
  var right: Int32 = 0
}

/// Nodes, the root first, in the order in which they were grown.
struct GrownNodes {
  var nodes: [GrownNode] = []
  /// The rows of each node by class: `[nodes, classes]`.
  var counts: [UInt32] = []

  /// Adds a node as a leaf, tells its parent, and returns its index.
  mutating func add(_ node: OpenNode) -> Int {
    let index = nodes.count
    nodes.append(GrownNode())
    counts += node.counts
    if node.parent >= 0 {
      if node.isLeft {
        nodes[node.parent].left = Int32(index)
      } else {
        nodes[node.parent].right = Int32(index)
      }
    }
    return index
  }

  /// Puts a tree in the place of a leaf; its root has the leaf's rows.
  mutating func attach(_ tree: GrownNodes, at leaf: Int) {
    guard let root = tree.nodes.first else { return }
    // The tree's node 1 comes to lie at the end of these.
    let offset = Int32(nodes.count - 1)
    func moved(_ node: GrownNode) -> GrownNode {
      var node = node
      if node.column >= 0 {
        node.left += offset
        node.right += offset
      }
      return node
    }
    nodes[leaf] = moved(root)
    nodes += tree.nodes.dropFirst().map(moved)
    counts += tree.counts.dropFirst(tree.counts.count / tree.nodes.count)
  }
}
