// Computed in Double, block by block, from deviations from the block's own mean: a small spread on
// a large offset keeps its digits. NaN and infinities make the result NaN. O(*count*), on all cores.

extension NDArray where Element: RealElement {
  /// The variance of all elements.
  ///
  /// ```
  /// Σ (x − mean)² / (n − ddof)
  /// ```
  /// - Parameter ddof: 0 for the variance of these elements, 1 for the unbiased estimate of the
  ///   variance of what they were drawn from. As in NumPy the result is NaN for no elements, and
  ///   where `ddof` leaves nothing to divide by it is NaN or ∞.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public func variance(ddof: Int = 0) -> Element {
    count == 0 ? .nan : Element(MomentsReduction().whole(self).variance(ddof: ddof))
  }

  /// The standard deviation of all elements: the square root of the variance.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public func standardDeviation(ddof: Int = 0) -> Element {
    count == 0
      ? .nan : Element(MomentsReduction().whole(self).variance(ddof: ddof).squareRoot())
  }

  /// The variances along one axis: `variance(axis: 0)` of `[n, k]` has the shape `[k]`.
  ///
  /// - Parameters:
  ///   - axis: The axis to reduce; negative counts back from the last.
  ///   - ddof: See ``variance(ddof:)``.
  ///   - keepingDimensions: Whether the axis stays with extent 1, here `[1, k]`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public func variance(axis: Int, ddof: Int = 0, keepingDimensions: Bool = false) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "variance(axis:)")
    guard shape[axis] > 0 else { return withoutElements(axis, keepingDimensions) }
    return reduced(axis: axis, keepingDimensions, by: MomentsReduction()) {
      Element($0.variance(ddof: ddof))
    }
  }

  /// The standard deviations along one axis: the square roots of the variances.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public func standardDeviation(
    axis: Int, ddof: Int = 0, keepingDimensions: Bool = false
  ) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "standardDeviation(axis:)")
    guard shape[axis] > 0 else { return withoutElements(axis, keepingDimensions) }
    return reduced(axis: axis, keepingDimensions, by: MomentsReduction()) {
      Element($0.variance(ddof: ddof).squareRoot())
    }
  }

  /// The answers along an axis without elements.
  private func withoutElements(_ axis: Int, _ keepingDimensions: Bool) -> NDArray {
    var rest = shape
    rest[axis] = 1
    if !keepingDimensions { rest.remove(at: axis) }
    return NDArray(repeating: .nan, shape: rest)
  }
}
