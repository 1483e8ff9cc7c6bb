/// The sums of an array along `axis`; the result lacks that axis.
@inline(__always)
func axisSum<Element: NumericElement>(_ array: NDArray<Element>, axis: Int) -> NDArray<Element> {
  let step = array.strides[axis]
  let extent = array.shape[axis]
  var shape = array.shape
  var strides = array.strides
  shape.remove(at: axis)
  strides.remove(at: axis)
  guard array.count > 0 else { return NDArray(repeating: 0, shape: shape) }

  let walk = Walk(shape: shape, strides)
  // Memory is read in the order it lies: down the lanes when the axis has the larger step.
  let laneStride = walk.run.strides.0
  let addsLanes = walk.run.extent > 1 && abs(step) > abs(laneStride)
  return NDArray(shape: shape) { target in
    var out = target
    array.read { base in
      walk.forEachRun(in: 0..<walk.runs) { start, _, _ in
        if addsLanes {
          sumLanes(
            base + start, rows: extent, rowStride: step, lanes: walk.run.extent,
            laneStride: laneStride, into: out)
        } else {
          for lane in 0..<walk.run.extent {
            let first = base + (start + lane * laneStride)
            (out + lane).initialize(to: pairwiseSum(count: extent) { first[$0 * step] })
          }
        }
        out += walk.run.extent
      }
    }
  }
}

/// How many rows are added one after the other before sums are paired.
private let rowsPerBlock = 16

/// How many lanes are summed together: their partial sums stay in the first-level cache.
private let lanesPerTile = 256

/// Sums `rows` rows of `lanes` numbers into one row, pairwise over blocks of rows.
@inline(__always)
private func sumLanes<Element: NumericElement>(
  _ base: UnsafePointer<Element>, rows: Int, rowStride: Int, lanes: Int, laneStride: Int,
  into out: UnsafeMutablePointer<Element>
) {
  let depth = Int.bitWidth - (rows / rowsPerBlock + 1).leadingZeroBitCount + 1
  let tile = min(lanes, lanesPerTile)
  withUnsafeTemporaryAllocation(of: Element.self, capacity: depth * tile) { scratch in
    guard let partials = scratch.baseAddress else { return }
    partials.initialize(repeating: 0, count: depth * tile)
    for firstLane in stride(from: 0, to: lanes, by: tile) {
      let width = min(tile, lanes - firstLane)
      var level = 0
      var blocks = 0
      for firstRow in stride(from: 0, to: rows, by: rowsPerBlock) {
        let sums = partials + level * tile
        for lane in 0..<width { sums[lane] = 0 }
        for row in firstRow..<min(firstRow + rowsPerBlock, rows) {
          let source = base + (row * rowStride + firstLane * laneStride)
          if laneStride == 1 {
            for lane in 0..<width { sums[lane] += source[lane] }
          } else {
            for lane in 0..<width { sums[lane] += source[lane * laneStride] }
          }
        }
        var carry = blocks
        while carry & 1 == 1 {
          level = addLevel(below: level, partials, tile, width)
          carry >>= 1
        }
        level += 1
        blocks += 1
      }
      while level > 1 { level = addLevel(below: level - 1, partials, tile, width) + 1 }
      for lane in 0..<width { (out + (firstLane + lane)).initialize(to: partials[lane]) }
    }
  }
}

/// Adds the partial sums of `level` to those one level below, and returns that level.
@inline(__always)
private func addLevel<Element: NumericElement>(
  below level: Int, _ partials: UnsafeMutablePointer<Element>, _ tile: Int, _ width: Int
) -> Int {
  let upper = partials + level * tile
  let lower = upper - tile
  for lane in 0..<width { lower[lane] += upper[lane] }
  return level - 1
}
