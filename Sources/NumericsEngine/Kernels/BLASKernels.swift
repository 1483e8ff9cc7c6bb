import CNumerics

/// The routines of OpenBLAS for one type of element, with the arguments of their C declarations.
public struct _BLASKernels<Scalar>: Sendable {
  let gemm:
    @Sendable (
      CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32, _ k: Int32,
      _ alpha: Scalar, _ a: UnsafePointer<Scalar>, Int32, _ b: UnsafePointer<Scalar>, Int32,
      _ beta: Scalar, _ c: UnsafeMutablePointer<Scalar>, Int32
    ) -> Void
}

extension _BLASKernels<Float> {
  static let float = _BLASKernels(gemm: {
    cblas_sgemm($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  })
}

extension _BLASKernels<Double> {
  static let double = _BLASKernels(gemm: {
    cblas_dgemm($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  })
}
