/// The sums of an array along `axis`; the result lacks that axis.
@inline(__always)
func axisSum<Element: NumericElement>(_ array: NDArray<Element>, axis: Int) -> NDArray<Element> {
  let step = array.strides[axis]
  let extent = array.shape[axis]
  var shape = array.shape
  var strides = array.strides
  shape.remove(at: axis)
  strides.remove(at: axis)
  let layout = Layout(rowMajor: shape)
  guard array.count > 0 else { return NDArray(repeating: 0, shape: shape) }

  let walk = PairedWalk(shape: shape, stridesA: strides, stridesB: strides)
  // Memory is read in the order it lies: down the lanes when the axis has the larger step.
  let addsLanes = walk.runCount > 1 && abs(step) > abs(walk.runStrideA)
  let elements = [Element](unsafeUninitializedCapacity: layout.count) { target, initialized in
    guard var out = target.baseAddress else { return }
    array.storage.withUnsafeBufferPointer { storage in
      guard let base = storage.baseAddress else { return }
      walk.forEachRun(startA: array.layout.offset, startB: 0) { start, _ in
        if addsLanes {
          sumLanes(
            base + start, rows: extent, rowStride: step, lanes: walk.runCount,
            laneStride: walk.runStrideA, into: out)
        } else {
          for lane in 0..<walk.runCount {
            let first = base + (start + lane * walk.runStrideA)
            (out + lane).initialize(to: pairwiseSum(count: extent) { first[$0 * step] })
          }
        }
        out += walk.runCount
      }
    }
    initialized = layout.count
  }
  return NDArray(storage: elements, layout: layout)
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
