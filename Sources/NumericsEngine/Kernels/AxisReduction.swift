extension NDArray where Element: NumericElement {
  /// The results of all lanes along `axis`, whose extent must not be 0.
  @inline(__always)
  func reduced<R: Reduction<Element>, Result: NumericElement>(
    axis: Int, _ keepingDimensions: Bool, by reduction: R, _ result: (R.Partial) -> Result
  ) -> NDArray<Result> {
    reduced(axis: axis, keepingDimensions) { target in
      reduction.lanes(of: self, axis: axis) { (target + $0).initialize(to: result($1)) }
    }
  }

  /// The results of all lanes along `axis`; `write` must initialise them in row-major order.
  @inline(__always)
  func reduced<Result: NumericElement>(
    axis: Int, _ keepingDimensions: Bool, _ write: (UnsafeMutablePointer<Result>) -> Void
  ) -> NDArray<Result> {
    var shape = shape
    shape[axis] = 1
    let kept = NDArray<Result>(shape: shape, initializedBy: write)
    shape.remove(at: axis)
    return keepingDimensions ? kept : kept.reshaped(to: shape)
  }
}
