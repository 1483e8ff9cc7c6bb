// As in NumPy, a NaN is both the smallest and the largest element: it is never passed over. Of
// equal elements the first one counts, in row-major order. Each is O(*count*), on all cores.

extension NDArray where Element: NumericElement {
  /// The smallest element; NaN if there is one. The array must not be empty.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func min() -> Element {
    requireElements(for: "min()")
    return Extreme.smallest.whole(self).value
  }

  /// The largest element; NaN if there is one. The array must not be empty.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func max() -> Element {
    requireElements(for: "max()")
    return Extreme.largest.whole(self).value
  }

  /// The place of the first smallest element in row-major order; of the first NaN if there is one.
  ///
  /// The array must not be empty.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func argmin() -> Int {
    requireElements(for: "argmin()")
    return Extreme.smallest.whole(self).index
  }

  /// The place of the first largest element in row-major order; of the first NaN if there is one.
  ///
  /// The array must not be empty.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func argmax() -> Int {
    requireElements(for: "argmax()")
    return Extreme.largest.whole(self).index
  }

  /// The smallest elements along one axis: `min(axis: 0)` of `[n, k]` has the shape `[k]`.
  ///
  /// - Parameters:
  ///   - axis: The axis to reduce, which must not be empty; negative counts back from the last.
  ///   - keepingDimensions: Whether the axis stays with extent 1, here `[1, k]`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func min(axis: Int, keepingDimensions: Bool = false) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "min(axis:)")
    requireElements(for: "min(axis:)", axis: axis)
    return reduced(axis: axis, keepingDimensions, by: Extreme.smallest) { $0.value }
  }

  /// The largest elements along one axis; see ``min(axis:keepingDimensions:)``.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func max(axis: Int, keepingDimensions: Bool = false) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "max(axis:)")
    requireElements(for: "max(axis:)", axis: axis)
    return reduced(axis: axis, keepingDimensions, by: Extreme.largest) { $0.value }
  }

  /// The places along one axis where the smallest elements are, counted from 0; see
  /// ``min(axis:keepingDimensions:)``.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func argmin(axis: Int, keepingDimensions: Bool = false) -> NDArray<Int> {
    let axis = layout.resolve(axis: axis, operation: "argmin(axis:)")
    requireElements(for: "argmin(axis:)", axis: axis)
    return reduced(axis: axis, keepingDimensions, by: Extreme.smallest) { $0.index }
  }

  /// The places along one axis where the largest elements are, counted from 0; see
  /// ``min(axis:keepingDimensions:)``.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func argmax(axis: Int, keepingDimensions: Bool = false) -> NDArray<Int> {
    let axis = layout.resolve(axis: axis, operation: "argmax(axis:)")
    requireElements(for: "argmax(axis:)", axis: axis)
    return reduced(axis: axis, keepingDimensions, by: Extreme.largest) { $0.index }
  }

  private func requireElements(for operation: String, axis: Int? = nil) {
    let isEmpty = axis.map { shape[$0] == 0 } ?? (count == 0)
    if isEmpty {
      callerMistake(
        "\(operation) has no answer for no elements.", expected: "at least one element",
        got: axis.map { "an extent of 0 on axis \($0)" } ?? "the shape \(shape)",
        toDo: "ask only where there are elements; check count first")
    }
  }
}
