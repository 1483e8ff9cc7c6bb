import CKernels
import CNumerics

/// The loops behind the operations for one type of number.
public struct _TensorKernels<Scalar>: Sendable {
  let runProgram:
    @Sendable (
      _ program: UnsafePointer<kernel_program>, _ result: UnsafeMutablePointer<Scalar>,
      _ operands: UnsafePointer<UnsafePointer<Scalar>?>, _ row: Int, _ rows: Int, _ start: Int,
      _ count: Int
    ) -> Void
  let multiply:
    @Sendable (
      CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32, _ k: Int32,
      _ a: UnsafePointer<Scalar>, Int32, _ b: UnsafePointer<Scalar>, Int32,
      _ beta: Scalar, _ c: UnsafeMutablePointer<Scalar>, Int32
    ) -> Void
  let sum: @Sendable (UnsafePointer<Scalar>, Int) -> Scalar
  /// `t[i] ← t[i] + Σ a[i + row · stride]` over `rows` rows.
  let addRows:
    @Sendable (
      _ t: UnsafeMutablePointer<Scalar>, _ a: UnsafePointer<Scalar>, _ stride: Int, _ rows: Int,
      _ count: Int
    ) -> Void
  /// The place of the first largest number, or of the first NaN.
  let argmax: @Sendable (UnsafePointer<Scalar>, Int) -> Int
  let softmax: @Sendable (UnsafeMutablePointer<Scalar>, UnsafePointer<Scalar>, Int) -> Void
  /// See `CKernels/include/window_products.h`.
  let windowProduct:
    @Sendable (
      UnsafePointer<kernel_window_product>, _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>,
      _ c: UnsafeMutablePointer<Scalar>
    ) -> Void
  /// See `CKernels/include/windows.h`, as for the next two.
  let largest:
    @Sendable (
      UnsafePointer<kernel_window_row>, UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>
    ) -> Void
  let pickAtLargest,
    addAtLargest:
      @Sendable (
        UnsafePointer<kernel_window_row>, UnsafePointer<Scalar>, UnsafePointer<Scalar>,
        UnsafeMutablePointer<Scalar>
      ) -> Void
  /// `Σ exp(x − largest)` without the term of the largest itself, whose place is given.
  let expSum: @Sendable (UnsafePointer<Scalar>, _ largest: Int, Int) -> Double
}

extension _TensorKernels<Float> {
  static let float = _TensorKernels(
    runProgram: { kernel_run_program_f32($0, $1, $2, $3, $4, $5, $6) },
    multiply: {
      cblas_sgemm(CblasRowMajor, $0, $1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11)
    },
    sum: { kernel_sum_f32($0, $1) }, addRows: { kernel_add_rows_f32($0, $1, $2, $3, $4) },
    argmax: { kernel_argmax_f32($0, $1) }, softmax: { kernel_softmax_f32($0, $1, $2) },
    windowProduct: { kernel_window_product_f32($0, $1, $2, $3) },
    largest: { kernel_largest_f32($0, $1, $2) },
    pickAtLargest: { kernel_pick_at_largest_f32($0, $1, $2, $3) },
    addAtLargest: { kernel_add_at_largest_f32($0, $1, $2, $3) },
    expSum: { kernel_exp_sum_f32($0, $1, $2) })
}

extension _TensorKernels<Double> {
  static let double = _TensorKernels(
    runProgram: { kernel_run_program_f64($0, $1, $2, $3, $4, $5, $6) },
    multiply: {
      cblas_dgemm(CblasRowMajor, $0, $1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11)
    },
    sum: { kernel_sum_f64($0, $1) }, addRows: { kernel_add_rows_f64($0, $1, $2, $3, $4) },
    argmax: { kernel_argmax_f64($0, $1) }, softmax: { kernel_softmax_f64($0, $1, $2) },
    windowProduct: { kernel_window_product_f64($0, $1, $2, $3) },
    largest: { kernel_largest_f64($0, $1, $2) },
    pickAtLargest: { kernel_pick_at_largest_f64($0, $1, $2, $3) },
    addAtLargest: { kernel_add_at_largest_f64($0, $1, $2, $3) },
    expSum: { kernel_exp_sum_f64($0, $1, $2) })
}
