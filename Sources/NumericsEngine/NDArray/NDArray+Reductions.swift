// Sums are pairwise: the rounding error grows with the logarithm of the count, not with the count
// (Higham, "Accuracy and Stability of Numerical Algorithms", §4.2). NaN and infinities propagate.
// Each is O(*count*), on all cores; no result depends on the number of threads.

extension NDArray where Element: NumericElement {
  /// The sum of all elements, 0 for an empty array.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func sum() -> Element {
    count == 0 ? 0 : Sum().whole(self)
  }

  /// The sums along one axis: `sum(axis: 0)` of `[n, k]` has the shape `[k]`.
  ///
  /// - Parameters:
  ///   - axis: The axis to sum over; negative counts back from the last. An empty axis sums to 0.
  ///   - keepingDimensions: Whether the axis stays with extent 1, here `[1, k]`, so that the
  ///     result broadcasts against the array it came from.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func sum(axis: Int, keepingDimensions: Bool = false) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "sum(axis:)")
    return reduced(axis: axis, keepingDimensions) { axisSum(self, axis: axis, into: $0) }
  }
}

extension NDArray where Element: RealElement {
  /// The arithmetic mean of all elements, NaN for an empty array.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public func mean() -> Element {
    sum() / Element(count)
  }

  /// The means along one axis: `mean(axis: 0)` of `[n, k]` has the shape `[k]`.
  ///
  /// - Parameters:
  ///   - axis: The axis to average over; negative counts back from the last. An empty axis gives
  ///     NaN.
  ///   - keepingDimensions: Whether the axis stays with extent 1, here `[1, k]`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public func mean(axis: Int, keepingDimensions: Bool = false) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "mean(axis:)")
    return sum(axis: axis, keepingDimensions: keepingDimensions) / Element(shape[axis])
  }
}
