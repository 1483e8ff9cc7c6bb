/// Writes the softmax of every lane along `axis` to `t`, which may be `a` with the same strides.
func softmaxLanes<Element: RealElement>(
  _ shape: [Int], _ axis: Int, _ t: UnsafeMutablePointer<Element>, _ targetStrides: [Int],
  _ a: UnsafePointer<Element>, _ strides: [Int]
) {
  let extent = shape[axis]
  if extent == 0 { return }
  let kernel = Element._rows.softmax
  let (targetStep, step) = (targetStrides[axis], strides[axis])
  var (rest, targetRest, sourceRest) = (shape, targetStrides, strides)
  rest.remove(at: axis)
  targetRest.remove(at: axis)
  sourceRest.remove(at: axis)
  let walk = Walk(shape: rest, targetRest, sourceRest)
  let (targetLane, sourceLane, _) = walk.run.strides
  walk.parallelStretches(grain: elementGrain / max(1, extent)) { to, from, _, count in
    if targetStep == 1, step == 1 {
      for lane in 0..<count {
        kernel(t + (to + lane * targetLane), a + (from + lane * sourceLane), extent)
      }
      return
    }
    // Lanes that lie across the memory are gathered side by side, so that every line of memory
    // that was fetched is used up.
    let together = min(count, 16)
    withUnsafeTemporaryAllocation(of: Element.self, capacity: together * extent) { scratch in
      guard let rows = scratch.baseAddress else { return }
      for first in stride(from: 0, to: count, by: together) {
        let lanes = min(together, count - first)
        for i in 0..<extent {
          let source = a + (from + first * sourceLane + i * step)
          for lane in 0..<lanes {
            (rows + (lane * extent + i)).initialize(to: source[lane * sourceLane])
          }
        }
        for lane in 0..<lanes { kernel(rows + lane * extent, rows + lane * extent, extent) }
        for i in 0..<extent {
          let target = t + (to + first * targetLane + i * targetStep)
          for lane in 0..<lanes { target[lane * targetLane] = rows[lane * extent + i] }
        }
      }
    }
  }
}
