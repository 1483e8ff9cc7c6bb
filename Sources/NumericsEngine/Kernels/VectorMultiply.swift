import CNumerics

/// `Σ a[i] · b[i]` of two vectors of one length.
func dotProduct<Scalar: RealElement>(_ a: NDArray<Scalar>, _ b: NDArray<Scalar>) -> Scalar {
  let count = blasExtent(a.count)
  if count == 0 { return 0 }
  let (left, right) = (BLASVector(a), BLASVector(b))
  return left.array.read { a in
    right.array.read { b in
      Scalar._blas.dot(count, a + left.lowest, left.increment, b + right.lowest, right.increment)
    }
  }
}

/// `y ← alpha · x + y` for two vectors of one length.
func addMultiple<Scalar: RealElement>(
  _ alpha: Scalar, _ x: NDArray<Scalar>, to y: inout NDArray<Scalar>
) {
  let count = blasExtent(x.count)
  if count == 0 { return }
  let source = BLASVector(x)
  y.writeVector { y, increment in
    source.array.read { x in
      Scalar._blas.axpy(count, alpha, x + source.lowest, source.increment, y, increment)
    }
  }
}

/// `√Σ x[i]²` of a vector.
func euclideanNorm<Scalar: RealElement>(_ x: NDArray<Scalar>) -> Scalar {
  let count = blasExtent(x.count)
  if count == 0 { return 0 }
  let vector = BLASVector(x)
  // The order does not matter, and a negative increment gives 0 by definition.
  return vector.array.read {
    Scalar._blas.nrm2(count, $0 + vector.lowest, abs(vector.increment))
  }
}

/// `y ← alpha · a · x + beta · y` for shapes that fit: `[m, n] · [n] → [m]`.
///
/// With a `beta` of 0 the elements of `y` need not be initialised.
func multiplyMatrixVector<Scalar: RealElement>(
  _ alpha: Scalar, _ a: NDArray<Scalar>, _ x: NDArray<Scalar>, _ beta: Scalar,
  _ y: inout NDArray<Scalar>
) {
  let (m, n) = (blasExtent(a.shape[0]), blasExtent(a.shape[1]))
  if m == 0 { return }
  // BLAS leaves y as it is when there is nothing to add, and may keep NaN for a beta of 0.
  if beta == 0 || n == 0 || alpha == 0 { y.scale(by: beta) }
  if n == 0 || alpha == 0 { return }
  let (matrix, vector) = (BLASMatrices(a), BLASVector(x))
  let (rows, columns) = matrix.isTransposed ? (n, m) : (m, n)
  y.writeVector { y, increment in
    matrix.array.read { a in
      vector.array.read { x in
        Scalar._blas.gemv(
          CblasRowMajor, matrix.transpose, rows, columns, alpha, a, matrix.leadingDimension,
          x + vector.lowest, vector.increment, beta, y, increment)
      }
    }
  }
}

extension NDArray where Element: RealElement {
  /// Multiplies by a factor; 0 gives 0 whatever was there, NaN and uninitialised memory included.
  mutating func scale(by factor: Element) {
    if factor == 0 {
      let zeros = NDArray(scalar: 0).broadcasted(to: shape)
      write { zeros.copyElements(to: $0, strides: $1) }
    } else {
      self *= factor
    }
  }

  /// Calls `body` with the address of the element of a vector that is lowest in memory, for writing,
  /// and the increment from there.
  fileprivate mutating func writeVector(
    _ body: (_ lowest: UnsafeMutablePointer<Element>, _ increment: Int32) -> Void
  ) {
    if blasIncrement(self) == nil || !isWritable() { compact() }
    let increment = blasIncrement(self) ?? 1
    let lowest = increment < 0 ? (count - 1) * Int(increment) : 0
    write { base, _ in body(base + lowest, increment) }
  }
}
