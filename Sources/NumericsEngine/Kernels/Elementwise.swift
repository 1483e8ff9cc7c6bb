/// Combines two arrays element by element, with broadcasting, into a new row-major array.
///
/// - Parameters:
///   - symbol: The operation as the caller wrote it, for the report when shapes do not fit.
///   - combineRun: Writes a run of results, usually by calling ``combineRun(_:_:_:_:_:_:_:)``. The
///     loop has to be inside this closure: a closure for a single element would not be inlined into
///     the work of other threads.
@inline(__always)
func elementwise<Element, Result>(
  _ left: NDArray<Element>, _ right: NDArray<Element>, symbol: String,
  _ combineRun: (
    _ out: UnsafeMutablePointer<Result>, _ a: UnsafePointer<Element>, _ strideA: Int,
    _ b: UnsafePointer<Element>, _ strideB: Int, _ count: Int
  ) -> Void
) -> NDArray<Result> {
  let shape = commonShape(left, right, symbol: symbol)
  let (left, right) = (left.near(shape), right.near(shape))
  return NDArray(shape: shape) { target in
    left.read { a in
      right.read { b in
        let walk = Walk(
          shape: shape, Layout.rowMajorStrides(of: shape),
          left.layout.strides(broadcastTo: shape), right.layout.strides(broadcastTo: shape))
        let (_, leftStride, rightStride) = walk.run.strides
        walk.parallelStretches { t, i, j, count in
          combineRun(target + t, a + i, leftStride, b + j, rightStride, count)
        }
      }
    }
  }
}

/// One run; the loops with constant strides are what the compiler turns into vector instructions.
@inline(__always)
func combineRun<Element, Result>(
  _ out: UnsafeMutablePointer<Result>, _ a: UnsafePointer<Element>, _ strideA: Int,
  _ b: UnsafePointer<Element>, _ strideB: Int, _ count: Int,
  _ combine: (Element, Element) -> Result
) {
  switch (strideA, strideB) {
  case (1, 1):
    for i in 0..<count { out[i] = combine(a[i], b[i]) }
  case (1, 0):
    let fixed = b.pointee
    for i in 0..<count { out[i] = combine(a[i], fixed) }
  case (0, 1):
    let fixed = a.pointee
    for i in 0..<count { out[i] = combine(fixed, b[i]) }
  default:
    for i in 0..<count { out[i] = combine(a[i * strideA], b[i * strideB]) }
  }
}

/// The result of arithmetic on two arrays, in the memory of an operand that nobody else holds.
///
/// So `a * b + c` needs memory for one result, not for two.
func arithmetic<Element: NumericElement>(
  _ left: consuming NDArray<Element>, _ right: consuming NDArray<Element>, symbol: String,
  _ kernel: BinaryKernel<Element>
) -> NDArray<Element> {
  let shape = commonShape(left, right, symbol: symbol)
  if left.isReusable(for: shape) {
    combine(into: &left, right, kernel)
    return left
  }
  if right.isReusable(for: shape) {
    combine(left, into: &right, kernel)
    return right
  }
  var result = NDArray<Element>(shape: shape) { _ in }
  combine(left, right, into: &result, kernel)
  return result
}

/// `left ← left ∘ right`, where `right` broadcasts to the shape of `left`.
func combine<Element: NumericElement>(
  into left: inout NDArray<Element>, _ right: NDArray<Element>, _ kernel: BinaryKernel<Element>
) {
  let right = right.near(left.shape)
  let shape = left.shape
  left.write { a, strides in
    right.read { b in
      run(
        kernel, shape, a, strides, UnsafePointer(a), strides, b,
        right.layout.strides(broadcastTo: shape))
    }
  }
}

/// `right ← left ∘ right`, where `left` broadcasts to the shape of `right`.
private func combine<Element: NumericElement>(
  _ left: NDArray<Element>, into right: inout NDArray<Element>, _ kernel: BinaryKernel<Element>
) {
  let left = left.near(right.shape)
  let shape = right.shape
  right.write { b, strides in
    left.read { a in
      run(
        kernel, shape, b, strides, a, left.layout.strides(broadcastTo: shape), UnsafePointer(b),
        strides)
    }
  }
}

/// `result ← left ∘ right`, where both broadcast to the shape of `result`.
func combine<Element: NumericElement>(
  _ left: NDArray<Element>, _ right: NDArray<Element>, into result: inout NDArray<Element>,
  _ kernel: BinaryKernel<Element>
) {
  let shape = result.shape
  let (left, right) = (left.near(shape), right.near(shape))
  result.write { t, strides in
    left.read { a in
      right.read { b in
        run(
          kernel, shape, t, strides, a, left.layout.strides(broadcastTo: shape), b,
          right.layout.strides(broadcastTo: shape))
      }
    }
  }
}

private func run<Element>(
  _ kernel: BinaryKernel<Element>, _ shape: [Int],
  _ t: UnsafeMutablePointer<Element>, _ targetStrides: [Int],
  _ a: UnsafePointer<Element>, _ leftStrides: [Int],
  _ b: UnsafePointer<Element>, _ rightStrides: [Int]
) {
  let walk = Walk(shape: shape, targetStrides, leftStrides, rightStrides)
  let (targetStride, leftStride, rightStride) = walk.run.strides
  let elementCount = walk.runs * walk.run.extent
  let stream = t != a && t != b && isStreamed(elementCount * MemoryLayout<Element>.stride)
  walk.parallelStretches { i, j, k, count in
    kernel(t + i, targetStride, a + j, leftStride, b + k, rightStride, count, stream)
  }
}

/// Whether a new result of so many bytes is larger than the caches, and is written past them.
///
/// A smaller one stays in the cache, where it is probably wanted next.
func isStreamed(_ byteCount: Int) -> Bool { byteCount >= 8 << 20 }

/// The shape both operands broadcast to; shapes that do not fit are the caller's mistake.
func commonShape<Element>(
  _ left: NDArray<Element>, _ right: NDArray<Element>, symbol: String
) -> [Int] {
  guard let shape = broadcastShape(left.shape, right.shape) else {
    callerMistake(
      "The shapes in left \(symbol) right do not fit together.",
      expected: "extents, counted from the last axis, that are equal or 1",
      got: "\(left.shape) \(symbol) \(right.shape)",
      toDo: "reshape one operand, for example to [rows, 1] for one value per row")
  }
  return shape
}

extension NDArray {
  /// Whether a result of `shape` may overwrite this array.
  mutating func isReusable(for shape: [Int]) -> Bool {
    self.shape == shape && layout.isContiguous && isWritable() && layout.count == storage.count
  }

  /// This array, or a row-major copy where reading it in the order of `shape` would leave the
  /// caches behind at every step.
  fileprivate func near(_ shape: [Int]) -> NDArray {
    let isScattered = rank > 1 && (strides.last ?? 0) > 16 && (self.shape.last ?? 0) > 1
    return isScattered && count > elementGrain ? compacted() : self
  }
}
