extension NDArray {
  /// The elements for which `mask` is true, in row-major order.
  ///
  /// ```swift
  /// x[x .> 0]        // the positive elements, shape [how many]
  /// table[y .== 1]   // [n, k] and a mask [n]: the rows of class 1, shape [how many, k]
  /// a[a .!= a] = 0   // no more NaN
  /// ```
  ///
  /// The mask has the array's shape, or the extents of its first axes; it then takes whole rows,
  /// images, … What is assigned is broadcast to the shape of what the mask takes.
  /// - Complexity: O(*count*)
  public subscript(mask: NDArray<Bool>) -> NDArray {
    get {
      let full = fullMask(mask)
      return selectElements(contiguous(), full.contiguous())
        .reshaped(to: selectionShape(mask))
    }
    set {
      let full = fullMask(mask)
      let selection = selectionShape(mask)
      guard broadcastShape(newValue.shape, selection) == selection else {
        callerMistake(
          "The elements that a mask selects were assigned values that do not fit.",
          expected: "a shape that broadcasts to \(selection)", got: "\(newValue.shape)",
          toDo: "give one value, or as many as the mask has true elements")
      }
      let values = newValue.broadcasted(to: selection).contiguous()
      replaceSelected(&self, full, by: values)
    }
  }

  /// Assigns one number to every element for which `mask` is true: `a[a .< 0] = 0`; with `nil`
  /// nothing changes.
  ///
  /// The type is optional so that `a[mask] *= 2` can only mean the subscript above.
  @_disfavoredOverload
  public subscript(mask: NDArray<Bool>) -> Element? {
    @available(*, unavailable, message: "a mask selects an array of elements, not one element")
    get { nil }
    set {
      let full = fullMask(mask)
      if let newValue { replaceElements(&self, by: NDArray(scalar: newValue), where: full) }
    }
  }

  /// The array with the elements of `other` where `mask` is true.
  ///
  /// Both broadcast to the shape of this array.
  /// ```swift
  /// gradient.replacing(with: 0, where: x .< 0)
  /// ```
  /// - Complexity: O(*count*)
  public func replacing(with other: NDArray, where mask: NDArray<Bool>) -> NDArray {
    for operand in [other.shape, mask.shape] {
      guard broadcastShape(operand, shape) == shape else {
        callerMistake(
          "replacing(with:where:) was asked of an array of shape \(shape).",
          expected: "a replacement and a mask that broadcast to \(shape)", got: "\(operand)",
          toDo: "broadcast this array first if it is the smaller one")
      }
    }
    var result = compacted()
    replaceElements(&result, by: other, where: mask)
    return result
  }

  /// The array with one number in place of every element for which `mask` is true.
  ///
  /// The mask broadcasts to the shape of this array.
  public func replacing(with value: Element, where mask: NDArray<Bool>) -> NDArray {
    replacing(with: NDArray(scalar: value), where: mask)
  }

  /// `mask` for every element, from one for the first axes.
  private func fullMask(_ mask: NDArray<Bool>) -> NDArray<Bool> {
    guard mask.rank <= rank, mask.shape[...] == shape.prefix(mask.rank) else {
      callerMistake(
        "A mask of shape \(mask.shape) does not fit an array of shape \(shape).",
        expected: "the array's shape, or the extents of its first axes", got: "\(mask.shape)",
        toDo: "make the mask by comparing this array, or one value for each of its rows")
    }
    let ones = [Int](repeating: 1, count: rank - mask.rank)
    return mask.reshaped(to: mask.shape + ones).broadcasted(to: shape)
  }

  private func selectionShape(_ mask: NDArray<Bool>) -> [Int] {
    [mask.trueCount] + shape.dropFirst(mask.rank)
  }
}
