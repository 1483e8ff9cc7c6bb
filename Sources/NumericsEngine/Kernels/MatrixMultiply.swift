import CNumerics

/// A matrix as BLAS takes it: row-major with a leading dimension, or the transpose of that.
private struct BLASOperand<Scalar: RealElement> {
  let matrix: NDArray<Scalar>
  let transpose: CBLAS_TRANSPOSE
  let leadingDimension: Int32

  /// Passes the matrix as it lies when its rows or its columns are contiguous; copies it otherwise.
  init(_ matrix: NDArray<Scalar>) {
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    if let leading = Self.leadingDimension(
      lines: rows, length: columns, lineStride: matrix.strides[0], step: matrix.strides[1])
    {
      (self.matrix, transpose, leadingDimension) = (matrix, CblasNoTrans, leading)
    } else if let leading = Self.leadingDimension(
      lines: columns, length: rows, lineStride: matrix.strides[1], step: matrix.strides[0])
    {
      (self.matrix, transpose, leadingDimension) = (matrix, CblasTrans, leading)
    } else {
      self.matrix = matrix.compacted()
      (transpose, leadingDimension) = (CblasNoTrans, blasExtent(max(1, columns)))
    }
  }

  /// The distance between lines, if BLAS can read `lines` lines of `length` contiguous numbers.
  private static func leadingDimension(
    lines: Int, length: Int, lineStride: Int, step: Int
  ) -> Int32? {
    guard length <= 1 || step == 1 else { return nil }
    // With a single line the distance is never used, but BLAS still checks it.
    let distance = lines <= 1 ? max(1, length) : lineStride
    guard distance >= max(1, length) else { return nil }
    return Int32(exactly: distance)
  }
}

/// `c ← alpha · a · b + beta · c` for shapes that fit: `[m, k] · [k, n] → [m, n]`.
func multiplyMatrices<Scalar: RealElement>(
  _ alpha: Scalar, _ a: NDArray<Scalar>, _ b: NDArray<Scalar>, _ beta: Scalar,
  _ c: inout NDArray<Scalar>
) {
  let m = blasExtent(a.shape[0])
  let n = blasExtent(b.shape[1])
  let k = blasExtent(a.shape[1])
  if m == 0 || n == 0 { return }
  if !c.layout.isContiguous { c.compact() }
  let left = BLASOperand(a)
  let right = BLASOperand(b)
  left.matrix.read { leftStart in
    right.matrix.read { rightStart in
      c.write { target, _ in
        Scalar._blas.gemm(
          CblasRowMajor, left.transpose, right.transpose, m, n, k, alpha, leftStart,
          left.leadingDimension, rightStart, right.leadingDimension, beta, target, n)
      }
    }
  }
}

/// An extent as BLAS counts it, in 32 bits.
private func blasExtent(_ extent: Int) -> Int32 {
  guard let narrow = Int32(exactly: extent) else {
    callerMistake(
      "A matrix is too large for BLAS.", expected: "at most \(Int32.max) rows and columns",
      got: "\(extent)", toDo: "multiply it in blocks")
  }
  return narrow
}
