extension NDArray where Element: NumericElement {
  /// The running sums along `axis`: of `[1 2 3]` they are `[1 3 6]`.
  ///
  /// ```
  /// sᵢ = x₀ + x₁ + … + xᵢ, added in this order
  /// ```
  /// Each depends on the one before, so the rounding error grows with the index, unlike that of
  /// ``sum()``. From a NaN on all are NaN.
  /// - Complexity: O(*count*)
  public func cumulativeSum(axis: Int) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "cumulativeSum(axis:)")
    var sums = compacted()
    accumulate(&sums, axis: axis)
    return sums
  }
}
