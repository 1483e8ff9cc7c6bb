import Synchronization

/// How many values fall between neighbouring `edges`, which are evenly spaced but for rounding.
///
/// All cores count, each for itself; the last bin holds its upper edge.
func binCounts(
  _ values: UnsafeBufferPointer<Double>, edges: [Double]
) -> [Int] {
  let bins = edges.count - 1
  let total = Mutex([Int](repeating: 0, count: bins))
  parallel(count: values.count, grain: max(1 << 16, bins)) { part in
    let counts = edges.withUnsafeBufferPointer { edges in
      countedBins(UnsafeBufferPointer(rebasing: values[part]), edges)
    }
    total.withLock { total in
      for bin in 0..<bins { total[bin] += counts[bin] }
    }
  }
  return total.withLock { $0 }
}

private func countedBins(
  _ values: UnsafeBufferPointer<Double>, _ edges: UnsafeBufferPointer<Double>
) -> [Int] {
  let bins = edges.count - 1
  let (first, last) = (edges[0], edges[bins])
  let width = last - first
  var counts = [Int](repeating: 0, count: bins)
  counts.withUnsafeMutableBufferPointer { counts in
    for value in values where value >= first && value <= last {
      var bin = min(Int((value - first) / width * Double(bins)), bins - 1)
      // Rounding may have missed by one; the edges themselves decide.
      if value < edges[bin] {
        bin -= 1
      } else if bin < bins - 1, value >= edges[bin + 1] {
        bin += 1
      }
      counts[bin] += 1
    }
  }
  return counts
}

/// The smallest and the largest value; nothing when one of them is not finite.
func finiteBounds(_ values: UnsafeBufferPointer<Double>) -> (Double, Double)? {
  let blocks = forEachBlock(count: values.count) { block in
    var (low, high, finite) = (Double.infinity, -Double.infinity, true)
    for value in UnsafeBufferPointer(rebasing: values[block]) {
      low = value < low ? value : low
      high = value > high ? value : high
      finite = finite && value.isFinite
    }
    return (low, high, finite)
  }
  guard blocks.allSatisfy(\.2) else { return nil }
  return blocks.reduce((.infinity, -.infinity)) { (min($0.0, $1.0), max($0.1, $1.1)) }
}
