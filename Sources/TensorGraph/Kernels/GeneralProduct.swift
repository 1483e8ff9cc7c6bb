import CNumerics
import NumericsEngine

/// One product `c ← op(a) · op(b) + beta · c` of row-major matrices without gaps, by OpenBLAS.
struct GeneralProduct<Scalar: TensorScalar> {
  private let m, n, k: Int32
  private let transposeA, transposeB: CBLAS_TRANSPOSE
  private let leadingA, leadingB: Int32
  private let multiply:
    @Sendable (
      CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, Int32, Int32, Int32, UnsafePointer<Scalar>, Int32,
      UnsafePointer<Scalar>, Int32, Scalar, UnsafeMutablePointer<Scalar>, Int32
    ) -> Void

  /// - Parameters:
  ///   - rows: Those of the product, `[rows, depth] · [depth, columns]`.
  init(rows: Int, columns: Int, depth: Int, transposeA: Bool = false, transposeB: Bool = false) {
    (m, n, k) = (extent(rows), extent(columns), extent(depth))
    self.transposeA = transposeA ? CblasTrans : CblasNoTrans
    self.transposeB = transposeB ? CblasTrans : CblasNoTrans
    leadingA = max(1, transposeA ? m : k)
    leadingB = max(1, transposeB ? k : n)
    multiply = Scalar._kernels.multiply
  }

  /// The code of the product of inputs 0 and 1.
  var kernel: Kernel {
    Kernel { run($0.input(0, Scalar.self), $0.input(1, Scalar.self), $0.output(Scalar.self)) }
  }

  /// With a `beta` of 0 the old numbers of `c` are not read.
  func run(
    _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>, _ c: UnsafeMutablePointer<Scalar>,
    beta: Scalar = 0
  ) {
    if k == 0 {
      if beta == 0 { c.update(repeating: 0, count: Int(m) * Int(n)) }
    } else if m > 0, n > 0 {
      multiply(transposeA, transposeB, m, n, k, a, leadingA, b, leadingB, beta, c, n)
    }
  }
}

/// An extent as BLAS counts it, in 32 bits.
private func extent(_ extent: Int) -> Int32 {
  guard let narrow = Int32(exactly: extent) else {
    callerMistake(
      "A matrix is too large for BLAS.", expected: "at most \(Int32.max) rows and columns",
      got: "\(extent)", toDo: "work on it in blocks")
  }
  return narrow
}
