/// The elements at the given indices, which must lie within the axis, one after the other.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func gather<Element>(_ array: NDArray<Element>, _ indices: [Int], axis: Int) -> NDArray<Element> {
  var shape = array.shape
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
  let run = walk.run

  return NDArray(shape: shape) { target in
    array.read { source in
      if axis == array.rank - 1 {
        // Neighbours in the target come from different indices.
        walk.forEachRun(in: 0..<walk.runs) { to, from, _ in
          parallel(
            count: run.extent, grain: max(1, elementGrain / max(1, indices.count)), multiple: 1
          ) { rows in
            for row in rows {
              let (t, s) = (target + to + row * run.strides.0, source + from + row * run.strides.1)
              let range = 0..<indices.count
              if run.extent > 1 {
                for i in range { t[i] = s[indices[i] * step] }
              } else {
                parallel(count: range.count, grain: elementGrain) { part in
                  for i in part { t[i] = s[indices[i] * step] }
                }
              }
            }
          }
        }
        return
      }
      let share = elementGrain / max(1, run.extent * walk.runs)
      parallel(count: indices.count, grain: max(1, share), multiple: 1) { part in
        for i in part {
          let (t, s) = (target + i * targetStep, source + indices[i] * step)
          walk.forEachRun(in: 0..<walk.runs) { to, from, _ in
            let (t, s) = (t + to, s + from)
            switch (run.strides.0, run.strides.1) {
            case (1, 1): t.update(from: s, count: run.extent)
            default:
              for k in 0..<run.extent { t[k * run.strides.0] = s[k * run.strides.1] }
            }
          }
        }
      }
    }
  }
}
