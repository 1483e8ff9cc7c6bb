import CKernels

/// A product of a matrix whose rows lie under windows with one laid out row by row; see
/// `CKernels/include/window_products.h`.
struct WindowProduct<Scalar: TensorScalar> {
  /// Where each row of the left matrix begins, and each row of the product.
  let from, to: [Int]

  /// The numbers of a row of the product.
  let lanes: Int

  /// The depth: lines, and numbers in each.
  let depth: (lines: Int, numbers: Int)

  /// How far the left matrix advances from line to line, and from number to number.
  let left: (line: Int, number: Int)

  /// How far the right matrix does.
  let right: (line: Int, number: Int)

  private let multiply = Scalar._kernels.windowProduct

  init(
    from: [Int], to: [Int], lanes: Int, depth: (lines: Int, numbers: Int),
    left: (line: Int, number: Int), right: (line: Int, number: Int)
  ) {
    (self.from, self.to, self.lanes) = (from, to, lanes)
    (self.depth, self.left, self.right) = (depth, left, right)
  }

  /// - Parameter adding: Whether to add to what is there.
  @inline(__always)
  func run(
    _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>, _ c: UnsafeMutablePointer<Scalar>,
    adding: Bool = false
  ) {
    from.withUnsafeBufferPointer { from in
      to.withUnsafeBufferPointer { to in
        var product = kernel_window_product(
          rows: from.count, lanes: lanes, outer: depth.lines, inner: depth.numbers,
          a_outer: left.line, a_inner: left.number, b_outer: right.line, b_inner: right.number,
          from: from.baseAddress, to: to.baseAddress, adds: adding)
        multiply(&product, a, b, c)
      }
    }
  }

  /// `count` rounded up to whole vectors, in which the right matrix is read.
  static func wholeVectors(_ count: Int) -> Int {
    let lanes = kernel_vector_bytes / MemoryLayout<Scalar>.stride
    return (count + lanes - 1) / lanes * lanes
  }
}
