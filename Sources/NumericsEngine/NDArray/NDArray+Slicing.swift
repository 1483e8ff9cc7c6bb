extension NDArray {
  /// A part of the array, as a view: one selector for each axis, from the first on.
  ///
  /// ```swift
  /// let frame = video[3]                     // [frames, rows, columns] → [rows, columns]
  /// let crop = frame[4..<24, 4..<24]
  /// let mirrored = frame[.all, Slice(step: -1)]
  /// frame[0] = NDArray(repeating: 0, shape: [28])
  /// frame[.all, 0...2] *= 0.5
  /// ```
  ///
  /// Axes without a selector are taken whole. An `Int` takes one index and drops the axis; below 0
  /// it counts back from the end. Swift's ranges must lie within the axis; a ``Slice`` is cut off at
  /// its ends. What is assigned is broadcast to the shape of the part.
  /// - Complexity: O(1) to read; O(*count of the part*) to write.
  @_disfavoredOverload
  public subscript(selectors: any AxisSelector...) -> NDArray {
    get { NDArray(storage: storage, layout: layout.selecting(selectors)) }
    set { assign(newValue, to: selectors) }
  }

  private mutating func assign(_ value: NDArray, to selectors: [any AxisSelector]) {
    let part = layout.selecting(selectors)
    guard broadcastShape(value.shape, part.shape) == part.shape else {
      callerMistake(
        "A part of an array was assigned values that do not fit.",
        expected: "a shape that broadcasts to \(part.shape)", got: "\(value.shape)",
        toDo: "compare the selectors with the shape of what is assigned")
    }
    if !isWritable() {
      compact()
      return assign(value, to: selectors)
    }
    let source = value.broadcasted(to: part.shape)
    withExtendedLifetime(storage) {
      source.copyElements(to: storage.base + part.offset, strides: part.strides)
    }
  }
}

extension Layout {
  /// The layout of the part that the selectors, one for each axis from the first on, take.
  func selecting(_ selectors: [any AxisSelector]) -> Layout {
    guard selectors.count <= rank else { wrongSelectorCount(selectors.count) }
    var (shape, strides, offset) = ([Int](), [Int](), offset)
    for axis in 0..<rank {
      guard axis < selectors.count else {
        shape.append(self.shape[axis])
        strides.append(self.strides[axis])
        continue
      }
      switch selectors[axis]._selection(extent: self.shape[axis]) {
      case .index(let index):
        offset += index * self.strides[axis]
      case .elements(let start, let step, let count):
        // An empty part has no first element, and must not point beyond the storage.
        if count > 0 { offset += start * self.strides[axis] }
        shape.append(count)
        strides.append(step * self.strides[axis])
      case nil:
        doesNotFit(selectors[axis], axis: axis)
      }
    }
    return Layout(shape: shape, strides: strides, offset: offset)
  }

  private func wrongSelectorCount(_ count: Int) -> Never {
    callerMistake(
      "An array of shape \(shape) was given \(count) selectors.",
      expected: "at most \(rank), one for each axis", got: "\(count)",
      toDo: "leave out the last ones; an axis without a selector is taken whole")
  }

  private func doesNotFit(_ selector: any AxisSelector, axis: Int) -> Never {
    if let index = selector as? Int { outOfBounds(index, axis: axis) }
    callerMistake(
      "The range \(selector) does not fit axis \(axis) of an array of shape \(shape).",
      expected: "a range within 0..<\(shape[axis])", got: "\(selector)",
      toDo: "correct the range, or use Slice(from:to:step:), which is cut off at the ends")
  }
}
