import CKernels
import NumericsEngine

extension TreeGrower {
  /// The children of a divided node, the right one first.
  ///
  /// Their pieces are made of the node's in place. A child that stays a leaf has none.
  func children(
    of node: OpenNode, _ division: NodeDivision, _ workers: [GrowthWorker]
  ) -> [OpenNode] {
    let depth = node.depth + 1
    let rows = (
      left: Int(division.left.reduce(0, +)), right: Int(division.right.reduce(0, +))
    )
    let growsLeft = !isLeaf(division.left, rowCount: rows.left, depth: depth)
    let growsRight = !isLeaf(division.right, rowCount: rows.right, depth: depth)
    var (leftPieces, rightPieces): ([ColumnPiece], [ColumnPiece]) = ([], [])
    if growsLeft || growsRight {
      // Where a piece of both children is divided, or what is kept for the only one that grows.
      let places = divide(node, division, workers, growsLeft: growsLeft, growsRight: growsRight)
      for (piece, place) in zip(node.pieces, places) {
        var (left, right) = (piece, piece)
        left.count = place
        if growsLeft || piece.column == node.pieces[division.piece].column {
          right.start += place
          right.count -= place
        } else {
          right.count = place
        }
        if growsLeft && !isConstant(left, rows.left) { leftPieces.append(left) }
        if growsRight && !isConstant(right, rows.right) { rightPieces.append(right) }
      }
    }
    var left = OpenNode(counts: division.left, depth: depth, pieces: leftPieces)
    var right = OpenNode(counts: division.right, depth: depth, pieces: rightPieces)
    (left.parent, left.isLeft, right.parent) = (node.index, true, node.index)
    return [right, left]
  }

  /// Divides the node's pieces; for each, how many entries are in its first part.
  ///
  /// The first part is what goes left, or right if only the right child grows. The piece that is
  /// divided by lies as it must, and is cut at the position.
  private func divide(
    _ node: OpenNode, _ division: NodeDivision, _ workers: [GrowthWorker], growsLeft: Bool,
    growsRight: Bool
  ) -> [UInt32] {
    let marks = workers[0].marks
    mark(node, division, marks, 1)
    defer { mark(node, division, marks, 0) }
    // The rows that are marked are those apart from the most frequent value.
    let areMarkedLeft = !division.isCommonLeft
    var places = [UInt32](repeating: 0, count: node.pieces.count)
    places.withUnsafeMutableBufferPointer { places in
      // Each piece is divided by one worker.
      nonisolated(unsafe) let places = places
      forEachPart(of: node.pieces.count, length: 8, workers: workers.count) { part, worker in
        for index in part {
          let piece = node.pieces[index]
          let column = columns[Int(piece.column)]
          guard let keys = column.keys.map({ $0 + Int(piece.start) }),
            let rows = column.rows.map({ $0 + Int(piece.start) })
          else { continue }
          let count = Int(piece.count)
          if index == division.piece {
            places[index] = UInt32(division.position)
          } else if growsLeft && growsRight {
            places[index] = UInt32(
              kernel_divide(
                keys, rows, count, marks, areMarkedLeft, workers[worker].keys,
                workers[worker].rows))
          } else {
            places[index] = UInt32(
              kernel_keep(keys, rows, count, marks, growsLeft == areMarkedLeft))
          }
        }
      }
    }
    return places
  }

  /// Marks the rows that are on the other side than those of the most frequent value.
  private func mark(
    _ node: OpenNode, _ division: NodeDivision, _ marks: UnsafeMutablePointer<UInt8>,
    _ value: UInt8
  ) {
    let piece = node.pieces[division.piece]
    guard let rows = columns[Int(piece.column)].rows.map({ $0 + Int(piece.start) }) else { return }
    let range =
      division.isCommonLeft ? division.position..<Int(piece.count) : 0..<division.position
    for entry in range { marks[Int(rows[entry])] = value }
  }

  /// Whether all of a node's rows have the same value in a column.
  private func isConstant(_ piece: ColumnPiece, _ rowCount: Int) -> Bool {
    guard piece.count > 0, let keys = columns[Int(piece.column)].keys else { return true }
    let (first, last) = (Int(piece.start), Int(piece.start + piece.count) - 1)
    return Int(piece.count) == rowCount && keys[first] >> classBits == keys[last] >> classBits
  }
}
