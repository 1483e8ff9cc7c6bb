import CKernels

/// The values that would stand at `ranks` in sorted order, NaN last, without sorting them all.
///
/// The values are counted by the first 16 bits of their order keys (see `ordering.h`). Those that share
/// them with a value that is looked for are collected and sorted.
/// - Complexity: O(*n*), mostly two passes over the values
func selectedValues(_ values: UnsafeBufferPointer<Double>, ranks: [Int]) -> [Double] {
  guard let base = values.baseAddress, !ranks.isEmpty else { return [] }
  let counts = prefixCounts(count: values.count) { part, counts in
    kernel_count_prefixes(base + part.lowerBound, part.count, counts)
  }
  var marks = [UInt8](repeating: 0, count: counts.count)
  // How many values lie below the collected ones of the same prefix, but are not collected.
  var skipped = [Int](repeating: 0, count: ranks.count)
  var (below, collected) = (0, 0)
  for prefix in counts.indices where counts[prefix] > 0 {
    let here = Int(counts[prefix])
    var isWanted = false
    for (index, rank) in ranks.enumerated() where rank >= below && rank < below + here {
      (isWanted, skipped[index]) = (true, below - collected)
    }
    if isWanted {
      marks[prefix] = 1
      collected += here
    }
    below += here
  }
  let keys = collectedKeys(values, marks: marks)
  return zip(ranks, skipped).map { rank, skipped in
    var value = 0.0
    withUnsafePointer(to: keys[rank - skipped]) { kernel_values_of_keys($0, 1, &value) }
    return value
  }
}

/// The keys, in order, of all values whose prefix has a mark.
private func collectedKeys(
  _ values: UnsafeBufferPointer<Double>, marks: [UInt8]
) -> [UInt64] {
  guard let base = values.baseAddress else { return [] }
  let pieces = forEachBlock(count: values.count) { block in
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: block.count) { keys in
      let found = kernel_collect_keys(
        base + block.lowerBound, block.count, marks, keys.baseAddress)
      return Array(keys[..<found])
    }
  }
  var keys = Array(pieces.joined())
  var scratch = keys
  kernel_sort_keys(&keys, keys.count, &scratch)
  return keys
}
