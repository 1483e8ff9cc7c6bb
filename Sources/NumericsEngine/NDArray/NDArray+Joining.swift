extension NDArray {
  /// Joins arrays along an axis they have: `[2, k]` and `[3, k]` along axis 0 make `[5, k]`.
  ///
  /// All extents but the one along `axis` must be equal. At least one array is needed.
  /// - Complexity: O(*count of the result*)
  public init(concatenating arrays: [NDArray], axis: Int = 0) {
    guard let first = arrays.first else { Self.nothingToJoin("concatenating") }
    let axis = first.layout.resolve(axis: axis, operation: "NDArray(concatenating:axis:)")
    var shape = first.shape
    for (index, array) in arrays.enumerated().dropFirst() {
      guard array.rank == first.rank, array.matches(first, exceptAxis: axis) else {
        Self.doesNotJoin(index, array.shape, "a shape like \(first.shape) in all but axis \(axis)")
      }
      shape[axis] += array.shape[axis]
    }
    self.init(shape: shape) { target in
      let strides = Layout.rowMajorStrides(of: shape)
      var place = target
      for array in arrays {
        array.copyElements(to: place, strides: strides)
        place += array.shape[axis] * strides[axis]
      }
    }
  }

  /// Joins arrays of one shape along a new axis: three of `[k]` along axis 0 make `[3, k]`, along
  /// axis 1 `[k, 3]`.
  ///
  /// `axis` is an axis of the result. At least one array is needed.
  /// - Complexity: O(*count of the result*)
  public init(stacking arrays: [NDArray], axis: Int = 0) {
    guard let first = arrays.first else { Self.nothingToJoin("stacking") }
    if let other = arrays.firstIndex(where: { $0.shape != first.shape }) {
      Self.doesNotJoin(other, arrays[other].shape, "the shape \(first.shape), as of array 0")
    }
    self.init(concatenating: arrays.map { $0.expandingDimension(at: axis) }, axis: axis)
  }

  private func matches(_ other: NDArray, exceptAxis axis: Int) -> Bool {
    shape.indices.allSatisfy { $0 == axis || shape[$0] == other.shape[$0] }
  }

  private static func nothingToJoin(_ label: String) -> Never {
    callerMistake(
      "NDArray(\(label):axis:) was given no arrays.", expected: "at least one array", got: "none",
      toDo: "handle the case without arrays before; the shape of its result is unknown")
  }

  private static func doesNotJoin(_ index: Int, _ shape: [Int], _ expected: String) -> Never {
    callerMistake(
      "Array \(index) of those to be joined does not fit.", expected: expected, got: "\(shape)",
      toDo: "compare the shapes; reshape or slice the array that differs")
  }
}
