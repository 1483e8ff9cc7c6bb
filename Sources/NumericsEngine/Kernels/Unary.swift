/// `f` of every element, in the memory of the operand if nobody else holds it.
func mapped<Element: RealElement>(
  _ array: consuming NDArray<Element>, _ kernel: UnaryKernel<Element>
) -> NDArray<Element> {
  let shape = array.shape
  if array.isReusable(for: shape) {
    array.write { t, strides in run(kernel, shape, t, strides, UnsafePointer(t), strides) }
    return array
  }
  return NDArray(shape: shape) { t in
    array.read { run(kernel, shape, t, Layout.rowMajorStrides(of: shape), $0, array.strides) }
  }
}

/// `out ← f(array)`, where both have the same shape.
func map<Element: RealElement>(
  _ array: NDArray<Element>, into out: inout NDArray<Element>, name: String,
  _ kernel: UnaryKernel<Element>
) {
  requireSameShape(array, out, name: name)
  let shape = array.shape
  out.write { t, strides in
    array.read { run(kernel, shape, t, strides, $0, array.strides) }
  }
}

/// Stops the program unless the result of `name` fits into `out`.
func requireSameShape<Element>(
  _ array: NDArray<Element>, _ out: NDArray<Element>, name: String
) {
  guard array.shape == out.shape else {
    callerMistake(
      "The result of \(name) does not fit into the target.",
      expected: "a target of shape \(array.shape)", got: "\(out.shape)",
      toDo: "make the target with the shape of the argument")
  }
}

private func run<Element>(
  _ kernel: UnaryKernel<Element>, _ shape: [Int], _ t: UnsafeMutablePointer<Element>,
  _ targetStrides: [Int], _ a: UnsafePointer<Element>, _ strides: [Int]
) {
  let walk = Walk(shape: shape, targetStrides, strides)
  let (targetStride, stride, _) = walk.run.strides
  let stream = t != a && isStreamed(walk.runs * walk.run.extent * MemoryLayout<Element>.stride)
  walk.parallelStretches { to, from, _, count in
    kernel(t + to, targetStride, a + from, stride, count, stream)
  }
}
