/// Combines two arrays element by element, with broadcasting, into a new row-major array.
///
/// - Parameter symbol: The operation as the caller wrote it, for the report when shapes do not fit.
@inline(__always)
func elementwise<Element, Result>(
  _ left: NDArray<Element>, _ right: NDArray<Element>, symbol: String,
  _ combine: (Element, Element) -> Result
) -> NDArray<Result> {
  guard let shape = broadcastShape(left.shape, right.shape) else {
    callerMistake(
      "The shapes in left \(symbol) right do not fit together.",
      expected: "extents, counted from the last axis, that are equal or 1",
      got: "\(left.shape) \(symbol) \(right.shape)",
      toDo: "reshape one operand, for example to [rows, 1] for one value per row")
  }
  let layout = Layout(rowMajor: shape)
  let walk = PairedWalk(
    shape: shape, stridesA: left.layout.strides(broadcastTo: shape),
    stridesB: right.layout.strides(broadcastTo: shape))
  let elements = [Result](unsafeUninitializedCapacity: layout.count) { target, initialized in
    guard layout.count > 0, var out = target.baseAddress else { return }
    left.storage.withUnsafeBufferPointer { leftStorage in
      right.storage.withUnsafeBufferPointer { rightStorage in
        guard let a = leftStorage.baseAddress, let b = rightStorage.baseAddress else { return }
        walk.forEachRun(startA: left.layout.offset, startB: right.layout.offset) {
          combineRun(
            a + $0, walk.runStrideA, b + $1, walk.runStrideB, into: out, count: walk.runCount,
            combine)
          out += walk.runCount
        }
      }
    }
    initialized = layout.count
  }
  return NDArray(storage: elements, layout: layout)
}

/// One run; the loops with constant strides are what the compiler turns into vector instructions.
@inline(__always)
private func combineRun<Element, Result>(
  _ a: UnsafePointer<Element>, _ strideA: Int, _ b: UnsafePointer<Element>, _ strideB: Int,
  into out: UnsafeMutablePointer<Result>, count: Int, _ combine: (Element, Element) -> Result
) {
  switch (strideA, strideB) {
  case (1, 1):
    for i in 0..<count { (out + i).initialize(to: combine(a[i], b[i])) }
  case (1, 0):
    let fixed = b.pointee
    for i in 0..<count { (out + i).initialize(to: combine(a[i], fixed)) }
  case (0, 1):
    let fixed = a.pointee
    for i in 0..<count { (out + i).initialize(to: combine(fixed, b[i])) }
  default:
    for i in 0..<count { (out + i).initialize(to: combine(a[i * strideA], b[i * strideB])) }
  }
}
