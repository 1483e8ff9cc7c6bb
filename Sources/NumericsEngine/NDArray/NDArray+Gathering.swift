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
    let (indices, axis) = checked(indices, axis: axis)
    return NDArray(shape: shape[..<axis] + indices.shape + shape[(axis + 1)...]) {
      gather(self, indices, axis: axis, to: $0)
    }
  }

  /// `gathering(_:axis:)` into an array that is there, of the shape of the result.
  ///
  /// A loop over batches spares itself the memory of each.
  public func gathering(_ indices: NDArray<Int>, axis: Int, into out: inout NDArray) {
    let (indices, axis) = checked(indices, axis: axis)
    let expected: [Int] = shape[..<axis] + indices.shape + shape[(axis + 1)...]
    guard out.shape == expected else {
      callerMistake(
        "The result of gathering(_:axis:into:) does not fit.",
        expected: "a target of shape \(expected)", got: "\(out.shape)",
        toDo: "make the target with one place along axis \(axis) for each index")
    }
    if !out.layout.isContiguous { out.compact() }
    out.write { target, _ in gather(self, indices, axis: axis, to: target) }
  }

  private func checked(_ indices: NDArray<Int>, axis: Int) -> (NDArray<Int>, axis: Int) {
    let axis = layout.resolve(axis: axis, operation: "gathering(_:axis:)")
    let indices = indices.contiguous()
    if let position = firstIndexOutOfBounds(indices, extent: shape[axis]) {
      indexOutOfBounds(indices.elements[position], position, axis: axis)
    }
    return (indices, axis)
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
