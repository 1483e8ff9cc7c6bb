import CNumerics

/// `c ← alpha · a · b + beta · c` for shapes that fit: `[…, m, k] · […, k, n] → […, m, n]`.
///
/// The leading axes of `a` and `b` broadcast to those of `c`. With a `beta` of 0 the elements of `c`
/// need not be initialised.
@_specialize(where Scalar == Double)
@_specialize(where Scalar == Float)
func multiplyMatrices<Scalar: RealElement>(
  _ alpha: Scalar, _ a: NDArray<Scalar>, _ b: NDArray<Scalar>, _ beta: Scalar,
  _ c: inout NDArray<Scalar>
) {
  let m = blasExtent(c.shape[c.rank - 2])
  let n = blasExtent(c.shape[c.rank - 1])
  let k = blasExtent(a.shape[a.rank - 1])
  if c.count == 0 { return }
  if k == 0 || alpha == 0 {
    c.scale(by: beta)
    return
  }
  if c.rank == 2, n == 1 {
    var column = c.column(0)
    c = NDArray(scalar: 0)
    multiplyMatrixVector(alpha, a, b.column(0), beta, &column)
    c = column.addingAxis(at: 1)
    return
  }
  if BLASLines(c.layout)?.areColumns == true || (c.rank == 2 && m == 1) {
    // Columns that lie one after the other are the rows of the transpose: cᵀ = bᵀ · aᵀ.
    var target = c.swappingMatrixAxes()
    c = NDArray(scalar: 0)
    multiplyMatrices(alpha, b.swappingMatrixAxes(), a.swappingMatrixAxes(), beta, &target)
    c = target.swappingMatrixAxes()
    return
  }
  if BLASLines(c.layout) == nil || !c.isWritable() { c.compact() }
  let (left, right) = (BLASMatrices(a), BLASMatrices(b))
  let product = MatrixProduct(
    extents: (Int(m), Int(n), Int(k)), left, right,
    leadingDimension: BLASLines(c.layout)?.leadingDimension ?? n)
  let leading = Array(c.shape.dropLast(2))
  left.array.read { a in
    right.array.read { b in
      c.write { c, strides in
        let walk = Walk(
          shape: leading, strides.dropLast(2), left.leadingStrides(broadcastTo: leading),
          right.leadingStrides(broadcastTo: leading))
        walk.parallelStretches(grain: product.grain) { i, j, l, count in
          let (step, leftStep, rightStep) = walk.run.strides
          for t in 0..<count {
            product.run(
              alpha, a + j + t * leftStep, b + l + t * rightStep, beta, c + i + t * step)
          }
        }
      }
    }
  }
}

extension BLASMatrices {
  /// The strides from one matrix to the next along the axes of `shape`.
  fileprivate func leadingStrides(broadcastTo shape: [Int]) -> [Int] {
    Layout(
      shape: array.shape.dropLast(2), strides: array.strides.dropLast(2), offset: 0
    ).strides(broadcastTo: shape)
  }
}

extension NDArray {
  /// A view with the last two axes exchanged.
  fileprivate func swappingMatrixAxes() -> NDArray {
    var (shape, strides) = (shape, strides)
    shape.swapAt(rank - 2, rank - 1)
    strides.swapAt(rank - 2, rank - 1)
    return NDArray(
      storage: storage, layout: Layout(shape: shape, strides: strides, offset: layout.offset))
  }
}
