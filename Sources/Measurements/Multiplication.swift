import NumericsEngine

/// The product of two square matrices, by loops and by GEMM.
public struct Multiplication: Sendable {
  /// A way to multiply.
  public enum Method: Sendable, CaseIterable {
    /// Three loops, each entry a sum over a row and a column.
    case loops
    /// The same three loops in the order row, inner, column: everything is read along rows.
    case reorderedLoops
    /// One call of BLAS.
    case gemm
  }

  /// The number of rows and columns of all three matrices.
  public let size: Int
  /// The median time of one product, in seconds.
  public let seconds: Double
  /// The sum of the product's entries.
  public let checksum: Double

  /// Thousand million additions and multiplications in a second: 2·size³ in the time.
  public var gigaflops: Double { 2 * Double(size * size * size) / seconds * 1e-9 }

  public init(_ method: Method, size: Int, runs: Int) {
    self.size = size
    let left = (0..<size * size).map { Double($0 % 7) }
    let right = (0..<size * size).map { Double($0 % 5) }
    let repetitions = max(1, 500_000 / (size * size * size))
    let a = NDArray(shape: [size, size], elements: left)
    let b = NDArray(shape: [size, size], elements: right)
    var c = NDArray(repeating: 0.0, shape: [size, size])
    var product = [Double](repeating: 0, count: size * size)
    (seconds, _) = Stopwatch.median(runs: runs, repetitions: repetitions) {
      switch method {
      case .loops: Self.multiply(left, right, into: &product, size: size)
      case .reorderedLoops: Self.multiplyByRows(left, right, into: &product, size: size)
      case .gemm: gemm(a, b, into: &c)
      }
    }
    checksum = method == .gemm ? c.sum() : product.reduce(0, +)
  }

  @inline(never)
  private static func multiply(
    _ left: [Double], _ right: [Double], into product: inout [Double], size: Int
  ) {
    for i in 0..<size {
      for j in 0..<size {
        var sum = 0.0
        for k in 0..<size { sum += left[i * size + k] * right[k * size + j] }
        product[i * size + j] = sum
      }
    }
  }

  @inline(never)
  private static func multiplyByRows(
    _ left: [Double], _ right: [Double], into product: inout [Double], size: Int
  ) {
    for i in 0..<size {
      for j in 0..<size { product[i * size + j] = 0 }
      for k in 0..<size {
        let factor = left[i * size + k]
        for j in 0..<size { product[i * size + j] += factor * right[k * size + j] }
      }
    }
  }
}
