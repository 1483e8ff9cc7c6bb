/// Writes the sums of an array along `axis`, in row-major order, to `out`.
@inline(__always)
func axisSum<Element: NumericElement>(
  _ array: NDArray<Element>, axis: Int, into out: UnsafeMutablePointer<Element>
) {
  let (extent, step) = (array.shape[axis], array.strides[axis])
  var (shape, strides) = (array.shape, array.strides)
  shape.remove(at: axis)
  strides.remove(at: axis)
  if extent == 0 {
    out.initialize(repeating: 0, count: Layout.elementCount(of: shape))
    return
  }
  let walk = Walk(shape: shape, strides, Layout.rowMajorStrides(of: shape))
  let (laneStride, outStride, _) = walk.run.strides
  // Memory is read in the order it lies: down the lanes when the axis has the larger step.
  guard walk.run.extent >= 8, abs(step) > abs(laneStride), outStride == 1 else {
    Sum().lanes(of: array, axis: axis) { (out + $0).initialize(to: $1) }
    return
  }
  array.read { base in
    walk.parallelStretches(grain: elementGrain / max(1, extent)) { start, place, _, count in
      sumLanes(
        base + start, rows: extent, rowStride: step, lanes: count, laneStride: laneStride,
        into: out + place)
    }
  }
}

/// How many rows are added one after the other before sums are paired.
private let rowsPerBlock = 16

/// How many lanes are summed together: their partial sums stay in the caches, and yet a row
/// of memory is read in one go.
private let lanesPerTile = 4096

/// Sums `rows` rows of `lanes` numbers into one row, pairwise over blocks of rows.
private func sumLanes<Element: NumericElement>(
  _ base: UnsafePointer<Element>, rows: Int, rowStride: Int, lanes: Int, laneStride: Int,
  into out: UnsafeMutablePointer<Element>
) {
  let add = Element._arithmetic.add
  let depth = Int.bitWidth - (rows / rowsPerBlock + 1).leadingZeroBitCount + 1
  let tile = min(lanes, lanesPerTile)
  withUnsafeTemporaryAllocation(of: Element.self, capacity: depth * tile) { scratch in
    guard let partials = scratch.baseAddress else { return }
    for firstLane in stride(from: 0, to: lanes, by: tile) {
      let width = min(tile, lanes - firstLane)
      /// Adds the partial sums of a level to those of the one below.
      func addToLevelBelow(_ level: Int) {
        let upper = partials + level * tile
        let lower = upper - tile
        add(lower, 1, lower, 1, upper, 1, width, false)
      }
      // As in a binary counter: level i, when in use, holds the sums of 2ⁱ blocks of rows.
      var level = 0
      var blocks = 0
      for firstRow in stride(from: 0, to: rows, by: rowsPerBlock) {
        let sums = partials + level * tile
        sums.initialize(repeating: 0, count: width)
        let source = base + (firstRow * rowStride + firstLane * laneStride)
        let rowCount = min(rowsPerBlock, rows - firstRow)
        if laneStride == 1 {
          Element._reductions.addRows(sums, source, rowStride, rowCount, width)
        } else {
          for row in 0..<rowCount {
            add(sums, 1, sums, 1, source + row * rowStride, laneStride, width, false)
          }
        }
        var carry = blocks
        while carry & 1 == 1 {
          addToLevelBelow(level)
          level -= 1
          carry >>= 1
        }
        level += 1
        blocks += 1
      }
      while level > 1 {
        addToLevelBelow(level - 1)
        level -= 1
      }
      (out + firstLane).initialize(from: partials, count: width)
    }
  }
}
