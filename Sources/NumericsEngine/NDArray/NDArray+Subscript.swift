// The subscripts for one and two indices are what loops are written with. They need no array of
// indices, and are specialised for callers that are compiled without optimisation.

extension NDArray {
  /// The element at `index` of a one-dimensional array; −1 is the last one.
  @inlinable
  public subscript(index: Int) -> Element {
    @_specialize(where Element == Double)
    @_specialize(where Element == Float)
    @_specialize(where Element == Int)
    get { storage.base[layout.position(index)] }
    @_specialize(where Element == Double)
    @_specialize(where Element == Float)
    @_specialize(where Element == Int)
    set {
      let position = layout.position(index)
      if isWritable() {
        storage.base[position] = newValue
      } else {
        compact()
        storage.base[layout.position(index)] = newValue
      }
    }
  }

  /// The element in `row` and `column` of a matrix; negative indices count back from the end.
  @inlinable
  public subscript(row: Int, column: Int) -> Element {
    @_specialize(where Element == Double)
    @_specialize(where Element == Float)
    @_specialize(where Element == Int)
    get { storage.base[layout.position(row, column)] }
    @_specialize(where Element == Double)
    @_specialize(where Element == Float)
    @_specialize(where Element == Int)
    set {
      let position = layout.position(row, column)
      if isWritable() {
        storage.base[position] = newValue
      } else {
        compact()
        storage.base[layout.position(row, column)] = newValue
      }
    }
  }

  /// The element at one index per axis; `a[]` is the number in a rank-0 array.
  ///
  /// Negative indices count back from the end of their axis.
  @inlinable
  @_disfavoredOverload
  public subscript(indices: Int...) -> Element {
    get { storage.base[layout.position(indices)] }
    set {
      let position = layout.position(indices)
      if isWritable() {
        storage.base[position] = newValue
      } else {
        compact()
        storage.base[layout.position(indices)] = newValue
      }
    }
  }
}
