extension NDArray {
  /// The elements at the given indices along `axis`, in their order; an index may come repeatedly.
  ///
  /// ```swift
  /// let batch = images.gathering(order[..<32], axis: 0)  // [n, 784] → [32, 784]
  /// ```
  /// A negative index counts back from the end of the axis.
  /// - Complexity: O(*count of the result*)
  public func gathering(_ indices: some Collection<Int>, axis: Int) -> NDArray {
    gathering(NDArray<Int>(Array(indices)), axis: axis)
  }

  /// The elements at the given indices along `axis`; the axis is replaced by the axes of `indices`.
  ///
  /// ```swift
  /// embeddings.gathering(words, axis: 0)  // [vocabulary, k] and words [n, length] → [n, length, k]
  /// ```
  /// A negative index counts back from the end of the axis.
  /// - Complexity: O(*count of the result*)
  public func gathering(_ indices: NDArray<Int>, axis: Int) -> NDArray {
    let axis = layout.resolve(axis: axis, operation: "gathering(_:axis:)")
    let indices = indices.contiguous()
    if let position = firstIndexOutOfBounds(indices, extent: shape[axis]) {
      indexOutOfBounds(indices.elements[position], position, axis: axis)
    }
    let gathered = gather(self, indices, axis: axis)
    return gathered.reshaped(
      to: shape[..<axis] + indices.shape + shape[(axis + 1)...])
  }

  private func indexOutOfBounds(_ index: Int, _ position: Int, axis: Int) -> Never {
    let extent = shape[axis]
    callerMistake(
      "gathering(_:axis:) was given an index out of bounds.",
      expected: extent == 0
        ? "no index at all: axis \(axis) is empty"
        : "indices in \(-extent)...\(extent - 1), for axis \(axis) of the shape \(shape)",
      got: "\(index), the index at position \(position)",
      toDo: "check how the indices were made")
  }
}
