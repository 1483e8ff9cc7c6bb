/// An array of the same shape with `transform` applied to every element, in no order.
@inline(__always)
func convert<Source, Target>(
  _ array: NDArray<Source>, _ transform: (Source) -> Target
) -> NDArray<Target> {
  NDArray(shape: array.shape) { target in
    array.read { source in
      let walk = Walk(
        shape: array.shape, Layout.rowMajorStrides(of: array.shape), array.strides)
      let (targetStep, step, _) = walk.run.strides
      walk.parallelStretches { to, from, _, count in
        let (t, s) = (target + to, source + from)
        if targetStep == 1, step == 1 {
          for i in 0..<count { t[i] = transform(s[i]) }
        } else {
          for i in 0..<count { t[i * targetStep] = transform(s[i * step]) }
        }
      }
    }
  }
}
