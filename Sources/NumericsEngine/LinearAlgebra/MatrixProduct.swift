extension NDArray where Element: RealElement {
  /// The matrix product of this array and `other`.
  ///
  /// ```
  /// [m, k] · [k, n] → [m, n]        [k] · [k, n] → [n]
  /// [m, k] · [k]    → [m]           [k] · [k]    → []
  /// [3, m, k] · [k, n] → [3, m, n]  [5, 1, m, k] · [3, k, n] → [5, 3, m, n]
  /// ```
  /// A vector is taken as one row on the left and as one column on the right, and that axis is
  /// left out of the result. More than two axes are stacks of matrices: the last two are multiplied,
  /// those before them broadcast.
  /// - Complexity: O(*m·n·k*) for each pair of matrices
  public func matmul(_ other: NDArray) -> NDArray {
    guard rank > 0, other.rank > 0 else {
      callerMistake(
        "matmul multiplies vectors, matrices and stacks of matrices.",
        expected: "arrays of rank 1 or more", got: "the shapes \(shape) and \(other.shape)",
        toDo: "use * for a product with a number")
    }
    let left = rank == 1 ? addingAxis(at: 0) : self
    let right = other.rank == 1 ? other.addingAxis(at: 1) : other
    guard left.shape[left.rank - 1] == right.shape[right.rank - 2] else {
      innerExtentsDiffer(shape, other.shape)
    }
    var product = left.stackedProduct(right)
    if rank == 1 { product = product.removingAxis(at: product.rank - 2) }
    if other.rank == 1 { product = product.removingAxis(at: product.rank - 1) }
    return product
  }

  /// The products of the matrices along the last two axes.
  private func stackedProduct(_ other: NDArray) -> NDArray {
    let (m, k, n) = (shape[rank - 2], shape[rank - 1], other.shape[other.rank - 1])
    if rank > 2, other.rank == 2, layout.isContiguous {
      // One tall matrix.
      let rows = shape.dropLast().reduce(1, *)
      return reshaped(to: [rows, k]).stackedProduct(other).reshaped(to: shape.dropLast() + [n])
    }
    let (stack, otherStack) = (Array(shape.dropLast(2)), Array(other.shape.dropLast(2)))
    guard let common = broadcastShape(stack, otherStack) else {
      callerMistake(
        "The stacks of matrices in matmul do not fit together.",
        expected: "extents before the last two axes, counted from the last, equal or 1",
        got: "\(stack) and \(otherStack) from the shapes \(shape) and \(other.shape)",
        toDo:
          "reshape one operand, for example to [1, rows, columns] for the same matrix throughout")
    }
    var product = NDArray(shape: common + [m, n]) { _ in }
    multiplyMatrices(1, self, other, 0, &product)
    return product
  }

  /// A view with another axis, of extent 1.
  func addingAxis(at axis: Int) -> NDArray {
    var (shape, strides) = (shape, strides)
    shape.insert(1, at: axis)
    strides.insert(1, at: axis)
    return NDArray(
      storage: storage, layout: Layout(shape: shape, strides: strides, offset: layout.offset))
  }

  private func removingAxis(at axis: Int) -> NDArray {
    var shape = shape
    shape.remove(at: axis)
    return reshaped(to: shape)
  }
}

/// Reports that two shapes have no matrix product.
func innerExtentsDiffer(_ left: [Int], _ right: [Int]) -> Never {
  let rows = right[max(0, right.count - 2)]
  callerMistake(
    "The matrix product of \(left) and \(right) does not exist.",
    expected: "as many columns on the left as rows on the right",
    got: "\(left[left.count - 1]) columns and \(rows) rows",
    toDo: "check the order of the operands; one of them may have to be transposed")
}
