import CKernels
import NumericsEngine

/// What grows a tree over sorted columns.
///
/// A node has a piece of each column's list, in which its rows' entries still are in rising order of
/// the values. The walk over a piece meets all thresholds; dividing the node divides the pieces. So
/// nothing is ever sorted again, and columns that have become constant are left out below.
///
/// Large nodes are grown first, each on all cores, column by column; the trees below them then grow
/// independently, each on one core, in memory that its cache holds.
final class TreeGrower: @unchecked Sendable {
  let columns: [SortedColumn]
  let classBits: UInt32
  let settings: DecisionTreeSettings
  let weights: EntropyWeights?
  let workers: [GrowthWorker]

  init(
    columns: [SortedColumn], classBits: UInt32, rowCount: Int, classCount: Int,
    settings: DecisionTreeSettings
  ) {
    self.columns = columns
    self.classBits = classBits
    self.settings = settings
    weights = settings.criterion == .entropy ? EntropyWeights(rows: rowCount) : nil
    let longest = columns.lazy.map(\.count).max() ?? 0
    workers = (0..<max(1, Threads.count)).map { _ in
      GrowthWorker(rowCount: rowCount, longest: longest, classCount: classCount)
    }
  }

  /// Grows the tree from the numbers of rows of each class.
  ///
  /// - Complexity: O(*entries* · *depth*), with the entries that are not the most frequent ones.
  func grow(counts: [UInt32], progress: GrowthProgress) -> GrownNodes {
    let whole = columns.indices.map {
      ColumnPiece(column: Int32($0), start: 0, count: UInt32(columns[$0].count))
    }
    let root = OpenNode(counts: counts, depth: 0, pieces: whole.filter { $0.count > 0 })
    let smallCost = workers.count > 1 ? root.cost / (16 * workers.count) : root.cost
    var trunk = GrownNodes()
    var branches: [OpenNode] = []
    var open = [root]
    while var node = open.popLast() {
      node.index = trunk.add(node)
      if node.cost <= smallCost {
        branches.append(node)
      } else {
        open += extend(&trunk, node, workers, progress)
      }
    }
    // The largest first, so that no worker is left with one of them at the end.
    branches.sort { $0.cost > $1.cost }
    var grown = Array(repeating: GrownNodes(), count: branches.count)
    grown.withUnsafeMutableBufferPointer { grown in
      // Each branch is written by the worker that grows it.
      nonisolated(unsafe) let grown = grown
      forEachPart(of: branches.count, length: 1, workers: workers.count) { part, worker in
        for index in part { grown[index] = branch(branches[index], workers[worker], progress) }
      }
    }
    for (branch, tree) in zip(branches, grown) { trunk.attach(tree, at: branch.index) }
    progress.finish()
    return trunk
  }

  /// Grows all that is below a node.
  private func branch(
    _ root: OpenNode, _ worker: GrowthWorker, _ progress: GrowthProgress
  ) -> GrownNodes {
    var nodes = GrownNodes()
    var open = [OpenNode(counts: root.counts, depth: root.depth, pieces: root.pieces)]
    while var node = open.popLast() {
      node.index = nodes.add(node)
      open += extend(&nodes, node, [worker], progress)
    }
    return nodes
  }

  /// Divides a node, and returns its children, the left one last; none if it stays a leaf.
  private func extend(
    _ nodes: inout GrownNodes, _ node: OpenNode, _ workers: [GrowthWorker],
    _ progress: GrowthProgress
  ) -> [OpenNode] {
    guard !isLeaf(node.counts, rowCount: node.rowCount, depth: node.depth),
      let split = bestSplit(of: node, workers), let division = division(of: node, by: split)
    else {
      progress.settle(node.rowCount)
      return []
    }
    nodes.nodes[node.index].column = node.pieces[split.piece].column
    nodes.nodes[node.index].lower = division.lower
    nodes.nodes[node.index].upper = division.upper
    return children(of: node, division, workers)
  }

  /// Whether such a node is not to be divided.
  func isLeaf(_ counts: [UInt32], rowCount: Int, depth: Int) -> Bool {
    depth >= settings.maximumDepth ?? .max || rowCount < settings.minimumSplitRows
      || rowCount / 2 < settings.minimumLeafRows || counts.contains { Int($0) == rowCount }
  }
}
