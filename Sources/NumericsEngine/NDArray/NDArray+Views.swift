extension NDArray {
  /// Row `index` of a matrix `[rows, columns]` as a view of shape `[columns]`.
  ///
  /// A negative index counts back from the last row.
  /// - Complexity: O(1); no element is copied.
  public func row(_ index: Int) -> NDArray {
    requireMatrix("row(\(index))")
    return dropping(axis: 0, at: index)
  }

  /// Column `index` of a matrix `[rows, columns]` as a view of shape `[rows]`.
  ///
  /// A negative index counts back from the last column.
  /// - Complexity: O(1); no element is copied.
  public func column(_ index: Int) -> NDArray {
    requireMatrix("column(\(index))")
    return dropping(axis: 1, at: index)
  }

  /// The array with its axes in reverse order: `[m, n]` becomes `[n, m]`.
  ///
  /// - Complexity: O(1); no element is copied.
  public var transposed: NDArray {
    NDArray(
      storage: storage,
      layout: Layout(
        shape: shape.reversed(), strides: strides.reversed(), offset: layout.offset))
  }

  /// The same elements, in row-major order, in another shape of the same count.
  ///
  /// One extent may be −1: it becomes what the count leaves for it.
  /// - Complexity: O(1) when the elements already lie in row-major order, O(*count*) otherwise.
  public func reshaped(to newShape: [Int]) -> NDArray {
    let shape = Self.completed(newShape, count: count)
    let target = Layout(rowMajor: shape)
    guard target.count == count else {
      callerMistake(
        "An array of shape \(self.shape) cannot be reshaped to \(newShape).",
        expected: "a shape of \(count) elements", got: "\(newShape)",
        toDo: "choose extents whose product is \(count), or −1 for one of them")
    }
    let source = contiguous()
    return NDArray(
      storage: source.storage,
      layout: Layout(shape: shape, strides: target.strides, offset: source.layout.offset))
  }

  /// A view without `axis`, at one index along it.
  func dropping(axis: Int, at index: Int) -> NDArray {
    let start = layout.offset + layout.resolve(index, axis: axis) * strides[axis]
    var shape = shape
    var strides = strides
    shape.remove(at: axis)
    strides.remove(at: axis)
    return NDArray(
      storage: storage, layout: Layout(shape: shape, strides: strides, offset: start))
  }

  private func requireMatrix(_ operation: String) {
    guard rank == 2 else {
      callerMistake(
        "\(operation) was asked of an array of shape \(shape).",
        expected: "a matrix: rank 2", got: "rank \(rank)",
        toDo: "reshape it first, for example with reshaped(to: [-1, 1]) for one column")
    }
  }

  private static func completed(_ shape: [Int], count: Int) -> [Int] {
    guard let open = shape.firstIndex(of: -1) else { return shape }
    guard shape.lastIndex(of: -1) == open else {
      callerMistake(
        "An array was to be reshaped to \(shape).",
        expected: "−1 for one extent at most", got: "several −1",
        toDo: "give all extents but one; only one can follow from the others")
    }
    var shape = shape
    shape[open] = 1
    let rest = Layout.elementCount(of: shape)
    // Nothing times nothing leaves the open extent undetermined; the count check then reports it.
    shape[open] = rest == 0 ? (count == 0 ? 0 : 1) : count / rest
    return shape
  }
}
