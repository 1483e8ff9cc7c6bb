import CNumerics

/// The matrices along the last two axes of an array as BLAS takes them: row-major with a leading
/// dimension, or the transpose of that.
struct BLASMatrices<Scalar: RealElement> {
  let array: NDArray<Scalar>
  let isTransposed: Bool
  let leadingDimension: Int32

  /// Passes the matrices as they lie when rows or columns are contiguous; copies them otherwise.
  init(_ array: NDArray<Scalar>) {
    if let lines = BLASLines(array.layout) {
      (self.array, isTransposed, leadingDimension) = (
        array, lines.areColumns, lines.leadingDimension
      )
    } else {
      self.array = array.compacted()
      isTransposed = false
      leadingDimension = max(1, blasExtent(array.shape[array.rank - 1]))
    }
  }

  var transpose: CBLAS_TRANSPOSE { isTransposed ? CblasTrans : CblasNoTrans }
}

/// The contiguous lines, rows or columns, in which a matrix lies.
struct BLASLines {
  let areColumns: Bool
  /// The distance from one line to the next, in elements.
  let leadingDimension: Int32

  /// `nil` when neither rows nor columns are contiguous and apart.
  init?(_ layout: Layout) {
    let (row, column) = (layout.rank - 2, layout.rank - 1)
    if let distance = Self.distance(layout, across: row, along: column) {
      (areColumns, leadingDimension) = (false, distance)
    } else if let distance = Self.distance(layout, across: column, along: row) {
      (areColumns, leadingDimension) = (true, distance)
    } else {
      return nil
    }
  }

  private static func distance(_ layout: Layout, across: Int, along: Int) -> Int32? {
    let length = layout.shape[along]
    guard length <= 1 || layout.strides[along] == 1 else { return nil }
    // With a single line the distance is never used, but BLAS still checks it.
    let distance = layout.shape[across] <= 1 ? max(1, length) : layout.strides[across]
    guard distance >= max(1, length) else { return nil }
    return Int32(exactly: distance)
  }
}

/// A vector as BLAS takes it: an increment other than 0.
struct BLASVector<Scalar: RealElement> {
  let array: NDArray<Scalar>
  let increment: Int32
  /// Where the element lowest in memory lies, from the first one on: from there BLAS counts, for a
  /// negative increment too.
  let lowest: Int

  /// Passes the vector as it lies when its elements have places of their own; copies it otherwise.
  init(_ vector: NDArray<Scalar>) {
    if let increment = blasIncrement(vector) {
      (array, self.increment) = (vector, increment)
    } else {
      (array, increment) = (vector.compacted(), 1)
    }
    lowest = increment < 0 ? (array.count - 1) * Int(increment) : 0
  }
}

/// The increment with which BLAS may read and write a vector, `nil` for a stride of 0 or too large.
func blasIncrement<Scalar: RealElement>(_ vector: NDArray<Scalar>) -> Int32? {
  if vector.count <= 1 { return 1 }
  return vector.strides[0] == 0 ? nil : Int32(exactly: vector.strides[0])
}
