/// The elements of any view, copied into row-major order.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func gathered<Element>(_ array: NDArray<Element>) -> [Element] {
  let walk = PairedWalk(array.layout)
  return [Element](unsafeUninitializedCapacity: array.count) { target, initialized in
    guard array.count > 0, var out = target.baseAddress else { return }
    array.storage.withUnsafeBufferPointer { storage in
      guard let base = storage.baseAddress else { return }
      walk.forEachRun(startA: array.layout.offset, startB: 0) { start, _ in
        let run = base + start
        for i in 0..<walk.runCount { (out + i).initialize(to: run[i * walk.runStrideA]) }
        out += walk.runCount
      }
    }
    initialized = array.count
  }
}
