extension NDArray {
  /// A view in which axes of extent 1 are repeated until the array has `newShape`.
  ///
  /// Shapes are aligned at their last axis; missing leading axes count as extent 1. So `[3]` and
  /// `[2, 1]` both broadcast to `[2, 3]`: the first repeats as rows, the second as columns.
  /// - Complexity: O(1); no element is copied.
  public func broadcasted(to newShape: [Int]) -> NDArray {
    guard broadcastShape(shape, newShape) == newShape else {
      callerMistake(
        "An array of shape \(shape) cannot be broadcast to \(newShape).",
        expected: "every extent, counted from the last axis, equal to the target's or 1",
        got: "\(shape) for \(newShape)",
        toDo: "reshape the array so that the axes to be repeated have extent 1")
    }
    return NDArray(
      storage: storage,
      layout: Layout(
        shape: newShape, strides: layout.strides(broadcastTo: newShape), offset: layout.offset))
  }
}

extension Layout {
  /// The strides of this layout seen through `target`, 0 where an extent is repeated.
  ///
  /// The shapes must be known to fit.
  func strides(broadcastTo target: [Int]) -> [Int] {
    let lead = target.count - rank
    return target.indices.map { axis in
      axis < lead || shape[axis - lead] != target[axis] ? 0 : strides[axis - lead]
    }
  }
}

/// The shape to which both shapes broadcast, or `nil` when they do not fit.
///
/// Aligned at the last axis, two extents fit when they are equal or one of them is 1 (NumPy,
/// "Broadcasting").
func broadcastShape(_ left: [Int], _ right: [Int]) -> [Int]? {
  var result = [Int](repeating: 1, count: max(left.count, right.count))
  for back in 1..<(result.count + 1) {
    let a = back <= left.count ? left[left.count - back] : 1
    let b = back <= right.count ? right[right.count - back] : 1
    guard a == b || a == 1 || b == 1 else { return nil }
    result[result.count - back] = a == 1 ? b : a
  }
  return result
}
