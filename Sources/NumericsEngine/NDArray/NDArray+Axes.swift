// Views with the axes in another order, backwards, or with an axis more or less; each in O(rank),
// without copying an element.

extension NDArray {
  /// The array with its axes in another order: axis `i` of the result is axis `axes[i]`.
  ///
  /// ```swift
  /// images.permuted(axes: [0, 3, 1, 2])  // [n, rows, columns, channels] → [n, channels, rows, columns]
  /// ```
  /// `axes` names every axis once; a negative number counts back from the last one.
  public func permuted(axes: [Int]) -> NDArray {
    let order = axes.map { layout.resolve(axis: $0, operation: "permuted(axes: \(axes))") }
    guard order.count == rank, Set(order).count == rank else {
      callerMistake(
        "permuted(axes:) was asked of an array of shape \(shape).",
        expected: "every axis once: the numbers \(Array(0..<rank)) in any order", got: "\(axes)",
        toDo: "name the axis that comes first, then the second, and so on")
    }
    return NDArray(
      storage: storage,
      layout: Layout(
        shape: order.map { shape[$0] }, strides: order.map { strides[$0] }, offset: layout.offset))
  }

  /// The array with `axis` backwards: the last element along it comes first.
  public func flipped(axis: Int) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "flipped(axis:)")
    var strides = strides
    let first = layout.offset + Swift.max(0, shape[axis] - 1) * strides[axis]
    strides[axis].negate()
    return NDArray(storage: storage, layout: Layout(shape: shape, strides: strides, offset: first))
  }

  /// The array with a new axis of extent 1, which is `axis` of the result.
  ///
  /// ```
  /// [n] → [1, n] at 0          [n] → [n, 1] at 1 or −1
  /// ```
  public func expandingDimension(at axis: Int) -> NDArray {
    let resolved = axis < 0 ? axis + rank + 1 : axis
    guard 0...rank ~= resolved else {
      callerMistake(
        "expandingDimension(at: \(axis)) was asked of an array of shape \(shape).",
        expected: "a place in \(-rank - 1)...\(rank)", got: "\(axis)",
        toDo: "count the axes of the result from 0, or back from −1 for the last one")
    }
    var (shape, strides) = (shape, strides)
    shape.insert(1, at: resolved)
    strides.insert(1, at: resolved)
    return NDArray(
      storage: storage, layout: Layout(shape: shape, strides: strides, offset: layout.offset))
  }

  /// The array without `axis`, whose extent must be 1.
  public func squeezed(axis: Int) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "squeezed(axis:)")
    guard shape[axis] == 1 else {
      callerMistake(
        "squeezed(axis: \(axis)) was asked of an array of shape \(shape).",
        expected: "an axis of extent 1", got: "\(shape[axis])",
        toDo: "take one index along the axis, or reduce over it, to be rid of it")
    }
    return dropping(axis: axis, at: 0)
  }
}
