extension NDArray where Element: NumericElement {
  /// The array with the elements along `axis` in ascending order; NaN comes last.
  ///
  /// - Parameter axis: By default the last one; negative counts back from it.
  /// - Complexity: O(*count* · log *extent*)
  public func sorted(axis: Int = -1) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "sorted(axis:)")
    return lanesApplied(axis: axis, sortLanes)
  }

  /// The indices along `axis` that would sort the array: of `[30 10 20]` it is `[1 2 0]`.
  ///
  /// NaN comes last, and equal elements stay in their order.
  /// - Parameter axis: By default the last one; negative counts back from it.
  /// - Complexity: O(*count* · log *extent*)
  public func argsort(axis: Int = -1) -> NDArray<Int> {
    let axis = layout.resolve(axis: axis, operation: "argsort(axis:)")
    return lanesApplied(axis: axis, sortingOrderOfLanes)
  }

  /// What `transform` makes of the array with `axis` as its last axis, the axes put back after it.
  private func lanesApplied<Result>(
    axis: Int, _ transform: (NDArray) -> NDArray<Result>
  ) -> NDArray<Result> {
    if axis == rank - 1 { return transform(self) }
    var order = Array(0..<rank)
    order.swapAt(axis, rank - 1)
    return transform(permuted(axes: order)).permuted(axes: order).contiguous()
  }
}
