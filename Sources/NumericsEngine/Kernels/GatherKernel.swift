/// The position of the first of some row-major indices that an axis of `extent` elements has not.
func firstIndexOutOfBounds(_ indices: NDArray<Int>, extent: Int) -> Int? {
  indices.read { index in
    (0..<indices.count).first { index[$0] < -extent || index[$0] >= extent }
  }
}

/// Writes the elements at the given row-major indices, which must lie within the axis, row-major.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func gather<Element>(
  _ array: NDArray<Element>, _ indices: NDArray<Int>, axis: Int,
  to target: UnsafeMutablePointer<Element>
) {
  var shape = array.shape
  let extent = shape[axis]
  shape[axis] = indices.count
  let step = array.strides[axis]
  // The other axes, whose elements are all taken.
  var (others, sourceStrides) = (array.shape, array.strides)
  var targetStrides = Layout.rowMajorStrides(of: shape)
  let targetStep = targetStrides[axis]
  others.remove(at: axis)
  sourceStrides.remove(at: axis)
  targetStrides.remove(at: axis)
  let walk = Walk(shape: others, targetStrides, sourceStrides)
  let (rowStep, sourceRowStep, _) = walk.run.strides

  array.read { source in
    indices.read { indices in
      if axis == array.rank - 1 {
        // Neighbours in the target come from different indices.
        let count = shape[axis]
        walk.forEachRun(in: 0..<walk.runs) { to, from, _ in
          parallelBlocks(rows: walk.run.extent, columns: count) { row, columns in
            pick(
              target + to + row * rowStep, source + from + row * sourceRowStep, indices, columns,
              step: step, extent: extent)
          }
        }
      } else {
        let share = elementGrain / max(1, walk.run.extent * walk.runs)
        parallel(count: shape[axis], grain: max(1, share), multiple: 1) { part in
          for i in part {
            let index = indices[i] < 0 ? indices[i] + extent : indices[i]
            let (t, s) = (target + i * targetStep, source + index * step)
            walk.forEachRun(in: 0..<walk.runs) { to, from, _ in
              copyRun(t + to, rowStep, s + from, sourceRowStep, walk.run.extent)
            }
          }
        }
      }
    }
  }
}

/// Calls `body` with the rows and the ranges of columns of a matrix, on all cores.
@inline(__always)
private func parallelBlocks(rows: Int, columns: Int, _ body: (Int, Range<Int>) -> Void) {
  if rows == 1 {
    parallel(count: columns, grain: elementGrain) { body(0, $0) }
    return
  }
  parallel(count: rows, grain: max(1, elementGrain / max(1, columns)), multiple: 1) { part in
    for row in part { body(row, 0..<columns) }
  }
}

@inline(__always)
private func pick<Element>(
  _ target: UnsafeMutablePointer<Element>, _ source: UnsafePointer<Element>,
  _ indices: UnsafePointer<Int>, _ range: Range<Int>, step: Int, extent: Int
) {
  for i in range {
    let index = indices[i]
    target[i] = source[(index < 0 ? index + extent : index) * step]
  }
}

@inline(__always)
private func copyRun<Element>(
  _ target: UnsafeMutablePointer<Element>, _ targetStep: Int,
  _ source: UnsafePointer<Element>, _ sourceStep: Int, _ count: Int
) {
  if targetStep == 1, sourceStep == 1 {
    target.update(from: source, count: count)
  } else {
    for i in 0..<count { target[i * targetStep] = source[i * sourceStep] }
  }
}
