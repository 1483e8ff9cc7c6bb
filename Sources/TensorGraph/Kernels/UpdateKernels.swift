import CKernels

/// The loops behind the optimisers for one type of number; see `CKernels/include/updates.h`.
public struct _UpdateKernels<Scalar>: Sendable {
  typealias Target = UnsafeMutablePointer<Scalar>
  typealias Source = UnsafePointer<Scalar>

  let descent: @Sendable (Target, Source, Int, _ rate: Scalar) -> Void
  let momentum:
    @Sendable (Target, Target, Source, Int, _ rate: Scalar, _ momentum: Scalar, Bool) -> Void
  let scaled:
    @Sendable (
      Target, Target, Source, Int, _ rate: Scalar, _ keep: Scalar, _ add: Scalar,
      _ epsilon: Scalar
    ) -> Void
  let adam:
    @Sendable (
      Target, Target, Target, Source, Int, _ rate: Scalar, _ add1: Scalar, _ keep2: Scalar,
      _ add2: Scalar, _ correction: Scalar, _ epsilon: Scalar, _ shrink: Scalar
    ) -> Void
}

extension _UpdateKernels<Float> {
  static let float = _UpdateKernels(
    descent: { kernel_descent_f32($0, $1, $2, $3) },
    momentum: { kernel_momentum_f32($0, $1, $2, $3, $4, $5, $6) },
    scaled: { kernel_scaled_f32($0, $1, $2, $3, $4, $5, $6, $7) },
    adam: { kernel_adam_f32($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) })
}

extension _UpdateKernels<Double> {
  static let double = _UpdateKernels(
    descent: { kernel_descent_f64($0, $1, $2, $3) },
    momentum: { kernel_momentum_f64($0, $1, $2, $3, $4, $5, $6) },
    scaled: { kernel_scaled_f64($0, $1, $2, $3, $4, $5, $6, $7) },
    adam: { kernel_adam_f64($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) })
}
