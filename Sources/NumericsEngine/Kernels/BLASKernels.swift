import CNumerics

/// The routines of OpenBLAS for one type of element, with the arguments of their C declarations.
public struct _BLASKernels<Scalar>: Sendable {
  let gemm:
    @Sendable (
      CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32, _ k: Int32,
      _ alpha: Scalar, _ a: UnsafePointer<Scalar>, Int32, _ b: UnsafePointer<Scalar>, Int32,
      _ beta: Scalar, _ c: UnsafeMutablePointer<Scalar>, Int32
    ) -> Void
  let gemv:
    @Sendable (
      CBLAS_ORDER, CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32, _ alpha: Scalar,
      _ a: UnsafePointer<Scalar>, Int32, _ x: UnsafePointer<Scalar>, Int32,
      _ beta: Scalar, _ y: UnsafeMutablePointer<Scalar>, Int32
    ) -> Void
  let dot:
    @Sendable (_ n: Int32, UnsafePointer<Scalar>, Int32, UnsafePointer<Scalar>, Int32) -> Scalar
  let axpy:
    @Sendable (
      _ n: Int32, _ alpha: Scalar, UnsafePointer<Scalar>, Int32, UnsafeMutablePointer<Scalar>, Int32
    ) -> Void
  let nrm2: @Sendable (_ n: Int32, UnsafePointer<Scalar>, Int32) -> Scalar
  let lapack: LAPACKKernels<Scalar>
}

extension _BLASKernels<Float> {
  static let float = _BLASKernels(
    gemm: { cblas_sgemm($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) },
    gemv: { cblas_sgemv($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) },
    dot: { cblas_sdot($0, $1, $2, $3, $4) },
    axpy: { cblas_saxpy($0, $1, $2, $3, $4, $5) },
    nrm2: { cblas_snrm2($0, $1, $2) },
    lapack: .float)
}

extension _BLASKernels<Double> {
  static let double = _BLASKernels(
    gemm: { cblas_dgemm($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) },
    gemv: { cblas_dgemv($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) },
    dot: { cblas_ddot($0, $1, $2, $3, $4) },
    axpy: { cblas_daxpy($0, $1, $2, $3, $4, $5) },
    nrm2: { cblas_dnrm2($0, $1, $2) },
    lapack: .double)
}

/// An extent as BLAS and LAPACK count it, in 32 bits.
func blasExtent(_ extent: Int) -> Int32 {
  guard let narrow = Int32(exactly: extent) else {
    callerMistake(
      "An array is too large for BLAS.", expected: "at most \(Int32.max) rows and columns",
      got: "\(extent)", toDo: "work on it in blocks")
  }
  return narrow
}
