extension NDArray where Element: NumericElement {
  /// The different values of the array in ascending order, shape `[how many]`.
  ///
  /// All NaN count as one value, the last.
  /// - Complexity: O(*n* log *n*)
  public func unique() -> NDArray {
    uniqueWithCounts().values
  }

  /// The different values of the array in ascending order, and how often each occurs; both of shape
  /// `[how many]`.
  ///
  /// All NaN count as one value, the last.
  /// - Complexity: O(*n* log *n*)
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public func uniqueWithCounts() -> (values: NDArray, counts: NDArray<Int>) {
    var (values, counts) = ([Element](), [Int]())
    for value in reshaped(to: [-1]).sorted().elements {
      if let last = values.last, last == value || last != last {
        counts[counts.count - 1] += 1
      } else {
        values.append(value)
        counts.append(1)
      }
    }
    return (NDArray(values), NDArray<Int>(counts))
  }
}
