import CKernels
import NumericsEngine

/// The best split of a node, and by which of its pieces.
struct FoundSplit {
  let split: kernel_split
  let piece: Int
}

/// What a split makes of a node.
struct NodeDivision {
  /// By which of the node's pieces, and how many of its entries go left.
  let piece: Int
  let position: Int
  /// Whether the rows that are not in the list of the column go left.
  let isCommonLeft: Bool
  /// The ranks of the values between which the threshold is.
  let lower: UInt32
  let upper: UInt32
  /// The rows on both sides by class: `[classes]`.
  let left: [UInt32]
  let right: [UInt32]
}

extension TreeGrower {
  /// The split with the largest gain; `nil` if the rows cannot be divided.
  func bestSplit(of node: OpenNode, _ workers: [GrowthWorker]) -> FoundSplit? {
    let classes = node.counts.map { kernel_class_rows(moved: 0, stayed: $0) }
    var found = [FoundSplit?](repeating: nil, count: workers.count)
    classes.withUnsafeBufferPointer { classes in
      withWeights { weights, steps in
        var wanted = kernel_node(
          classes: classes.baseAddress, class_count: UInt32(classes.count), class_bits: classBits,
          rows: UInt32(node.rowCount), least: UInt32(clamping: settings.minimumLeafRows),
          weights: weights, steps: steps, sum: 0)
        for count in node.counts {
          wanted.sum += weights.map { $0[Int(count)] } ?? Int64(count) * Int64(count)
        }
        found.withUnsafeMutableBufferPointer { found in
          // Each worker has its own best split.
          nonisolated(unsafe) let (found, wanted) = (found, wanted)
          forEachPart(of: node.pieces.count, length: 8, workers: workers.count) { part, worker in
            found[worker] = better(
              found[worker],
              bestSplit(of: node, part, wanted, scratch: workers[worker].classes))
          }
        }
      }
    }
    return found.reduce(nil, better)
  }

  /// The best split by some pieces, that of the lowest among equals.
  private func bestSplit(
    of node: OpenNode, _ part: Range<Int>, _ wanted: kernel_node,
    scratch: UnsafeMutablePointer<kernel_class_rows>
  ) -> FoundSplit? {
    var best: FoundSplit?
    withUnsafePointer(to: wanted) { wanted in
      for index in part {
        let piece = node.pieces[index]
        guard let keys = columns[Int(piece.column)].keys else { continue }
        let split = kernel_best_split(
          wanted, keys + Int(piece.start), Int(piece.count), below(piece), scratch)
        if split.left > 0 { best = better(best, FoundSplit(split: split, piece: index)) }
      }
    }
    return best
  }

  /// The better of two splits; of equal ones that by the lower column.
  private func better(_ first: FoundSplit?, _ second: FoundSplit?) -> FoundSplit? {
    guard let first, let second else { return first ?? second }
    let (lower, higher) = first.piece < second.piece ? (first, second) : (second, first)
    return withUnsafePointer(to: higher.split) { high in
      withUnsafePointer(to: lower.split) { low in
        kernel_split_is_better(settings.criterion == .entropy, high, low) ? higher : lower
      }
    }
  }

  /// How many entries of a piece have values below the column's most frequent one.
  private func below(_ piece: ColumnPiece) -> Int {
    let column = columns[Int(piece.column)]
    guard let keys = column.keys.map({ $0 + Int(piece.start) }) else { return 0 }
    var (low, high) = (0, Int(piece.count))
    // Most often the most frequent value is the lowest one.
    if keys[0] >> classBits > column.commonRank { return 0 }
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] >> classBits < column.commonRank { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Both sides of a split; `nil` if it gains less than it must.
  func division(of node: OpenNode, by found: FoundSplit) -> NodeDivision? {
    let piece = node.pieces[found.piece]
    let column = columns[Int(piece.column)]
    guard let keys = column.keys.map({ $0 + Int(piece.start) }) else { return nil }
    let (count, position) = (Int(piece.count), Int(found.split.position))
    let isCommonLeft = Int(found.split.left) > position
    let hasCommon = node.rowCount > count
    var apart = [UInt32](repeating: 0, count: node.counts.count)
    for entry in isCommonLeft ? position..<count : 0..<position {
      apart[Int(keys[entry] & (1 << classBits - 1))] += 1
    }
    let others = zip(node.counts, apart).map { $0 - $1 }
    let (left, right) = isCommonLeft ? (others, apart) : (apart, others)
    guard gain(node, left, right) >= settings.minimumGain else { return nil }
    let common = column.commonRank
    let lower = position > 0 ? keys[position - 1] >> classBits : nil
    let upper = position < count ? keys[position] >> classBits : nil
    return NodeDivision(
      piece: found.piece, position: position, isCommonLeft: isCommonLeft,
      lower: isCommonLeft ? max(lower ?? 0, common) : lower ?? 0,
      upper: hasCommon && !isCommonLeft ? min(upper ?? .max, common) : upper ?? 0,
      left: left, right: right)
  }

  private func gain(_ node: OpenNode, _ left: [UInt32], _ right: [UInt32]) -> Double {
    guard settings.minimumGain > 0 else { return 0 }
    return settings.criterion.gain(left: left.map { Int($0) }, right: right.map { Int($0) })
  }

  /// Calls `body` with the entropy's weights; with `nil` for the Gini impurity.
  private func withWeights(
    _ body: (_ weights: UnsafePointer<Int64>?, _ steps: UnsafePointer<Int64>?) -> Void
  ) {
    guard let weights else { return body(nil, nil) }
    weights.weights.withUnsafeBufferPointer { numbers in
      weights.steps.withUnsafeBufferPointer { body(numbers.baseAddress, $0.baseAddress) }
    }
  }
}
