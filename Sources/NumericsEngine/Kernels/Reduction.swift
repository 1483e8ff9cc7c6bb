/// Many elements made into one value, block by block.
///
/// The blocks are the same whatever the number of threads, and so is the order in which their
/// results are merged: as a balanced binary tree. No result depends on the threads.
protocol Reduction<Element> {
  associatedtype Element: NumericElement
  associatedtype Partial

  /// The result of `count` > 0 contiguous elements, the first of which is number `first`.
  func partial(_ block: UnsafePointer<Element>, _ count: Int, first: Int) -> Partial

  /// The result of two blocks that follow each other.
  func merged(_ left: Partial, _ right: Partial) -> Partial
}

/// The number of elements in a block: it stays in the second-level cache.
private let blockLength = 1 << 14

/// How many lanes are gathered together: the line that one element is on holds as many.
private let lanesPerTile = 16

extension Reduction {
  /// The result of all elements, which must not be none, in row-major order.
  @inline(__always)
  func whole(_ array: NDArray<Element>) -> Partial {
    let walk = Walk(shape: array.shape, array.strides)
    guard walk.runs == 1 else {
      let compact = array.compacted()
      return compact.read { lane($0, step: 1, count: compact.count, onAllCores: true) }
    }
    return array.read {
      lane($0, step: walk.run.strides.0, count: array.count, onAllCores: true)
    }
  }

  /// Calls `write` with the result of every lane along `axis`, whose extent must not be 0, and its
  /// number in row-major order, in no order and on all cores.
  @inline(__always)
  func lanes(of array: NDArray<Element>, axis: Int, _ write: (Int, Partial) -> Void) {
    let (extent, step) = (array.shape[axis], array.strides[axis])
    var (shape, strides) = (array.shape, array.strides)
    shape.remove(at: axis)
    strides.remove(at: axis)
    let walk = Walk(shape: shape, strides, Layout.rowMajorStrides(of: shape))
    let (laneStride, outStride, _) = walk.run.strides
    array.read { base in
      if walk.runs * walk.run.extent < 8 {
        walk.forEachRun(in: 0..<walk.runs) { start, out, _ in
          for i in 0..<walk.run.extent {
            let first = base + (start + i * laneStride)
            write(
              out + i * outStride, lane(first, step: step, count: extent, onAllCores: true))
          }
        }
        return
      }
      // Memory is read in the order it lies: down the lanes when the axis has the larger step.
      let together = abs(step) > abs(laneStride) ? min(walk.run.extent, lanesPerTile) : 1
      walk.parallelStretches(grain: elementGrain / max(1, extent)) { start, out, _, count in
        for i in stride(from: 0, to: count, by: together) {
          let first = base + (start + i * laneStride)
          if together == 1 {
            write(
              out + i * outStride, lane(first, step: step, count: extent, onAllCores: false))
          } else {
            tile(first, step, extent, laneStride, min(together, count - i)) {
              write(out + (i + $0) * outStride, $1)
            }
          }
        }
      }
    }
  }

  /// The result of one lane: `count` elements, `step` apart.
  @inline(__always)
  private func lane(
    _ base: UnsafePointer<Element>, step: Int, count: Int, onAllCores: Bool
  ) -> Partial {
    if count <= blockLength { return block(base, step, count, first: 0) }
    let blocks = (count + blockLength - 1) / blockLength
    let partials = [Partial](unsafeUninitializedCapacity: blocks) { partials, initialized in
      guard let target = partials.baseAddress else { return }
      parallel(count: blocks, grain: onAllCores ? 2 : blocks, multiple: 1) { range in
        for index in range {
          let first = index * blockLength
          (target + index).initialize(
            to: block(base + first * step, step, min(blockLength, count - first), first: first))
        }
      }
      initialized = blocks
    }
    return tree(partials)
  }

  /// The result of one block; elements that are not neighbours are gathered first.
  @inline(__always)
  private func block(
    _ base: UnsafePointer<Element>, _ step: Int, _ count: Int, first: Int
  ) -> Partial {
    if step == 1 { return partial(base, count, first: first) }
    return withUnsafeTemporaryAllocation(of: Element.self, capacity: count) { scratch in
      for i in 0..<count { scratch.initializeElement(at: i, to: base[i * step]) }
      guard let start = scratch.baseAddress else { return partial(base, 1, first: first) }
      return partial(start, count, first: first)
    }
  }

  /// Several lanes side by side, read row by row.
  @inline(__always)
  private func tile(
    _ base: UnsafePointer<Element>, _ step: Int, _ extent: Int, _ laneStride: Int, _ lanes: Int,
    _ write: (Int, Partial) -> Void
  ) {
    // The rows of the scratch are apart by an odd number of cache lines: a power of two would put
    // all of them into the same few places of the cache.
    let length = min(extent, blockLength) / 64 * 64 + 72
    var partials = [[Partial]](repeating: [], count: lanes)
    withUnsafeTemporaryAllocation(of: Element.self, capacity: lanes * length) { scratch in
      guard let start = scratch.baseAddress else { return }
      for first in stride(from: 0, to: extent, by: blockLength) {
        let count = min(blockLength, extent - first)
        for i in 0..<count {
          let row = base + (first + i) * step
          for lane in 0..<lanes {
            (start + (lane * length + i)).initialize(to: row[lane * laneStride])
          }
        }
        for lane in 0..<lanes {
          partials[lane].append(partial(start + lane * length, count, first: first))
        }
      }
    }
    for lane in 0..<lanes { write(lane, tree(partials[lane])) }
  }

  /// All partial results merged as a balanced tree of neighbours.
  @inline(__always)
  private func tree(_ partials: [Partial]) -> Partial {
    var level = partials
    while level.count > 1 {
      for i in 0..<(level.count / 2) { level[i] = merged(level[2 * i], level[2 * i + 1]) }
      if level.count % 2 == 1 { level[level.count / 2] = level[level.count - 1] }
      level.removeLast(level.count / 2)
    }
    return level[0]
  }
}
