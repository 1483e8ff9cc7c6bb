/// An n-dimensional array: a block of equal elements and a shape over it.
///
/// ```swift
/// let table = NDArray([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])  // shape [2, 3]
/// table[1, -1]                                             // 6.0
/// table.mean(axis: 0)                                      // [2.5 3.5 4.5]
/// ```
///
/// An array is a value: a copy never sees a later change of the original. Copies and views share
/// one storage until one of them is written to; the writer then copies its own elements first, in
/// time proportional to their number.
///
/// Elements are ordered row-major: the last index runs fastest. Rank 0 is a single number with
/// the shape `[]`. A mistake in a shape or an index stops the program with a text that says what
/// was expected, what was given and what to do.
public struct NDArray<Element: NDArrayElement>: Sendable {
  @usableFromInline var storage: Storage<Element>
  @usableFromInline var layout: Layout

  @usableFromInline
  init(storage: Storage<Element>, layout: Layout) {
    self.storage = storage
    self.layout = layout
  }

  /// The number of elements along each axis.
  public var shape: [Int] { layout.shape }

  /// The distance in storage from one element to the next along each axis, in elements.
  public var strides: [Int] { layout.strides }

  /// The number of axes.
  public var rank: Int { layout.shape.count }

  /// The number of elements: the product of ``shape``, 1 for rank 0.
  public var count: Int { layout.count }

  /// The elements in row-major order.
  ///
  /// - Complexity: O(*count*)
  public var elements: [Element] {
    [Element](unsafeUninitializedCapacity: count) { target, initialized in
      if let base = target.baseAddress { copyElements(to: base) }
      initialized = count
    }
  }
}

extension NDArray: Equatable {
  /// Whether shapes and values are equal; how they lie in storage does not matter.
  ///
  /// NaN differs from everything, itself included.
  public static func == (left: NDArray, right: NDArray) -> Bool {
    left.shape == right.shape && equalElements(left, right)
  }
}
