import CNumerics

/// One product `c ← alpha · a · b + beta · c` of matrices as BLAS takes them, and how it is cut.
///
/// OpenBLAS is at its best with matrices that are large in every direction. Where one direction is
/// long and the others are short it copies and schedules more than it computes; cut into blocks
/// along that direction, each small enough for it to compute at once and on one thread, such a
/// product takes half the time, and the blocks share all cores.
struct MatrixProduct<Scalar: RealElement> {
  private let m: Int
  private let n: Int
  private let k: Int
  private let left: BLASMatrices<Scalar>
  private let right: BLASMatrices<Scalar>
  private let leadingDimension: Int32
  private let multiplications: Double
  private let cut: Cut

  private enum Cut {
    case whole
    case rows(Int)
    /// Blocks of rows that OpenBLAS computes one after the other, on one thread; on several it would
    /// wait for all of them after every block.
    case panels(Int)
    case columns(Int)
    case depth(Int)
  }

  /// The number of multiplications of a block: up to there OpenBLAS computes on one thread.
  private static var smallProduct: Int { 1 << 18 }

  /// The number of multiplications up to which cutting costs more than it brings.
  private static var wholeProduct: Double { 1_000_000 }

  /// The most elements of the matrix that all blocks share, so that a block is 32 lines or more.
  private static var sharedElements: Int { 1 << 13 }

  init(
    extents: (m: Int, n: Int, k: Int), _ left: BLASMatrices<Scalar>, _ right: BLASMatrices<Scalar>,
    leadingDimension: Int32
  ) {
    (m, n, k) = extents
    (self.left, self.right, self.leadingDimension) = (left, right, leadingDimension)
    multiplications = Double(m) * Double(n) * Double(k)
    cut =
      if multiplications <= Self.wholeProduct {
        .whole
      } else if n * k <= Self.sharedElements {
        .rows(Self.blockLength(m, across: n * k))
      } else if n <= 128, m >= 4096, Threads.count == 1 {
        .panels(1024)
      } else if m * k <= Self.sharedElements {
        .columns(Self.blockLength(n, across: m * k))
      } else if m * n <= Self.sharedElements, k >= 1024 {
        .depth(Self.blockLength(k, across: m * n))
      } else {
        .whole
      }
  }

  /// How many products are worth a thread; larger ones use all threads themselves.
  var grain: Int {
    multiplications > Double(Self.smallProduct)
      ? Int.max / 2 : 4 * Self.smallProduct / Int(max(multiplications, 1024))
  }

  /// A multiple of 16 with which an even number of blocks, each a small product, fills `extent`.
  private static func blockLength(_ extent: Int, across area: Int) -> Int {
    let most = smallProduct / area / 16 * 16
    let blocks = (extent + 2 * most - 1) / (2 * most) * 2
    return min(most, (extent + 16 * blocks - 1) / (16 * blocks) * 16)
  }

  func run(
    _ alpha: Scalar, _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>,
    _ beta: Scalar, _ c: UnsafeMutablePointer<Scalar>
  ) {
    switch cut {
    case .whole:
      multiply(alpha, a, b, beta, c, leadingDimension, m, n, k)
    case .rows(let length):
      Self.forEachBlock(of: m, length: length) { start, rows in
        multiplyRows(alpha, a, b, beta, c, start, rows)
      }
    case .panels(let length):
      for start in stride(from: 0, to: m, by: length) {
        multiplyRows(alpha, a, b, beta, c, start, min(length, m - start))
      }
    case .columns(let length):
      Self.forEachBlock(of: n, length: length) { start, columns in
        multiply(
          alpha, a, b + start * right.columnStep, beta, c + start, leadingDimension, m, columns, k)
      }
    case .depth(let length):
      addPartialSums(alpha, a, b, beta, c, length: length)
    }
  }

  private func multiplyRows(
    _ alpha: Scalar, _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>,
    _ beta: Scalar, _ c: UnsafeMutablePointer<Scalar>, _ start: Int, _ rows: Int
  ) {
    multiply(
      alpha, a + start * left.rowStep, b, beta, c + start * Int(leadingDimension),
      leadingDimension, rows, n, k)
  }

  /// Sums four parts of the depth each for itself: as many for any number of threads, so that no
  /// digit depends on it.
  private func addPartialSums(
    _ alpha: Scalar, _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>,
    _ beta: Scalar, _ c: UnsafeMutablePointer<Scalar>, length: Int
  ) {
    let parts = 4
    let partLength = (k + parts - 1) / parts
    var sums = NDArray<Scalar>(shape: [parts, m, n]) {
      $0.initialize(repeating: 0, count: parts * m * n)
    }
    sums.write { sums, _ in
      parallel(count: parts, grain: 1, multiple: 1) { range in
        for part in range {
          let end = min(k, (part + 1) * partLength)
          for start in stride(from: part * partLength, to: end, by: length) {
            multiply(
              alpha, a + start * left.columnStep, b + start * right.rowStep, 1,
              sums + part * m * n, Int32(n), m, n, min(length, end - start))
          }
        }
      }
      for i in 0..<m {
        for j in 0..<n {
          let sum = sums + i * n + j
          let total = (sum[0] + sum[m * n]) + (sum[2 * m * n] + sum[3 * m * n])
          let place = i * Int(leadingDimension) + j
          c[place] = beta == 0 ? total : total + beta * c[place]
        }
      }
    }
  }

  private static func forEachBlock(of extent: Int, length: Int, _ body: (Int, Int) -> Void) {
    // Four blocks take about as long as starting a thread for them.
    parallel(count: (extent + length - 1) / length, grain: 4, multiple: 1) { range in
      for block in range { body(block * length, min(length, extent - block * length)) }
    }
  }

  private func multiply(
    _ alpha: Scalar, _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>,
    _ beta: Scalar, _ c: UnsafeMutablePointer<Scalar>, _ leadingDimension: Int32, _ m: Int,
    _ n: Int, _ k: Int
  ) {
    Scalar._blas.gemm(
      CblasRowMajor, left.transpose, right.transpose, Int32(m), Int32(n), Int32(k), alpha, a,
      left.leadingDimension, b, right.leadingDimension, beta, c, leadingDimension)
  }
}

extension BLASMatrices {
  /// The distances in memory from one row, and from one column, to the next.
  fileprivate var rowStep: Int { isTransposed ? 1 : Int(leadingDimension) }
  fileprivate var columnStep: Int { isTransposed ? Int(leadingDimension) : 1 }
}
